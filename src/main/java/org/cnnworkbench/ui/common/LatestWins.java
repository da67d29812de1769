package org.cnnworkbench.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that is asked for again and again while a person edits: a new request cancels the one before, and a result that comes too late is
 * thrown away. Used on the window's thread only.
 */
public final class LatestWins {

    private final Background background;
    private @Nullable Future<?> running;
    private long requests;

    public LatestWins(Background background) {
        this.background = background;
    }

    /** Asks for work; its result, or failure, arrives only if nothing else was asked for meanwhile. */
    public <T> void request(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        cancel();
        long mine = requests;
        running = background.run(
                work,
                result -> {
                    if (mine == requests) {
                        running = null;
                        done.accept(result);
                    }
                },
                failure -> {
                    if (mine == requests) {
                        running = null;
                        failed.accept(failure);
                    }
                });
    }

    /** Whether something is being worked on. */
    public boolean isBusy() {
        return running != null;
    }

    /** Nothing is wanted any more. */
    public void cancel() {
        requests++;
        if (running != null) {
            running.cancel(true);
            running = null;
        }
    }
}
