package org.cnnworkbench.train;

import org.jspecify.annotations.Nullable;

/**
 * One row of the curves.
 *
 * @param epoch        from 1
 * @param learningRate at the epoch's last step
 * @param training     means over the epoch's batches while it learned, dropout on
 * @param validation   after the epoch, dropout off; null where there are no validation images
 * @param seconds      the epoch took, validation included
 * @param imagesPerSecond training images by the time spent training
 */
public record EpochResult(
        int epoch,
        double learningRate,
        Scores training,
        @Nullable Scores validation,
        double seconds,
        double imagesPerSecond) {

    /**
     * @param loss      mean cross-entropy in nats
     * @param errorRate share of the images whose most probable class is not theirs, 0 to 1
     */
    public record Scores(double loss, double errorRate) {
        public double accuracy() {
            return 1 - errorRate;
        }
    }

    /** Validation where there is one, else training: what best epochs, patience and plateaus go by. */
    public Scores decisive() {
        return validation == null ? training : validation;
    }
}
