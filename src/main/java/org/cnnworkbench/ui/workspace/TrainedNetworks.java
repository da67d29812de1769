package org.cnnworkbench.ui.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.TrainedNetwork;
import org.cnnworkbench.ui.common.Background;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trained networks that answer questions, in this process. An engine computes one thing at a time, so all answers are worked out on one
 * thread; the networks asked last stay open.
 */
public final class TrainedNetworks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainedNetworks.class);
    private static final int MOST_OPEN = 3;

    /** Told at most so often how far an answer is. */
    private static final long PROGRESS_NANOS = 50_000_000;

    private final Engines engines;
    private final Background background;
    private final ExecutorService engineThread = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "engine");
        thread.setDaemon(true);
        return thread;
    });
    /** Of the engine's thread only; in the order of use. */
    private final Map<Key, TrainedNetwork> open = new LinkedHashMap<>(8, 0.75f, true);

    private volatile boolean closed;

    /** A file that was written anew is another network. */
    private record Key(RunDirectory run, String checkpoint, FileTime written) {}

    /** What is asked of a network. */
    @FunctionalInterface
    public interface Question<T> {

        /**
         * Works the answer out, on the engine's thread.
         *
         * @param progress to be told often: it ends the work by throwing where nobody wants the answer any more
         */
        T answer(TrainedNetwork trained, Progress progress) throws InterruptedException;
    }

    /** How far a question is, 0 to 1, or -1 where nobody knows; hears it on the window's thread. */
    @FunctionalInterface
    public interface Watcher {
        void update(String message, double fraction);

        /** Nobody looks. */
        static Watcher none() {
            return (message, fraction) -> {};
        }
    }

    public TrainedNetworks(Engines engines, Background background) {
        this.engines = engines;
        this.background = background;
    }

    /** For one place in the window, where a new question makes the one before void. */
    public Asker asker() {
        return new Asker();
    }

    /** Asks; of its questions only the last is answered. Used on the window's thread only. */
    public final class Asker {

        private @Nullable Request<?> current;

        private Asker() {}

        /**
         * Asks a run's network.
         *
         * @param checkpoint its file's name
         * @param done       gets the answer, on the window's thread
         * @param failed     gets what was thrown, on the window's thread
         */
        public <T> void ask(
                RunDirectory run,
                String checkpoint,
                Question<T> question,
                Watcher watcher,
                Consumer<? super T> done,
                Consumer<? super Throwable> failed) {
            cancel();
            Request<T> request = new Request<>(run, checkpoint, question, watcher, done, failed);
            current = request;
            try {
                engineThread.execute(request);
            } catch (RejectedExecutionException e) {
                // The window is closing: nobody waits for an answer.
                current = null;
            }
        }

        /** No answer is wanted any more. */
        public void cancel() {
            if (current != null) {
                current.cancelled = true;
                current = null;
            }
        }
    }

    private final class Request<T> implements Runnable {

        private final RunDirectory run;
        private final String checkpoint;
        private final Question<T> question;
        private final Watcher watcher;
        private final Consumer<? super T> done;
        private final Consumer<? super Throwable> failed;
        private volatile boolean cancelled;
        private boolean over;
        private long told = System.nanoTime();

        Request(
                RunDirectory run,
                String checkpoint,
                Question<T> question,
                Watcher watcher,
                Consumer<? super T> done,
                Consumer<? super Throwable> failed) {
            this.run = run;
            this.checkpoint = checkpoint;
            this.question = question;
            this.watcher = watcher;
            this.done = done;
            this.failed = failed;
        }

        @Override
        public void run() {
            if (cancelled || closed) {
                return;
            }
            try {
                T answer = question.answer(network(run, checkpoint), this::tell);
                deliver(() -> done.accept(answer));
            } catch (CancellationException e) {
                LOG.debug("nobody waits for {} of {} any more", checkpoint, run);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                // Errors too: a native library that can't be loaded is one.
                deliver(() -> failed.accept(e));
            }
        }

        private void tell(String message, long done, long total) {
            if (cancelled || closed) {
                throw new CancellationException("nobody waits for the answer");
            }
            long now = System.nanoTime();
            if (now - told >= PROGRESS_NANOS) {
                told = now;
                double fraction = total > 0 ? Math.min(1, (double) done / total) : -1;
                background.onWindow(() -> {
                    if (!cancelled && !over) {
                        watcher.update(message, fraction);
                    }
                });
            }
        }

        private void deliver(Runnable delivery) {
            background.onWindow(() -> {
                if (!cancelled) {
                    over = true;
                    delivery.run();
                }
            });
        }
    }

    private TrainedNetwork network(RunDirectory run, String checkpoint) {
        Key key = new Key(run, checkpoint, written(run, checkpoint));
        TrainedNetwork found = open.get(key);
        if (found != null) {
            return found;
        }
        TrainedNetwork opened = TrainedNetwork.open(run, checkpoint, engines);
        open.put(key, opened);
        Iterator<TrainedNetwork> oldest = open.values().iterator();
        while (open.size() > MOST_OPEN) {
            oldest.next().close();
            oldest.remove();
        }
        return opened;
    }

    private static FileTime written(RunDirectory run, String checkpoint) {
        try {
            return Files.getLastModifiedTime(run.checkpointsDirectory().resolve(checkpoint));
        } catch (IOException e) {
            // Opening it will say what is wrong.
            return FileTime.fromMillis(0);
        }
    }

    /** Closes the networks as soon as what is being worked out has been given up. */
    @Override
    public void close() {
        closed = true;
        engineThread.execute(() -> {
            open.values().forEach(TrainedNetwork::close);
            open.clear();
        });
        engineThread.shutdown();
    }
}
