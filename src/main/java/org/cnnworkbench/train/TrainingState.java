package org.cnnworkbench.train;

import java.util.List;
import org.cnnworkbench.engine.NetworkState;
import org.jspecify.annotations.Nullable;

/**
 * All that going on exactly where training left off needs, and all that a checkpoint holds. Shuffle, augmentation, dropout, schedule and
 * stopping rules are functions of the seed, the epoch and the curves so far: none of them has a state of its own.
 *
 * @param network weights and optimizer state
 * @param history every epoch trained to its end, the first first
 * @param partial how far the epoch after those has come; null at the end of an epoch
 */
public record TrainingState(
        NetworkState network,
        List<EpochResult> history,
        @Nullable PartialEpoch partial) {

    /**
     * An epoch that was left in the middle.
     *
     * @param batches learned
     * @param images  in them
     * @param lossSum losses of the images, added up
     * @param wrong   mistakes
     * @param seconds spent
     */
    public record PartialEpoch(int batches, long images, double lossSum, long wrong, double seconds) {
        public static final PartialEpoch NOTHING = new PartialEpoch(0, 0, 0, 0, 0);
    }

    public TrainingState {
        history = List.copyOf(history);
    }

    /** Epochs trained to their end. */
    public int epochs() {
        return history.size();
    }
}
