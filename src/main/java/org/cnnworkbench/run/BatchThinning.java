package org.cnnworkbench.run;

import java.util.Optional;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;
import org.cnnworkbench.train.TrainingEvent.Started;
import org.jspecify.annotations.Nullable;

/**
 * Keeps journals of long runs small. Each of a run's first {@value #EACH_ITS_LINE} batches has its own line; then two batches share one,
 * which holds their means; from {@code 2 ×} that many batches on four do, and so on with every doubling. So the lines of the whole run
 * are 50,000 for each doubling: 420,000 or some 90 MB for a day at 100 batches a second. Groups end at multiples of their size, at the
 * ends of epochs, and wherever another event comes between.
 */
final class BatchThinning {

    static final int EACH_ITS_LINE = 100_000;

    private int batchesPerEpoch = 1;
    private @Nullable BatchFinished group;

    void begin(Started started) {
        batchesPerEpoch = started.batchesPerEpoch();
        group = null;
    }

    /** How many batches share a line at a batch of the run, counted from 1. */
    static long groupSize(long batch) {
        return Math.max(1, Long.highestOneBit(batch / (EACH_ITS_LINE / 2)));
    }

    private long batchOfRun(BatchFinished batch) {
        return (long) (batch.epoch() - 1) * batchesPerEpoch + batch.batch();
    }

    /** How many batches share a line where this one is. */
    long groupSize(BatchFinished batch) {
        return groupSize(batchOfRun(batch));
    }

    boolean endsEpoch(BatchFinished batch) {
        return batch.batch() == batchesPerEpoch;
    }

    /** Takes a batch; answers with the line to write, if its group is complete. */
    Optional<BatchFinished> add(BatchFinished batch) {
        BatchFinished before = group;
        BatchFinished joined = before == null ? batch : join(before, batch);
        group = joined;
        boolean complete = batchOfRun(batch) % groupSize(batch) == 0 || endsEpoch(batch);
        return complete ? takeRest() : Optional.empty();
    }

    /** The line of a group that is not complete. */
    Optional<BatchFinished> takeRest() {
        Optional<BatchFinished> rest = Optional.ofNullable(group);
        group = null;
        return rest;
    }

    private static BatchFinished join(BatchFinished before, BatchFinished batch) {
        int images = before.images() + batch.images();
        return new BatchFinished(
                batch.epoch(),
                batch.batch(),
                before.batches() + batch.batches(),
                (before.loss() * before.images() + batch.loss() * batch.images()) / images,
                (before.errorRate() * before.images() + batch.errorRate() * batch.images()) / images,
                images,
                batch.learningRate());
    }
}
