package org.cnnworkbench.train;

import java.util.List;
import org.cnnworkbench.engine.NetworkState;
import org.jspecify.annotations.Nullable;

/**
 * All that going on exactly where training left off needs, and all that a checkpoint holds. Shuffle, augmentation, dropout, schedule and
 * stopping rules are functions of the seed, the epoch, the curves so far and what people asked for: none of them has a state of its own.
 *
 * @param network weights and optimizer state
 * @param history every epoch trained to its end, the first first
 * @param partial how far the epoch after those has come; null at the end of an epoch
 * @param acts    the steering acts so far that {@linkplain SteeringAct#changesWeights() change the weights}, in order
 */
public record TrainingState(
        NetworkState network,
        List<EpochResult> history,
        @Nullable PartialEpoch partial,
        List<AppliedAct> acts) {

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
        acts = List.copyOf(acts);
    }

    /** Epochs trained to their end. */
    public int epochs() {
        return history.size();
    }

    /** Where training goes on. */
    public Position position() {
        return new Position(history.size(), partial == null ? 0 : partial.batches());
    }
}
