package org.cnnworkbench.data;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one epoch, one after another, a few of them prepared ahead on background threads. For one thread at a time. Closing stops
 * the background threads and waits until they have ended.
 */
public final class Epoch implements Iterator<Batch>, AutoCloseable {

    /** Makes batch k; called from several threads at once. */
    @FunctionalInterface
    interface BatchMaker {
        Batch make(int k) throws InterruptedException;
    }

    private final BatchMaker maker;
    private final int epoch;
    private final int batches;
    private final int prefetch;
    private final @Nullable ExecutorService workers;
    private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
    private int next;
    private int submitted;
    private boolean closed;

    Epoch(BatchMaker maker, int epoch, int firstBatch, int batches, int threads, int prefetch) {
        this.maker = maker;
        this.epoch = epoch;
        this.batches = batches;
        this.prefetch = prefetch;
        this.next = firstBatch;
        this.submitted = firstBatch;
        this.workers = threads == 0
                ? null
                : Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("batches-", 0).factory());
        submitAhead();
    }

    private void submitAhead() {
        if (workers != null) {
            while (submitted < batches && submitted < next + prefetch) {
                int k = submitted++;
                ahead.add(workers.submit(() -> maker.make(k)));
            }
        }
    }

    /** Number of the batch that {@link #next()} answers with; the number of batches in the epoch after the last. */
    public int position() {
        return next;
    }

    @Override
    public boolean hasNext() {
        return !closed && next < batches;
    }

    /**
     * The next batch, waiting for it where it isn't ready.
     *
     * @throws NoSuchElementException after the last one, and after closing
     * @throws IllegalStateException  where making the batch failed, with the reason as its cause
     * @throws CancellationException  where this thread was interrupted while waiting; it stays interrupted
     */
    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException(
                    closed ? "epoch " + epoch + " is closed" : "epoch " + epoch + " has " + batches + " batches");
        }
        try {
            Future<Batch> first = ahead.poll();
            Batch batch = first == null ? maker.make(next) : first.get();
            next++;
            submitAhead();
            return batch;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw cancelled(e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private CancellationException cancelled(InterruptedException cause) {
        CancellationException cancelled =
                new CancellationException("interrupted while waiting for batch " + next + " of epoch " + epoch);
        cancelled.initCause(cause);
        return cancelled;
    }

    private IllegalStateException failed(@Nullable Throwable cause) {
        close();
        return new IllegalStateException("batch " + next + " of epoch " + epoch + " could not be made", cause);
    }

    /** Stops the background threads and waits until they have ended; a second call does nothing. */
    @Override
    public void close() {
        closed = true;
        ahead.clear();
        if (workers != null) {
            workers.shutdownNow();
            workers.close();
        }
    }
}
