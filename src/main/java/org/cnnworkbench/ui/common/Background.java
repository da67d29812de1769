package org.cnnworkbench.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Work that takes longer than a frame. The work runs on a thread of its own; what comes of it, and what goes wrong, is handed on on the
 * window's thread. Nothing is dropped: a failure that nobody handles is told to the person.
 */
public final class Background implements AutoCloseable {

    private final Executor windowThread;
    private final ExecutorService workers;
    private final Consumer<Throwable> unhandled;

    /**
     * @param windowThread {@code Platform::runLater} in the window
     * @param unhandled    told, on the window's thread, of failures for which no handler was given
     */
    public Background(Executor windowThread, Consumer<Throwable> unhandled) {
        this.windowThread = windowThread;
        this.unhandled = unhandled;
        this.workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "background");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs work whose failure is told to the person. */
    public <T> Future<?> run(Callable<T> work, Consumer<? super T> done) {
        return run(work, done, unhandled);
    }

    /**
     * Runs work.
     *
     * @param done   gets the result, on the window's thread
     * @param failed gets what was thrown, on the window's thread; an interruption (the future was cancelled) is nobody's failure
     * @return cancel it, with interruption, to end the work; it is cancelled already where this was closed
     */
    public <T> Future<?> run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        if (workers.isShutdown()) {
            // The window has been closed: nobody waits for it any more.
            CompletableFuture<Void> nothing = new CompletableFuture<>();
            nothing.cancel(false);
            return nothing;
        }
        return workers.submit(() -> {
            try {
                T result = work.call();
                if (!Thread.currentThread().isInterrupted()) {
                    onWindow(() -> done.accept(result));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                onWindow(() -> failed.accept(e));
            }
        });
    }

    /** Does something on the window's thread, soon. */
    public void onWindow(Runnable action) {
        windowThread.execute(action);
    }

    /** The threads, for those who need an {@link Executor}. */
    public Executor workers() {
        return action -> {
            try {
                workers.execute(action);
            } catch (RejectedExecutionException e) {
                unhandled.accept(e);
            }
        };
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
