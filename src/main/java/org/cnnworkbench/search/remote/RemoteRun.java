package org.cnnworkbench.search.remote;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training that somebody elsewhere may do. While one is connected, this process holds the run's lock. Where another connects with the
 * same ticket, since the first was lost, the first may write no more.
 */
public final class RemoteRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteRun.class);

    private final RunDirectory run;
    private final Ticket ticket;
    private final long commandsFrom;
    private final Runnable closing;

    /** Held by who writes in the run's directory. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private @Nullable Wire latest;
    private @Nullable Ending ending;
    private boolean begun;
    private boolean closed;

    /** How a training ended of which everything has arrived. */
    private record Ending(@Nullable String trouble) {}

    RemoteRun(RunDirectory run, Ticket ticket, long commandsFrom, Runnable closing) {
        this.run = run;
        this.ticket = ticket;
        this.commandsFrom = commandsFrom;
        this.closing = closing;
    }

    /** What the one who trains has to show. */
    public Ticket ticket() {
        return ticket;
    }

    /** Whether somebody has begun with it. */
    public synchronized boolean hasBegun() {
        return begun;
    }

    /** Whether it is over and everything has arrived. */
    public synchronized boolean isOver() {
        return ending != null;
    }

    /** Why nobody trained it to an end, where the one who had begun said so. */
    public synchronized Optional<String> trouble() {
        return ending == null ? Optional.empty() : Optional.ofNullable(ending.trouble);
    }

    void serve(Wire wire) throws IOException {
        if (!enter(wire)) {
            wire.say(Wire.Kind.REFUSED, "this training is no longer wanted");
            return;
        }
        turn.lock();
        try {
            if (isLatest(wire)) {
                mirror(wire);
            }
        } finally {
            turn.unlock();
        }
        if (isOver()) {
            wire.say(Wire.Kind.DONE);
        }
    }

    private synchronized boolean enter(Wire wire) throws IOException {
        if (closed || ending != null) {
            return false;
        }
        Wire before = latest;
        latest = wire;
        begun = true;
        if (before != null) {
            before.close();
        }
        return true;
    }

    private synchronized boolean isLatest(Wire wire) {
        return latest == wire && !closed;
    }

    private void mirror(Wire wire) throws IOException {
        Optional<RunLock> lock = RunLock.tryAcquire(run);
        if (lock.isEmpty()) {
            wire.say(Wire.Kind.REFUSED, "another process trains this run");
            return;
        }
        Ending end;
        try (RunLock held = lock.get()) {
            String trouble = new Mirroring(run, wire, commandsFrom).untilItsEnd();
            end = new Ending(trouble.isEmpty() ? null : trouble);
        }
        synchronized (this) {
            ending = end;
        }
    }

    /** Ends it: nobody may write from now on. Returns when the one who did has let go. */
    @Override
    public void close() {
        closing.run();
        synchronized (this) {
            closed = true;
            try {
                if (latest != null && ending == null) {
                    latest.close();
                }
            } catch (IOException e) {
                LOG.warn("{}: a connection could not be closed: {}", ticket, e.getMessage());
            }
        }
        turn.lock();
        turn.unlock();
    }
}
