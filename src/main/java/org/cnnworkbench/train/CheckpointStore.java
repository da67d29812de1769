package org.cnnworkbench.train;

import java.util.Optional;

/** Where a trainer leaves what it has learned. */
public interface CheckpointStore {

    /**
     * Saves the latest state; when this returns, it is safe on the disk.
     *
     * @param keep whether it is to be kept for good, since a person asked for it
     * @return the name under which it was saved
     */
    String save(TrainingState state, boolean keep);

    /**
     * The state after an epoch.
     *
     * @return empty where there is none, or none that can be read
     */
    Optional<TrainingState> after(int epoch);
}
