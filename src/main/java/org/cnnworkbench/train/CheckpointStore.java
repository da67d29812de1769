package org.cnnworkbench.train;

/** Where a trainer leaves what it has learned after every epoch. */
public interface CheckpointStore {

    /**
     * Saves the latest state; when this returns, it is safe on the disk.
     *
     * @param best whether no state before was better
     * @return the name under which it was saved
     */
    String save(TrainingState state, boolean best);

    /**
     * The best state saved so far.
     *
     * @throws IllegalStateException where none was saved
     */
    TrainingState best();
}
