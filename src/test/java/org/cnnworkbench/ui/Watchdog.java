package org.cnnworkbench.ui;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/**
 * Records for how long the window's thread let others wait: asks it every 2 ms for a sign of life and keeps the longest it took. On a
 * machine whose cores are busy with something else the wait is theirs too, so it is a record and nothing is asserted about it.
 */
public final class Watchdog implements AutoCloseable {

    private static final long PERIOD_MS = 2;

    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    public Watchdog() {
        var ignored = clock.scheduleAtFixedRate(this::ask, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        if (waiting.compareAndSet(false, true)) {
            long asked = System.nanoTime();
            Platform.runLater(() -> {
                longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max);
                waiting.set(false);
            });
        }
    }

    /** The longest wait since the last call, in milliseconds. */
    public double longestMillis() {
        return longestNanos.getAndSet(0) / 1e6;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
