package org.cnnworkbench.train;

import org.cnnworkbench.engine.StepResult;
import org.cnnworkbench.train.TrainingState.PartialEpoch;

/** Adds up the steps of one epoch, from the beginning or from where an interrupted run left off. */
final class EpochMeter {

    private long start = System.nanoTime();
    private final double secondsBefore;
    private int batches;
    private long images;
    private double lossSum;
    private long wrong;

    EpochMeter(PartialEpoch before) {
        this.batches = before.batches();
        this.images = before.images();
        this.lossSum = before.lossSum();
        this.wrong = before.wrong();
        this.secondsBefore = before.seconds();
    }

    void add(StepResult step, int batchSize) {
        batches++;
        images += batchSize;
        lossSum += step.loss() * batchSize;
        wrong += step.wrong();
    }

    /** Leaves a time out of account, in nanoseconds: nobody trained in it. */
    void rested(long nanos) {
        start += nanos;
    }

    int batches() {
        return batches;
    }

    double seconds() {
        return secondsBefore + (System.nanoTime() - start) / 1e9;
    }

    double imagesPerSecond() {
        return images / seconds();
    }

    EpochResult.Scores scores() {
        return new EpochResult.Scores(lossSum / images, (double) wrong / images);
    }

    PartialEpoch partial() {
        return new PartialEpoch(batches, images, lossSum, wrong, seconds());
    }
}
