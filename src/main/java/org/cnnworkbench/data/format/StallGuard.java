package org.cnnworkbench.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Closes a stream from which nothing has come for a long time, so that whoever reads it gets an error instead of waiting for ever. */
final class StallGuard implements AutoCloseable {

    private final InputStream stream;
    private final long patience;
    private final Thread watcher;
    private volatile long last = System.nanoTime();
    private volatile boolean fired;

    StallGuard(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience.toNanos();
        this.watcher = Thread.ofVirtual().name("stall-guard").start(this::watch);
    }

    /** Something came. */
    void moved() {
        last = System.nanoTime();
    }

    /** Whether it was this that closed the stream. */
    boolean hasFired() {
        return fired;
    }

    private void watch() {
        try {
            for (long left = patience; left > 0; left = last + patience - System.nanoTime()) {
                Thread.sleep(Duration.ofNanos(left));
            }
            fired = true;
            stream.close();
        } catch (InterruptedException e) {
            // The reading has ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
