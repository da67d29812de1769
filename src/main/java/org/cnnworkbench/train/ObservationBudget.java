package org.cnnworkbench.train;

import java.util.function.LongSupplier;

/**
 * Says when a step may be observed, so that watching costs at most {@value #SHARE} of the time, whatever the network. Filters and
 * statistics of the layers are told before the first step, at the ends of the first {@value #EVERY_EPOCH} epochs, and in between and
 * afterwards every two seconds, in long runs every 500th part of the time so far: a day has some 3,000 observations.
 */
final class ObservationBudget {

    static final double SHARE = 0.01;
    static final int EVERY_EPOCH = 100;

    /** The first observations may come sooner than the share allows: they make the window come alive. */
    private static final long ADVANCE_NANOS = 300_000_000;

    private static final long LEAST_PAUSE_NANOS = 2_000_000_000;
    private static final long PARTS = 500;
    private static final double SMOOTHING = 0.1;

    private final LongSupplier clock;
    private final long begun;
    private long last;
    private double spent;
    private double usualStep;

    /** @param clock nanoseconds from some moment on */
    ObservationBudget(LongSupplier clock) {
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.last = begun;
    }

    /** @param endOfEpoch whether the step is the last of its epoch */
    boolean allows(int epoch, boolean endOfEpoch) {
        long now = clock.getAsLong();
        if (spent > ADVANCE_NANOS + SHARE * (now - begun)) {
            return false;
        }
        return (endOfEpoch && epoch <= EVERY_EPOCH) || now - last >= Math.max(LEAST_PAUSE_NANOS, (now - begun) / PARTS);
    }

    /** Takes note of how long a step took that nobody observed. */
    void step(long nanos) {
        usualStep = usualStep == 0 ? nanos : usualStep + SMOOTHING * (nanos - usualStep);
    }

    /** Takes note of how long an observed step took. */
    void observedStep(long nanos) {
        last = clock.getAsLong();
        spent(usualStep == 0 ? 0 : Math.max(0, nanos - usualStep));
    }

    /** Takes note of what telling has cost, in nanoseconds. */
    void spent(double nanos) {
        spent += nanos;
    }
}
