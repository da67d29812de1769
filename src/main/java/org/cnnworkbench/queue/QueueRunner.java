package org.cnnworkbench.queue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the queue's process does: whenever a slot is free it begins the next run, until nothing waits. Trainers are processes of their own
 * and go on without it.
 *
 * <p>A run leaves the queue after its trainer has taken the run's lock, or has ended. So whenever this process is killed, the run is either
 * still in the queue, or being trained; and one that is both is found by its lock and not begun twice.
 */
public final class QueueRunner {

    private static final Logger LOG = LoggerFactory.getLogger(QueueRunner.class);
    private static final String LOCK = "queue-runner.lock";
    private static final long PAUSE_MILLIS = 500;
    private static final long LOOK_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final RunStore store;
    private final Services services;
    private final QueueFile file;
    private final LiveRuns live;

    public QueueRunner(RunStore store, Services services) {
        this.store = store;
        this.services = services;
        this.file = new QueueFile(store);
        this.live = new LiveRuns(store);
    }

    /** Whether one is at work in a directory of runs. */
    static boolean isRunning(Path directory) {
        return RunLock.isHeld(directory, LOCK);
    }

    /** Works until nothing waits; where another is at work, returns at once. */
    public void run() throws InterruptedException {
        boolean waiting = true;
        while (waiting) {
            Optional<RunLock> lock = RunLock.tryAcquire(store.directory(), LOCK);
            if (lock.isEmpty()) {
                return;
            }
            try (RunLock held = lock.get()) {
                work();
            }
            // Who queued a run just before the lock was let go relied on this process.
            waiting = !read().waiting().isEmpty();
        }
    }

    private void work() throws InterruptedException {
        LOG.info("the queue is at work, process {}", ProcessHandle.current().pid());
        QueueState state = read();
        while (!state.waiting().isEmpty()) {
            if (next(state).isPresent()) {
                beginNext();
            } else {
                Thread.sleep(PAUSE_MILLIS);
            }
            state = read();
        }
        LOG.info("nothing waits any more");
    }

    private QueueState read() throws InterruptedException {
        try {
            return file.read();
        } catch (InputException damaged) {
            try (RunLock lock = file.lock()) {
                return file.readAndMend(LOG::warn);
            }
        }
    }

    /** The first for whose device there is a free slot. */
    private Optional<QueueEntry> next(QueueState state) {
        return state.waiting().stream()
                .filter(entry -> live.areFewerThan(state.slots().of(entry.device()), entry.device()))
                .findFirst();
    }

    /** Under the lock, so that nobody cancels a run whose trainer is on its way. */
    private void beginNext() throws InterruptedException {
        try (RunLock lock = file.lock()) {
            QueueState state = file.readAndMend(LOG::warn);
            Optional<QueueEntry> next = next(state);
            if (next.isPresent()) {
                begin(next.get());
                file.write(state.without(next.get().run()));
            }
        }
    }

    private void begin(QueueEntry entry) throws InterruptedException {
        RunDirectory run = new RunDirectory(store.directory().resolve(entry.run()));
        try {
            if (!run.isRun()) {
                LOG.warn("run {}: its directory is gone; it leaves the queue", entry.run());
            } else if (RunLock.isHeld(run) || !entry.isOpen(run.record())) {
                LOG.info("run {}: somebody has begun with it meanwhile; it leaves the queue", entry.run());
            } else {
                awaitBeginning(TrainerProcess.start(run, services, entry.first()), run, entry);
            }
        } catch (InputException | UncheckedIOException e) {
            LOG.warn("run {}: it can't begin and leaves the queue: {}", entry.run(), e.getMessage());
            recordFailure(run, String.valueOf(e.getMessage()));
        }
    }

    private void awaitBeginning(TrainerProcess trainer, RunDirectory run, QueueEntry entry)
            throws InterruptedException {
        long begin = System.nanoTime();
        while (!RunLock.isHeld(run)) {
            if (!trainer.isAlive()) {
                ended(trainer, run, entry);
                return;
            }
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                trainer.kill();
                throw new InputException("run " + run + ": its trainer was started and did nothing for "
                        + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " seconds; resume the run");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        LOG.info("run {} has begun, process {}", entry.run(), trainer.processId());
    }

    /** It was very quick, or could not begin. */
    private void ended(TrainerProcess trainer, RunDirectory run, QueueEntry entry) throws InterruptedException {
        RunRecord record = trainer.awaitEnd();
        if (entry.isOpen(record) && record.state() != RunState.FAILED) {
            throw new InputException("run " + run + ": its trainer ended before it began, with exit code "
                    + trainer.exitCode() + "; trainer.log has the reason");
        }
        LOG.info("run {} {}: {}", entry.run(), record.state().text(), record.reason());
    }

    private void recordFailure(RunDirectory run, String reason) {
        try {
            if (run.isRun() && !store.end(run, RunState.FAILED, reason)) {
                LOG.info("run {}: another trainer is at it", run);
            }
        } catch (InputException | UncheckedIOException e) {
            LOG.warn("run {}: its failure can't be recorded: {}", run, e.getMessage());
        }
    }
}
