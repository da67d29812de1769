package org.cnnworkbench.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.run.JsonCodecs;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.SealedJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file {@code queue.json} in a directory of runs. It is read by anybody and written by who has its lock. */
final class QueueFile {

    static final String NAME = "queue.json";

    private static final Logger LOG = LoggerFactory.getLogger(QueueFile.class);
    private static final String LOCK = "queue.lock";
    private static final String ASIDE = NAME + ".damaged";
    private static final int MAX_BYTES = 8 << 20;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final RecordCodec<QueueState> CODEC = RecordCodec.of(QueueState.class, JsonCodecs.ALL);

    private final RunStore store;
    private final Path file;

    QueueFile(RunStore store) {
        this.store = store;
        this.file = store.directory().resolve(NAME);
    }

    /**
     * The right to change the file. Others hold it for an instant, or for as long as a trainer takes to begin.
     *
     * @throws InputException where somebody else keeps it
     */
    RunLock lock() throws InterruptedException {
        long begin = System.nanoTime();
        makeFolder();
        do {
            Optional<RunLock> lock = RunLock.tryAcquire(store.directory(), LOCK);
            if (lock.isPresent()) {
                return lock.get();
            }
            Thread.sleep(10);
        } while (System.nanoTime() - begin < PATIENCE_NANOS);
        throw new InputException(file + ": another process has been changing the queue for "
                + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS)
                + " seconds; if it hangs, end it: queue.log names the queue's own");
    }

    private void makeFolder() {
        try {
            Files.createDirectories(store.directory());
        } catch (IOException e) {
            throw new UncheckedIOException("making " + store.directory() + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * What waits.
     *
     * @throws InputException where the file is damaged
     */
    QueueState read() {
        return Files.exists(file) ? CODEC.read(SealedJson.read(file, MAX_BYTES)) : QueueState.EMPTY;
    }

    /** Replaces what waits; whoever reads meanwhile sees the old state or the new. */
    void write(QueueState state) {
        SealedJson.write(file, JsonText.indented(CODEC.write(state)));
    }

    /**
     * What waits. A damaged file is kept aside, and the queue is made anew from the runs that were asked for and have never begun: what a
     * person waits for is rather trained unasked than forgotten. To be called by who has the lock.
     *
     * @param notes hears what was mended
     */
    QueueState readAndMend(Consumer<String> notes) {
        try {
            return read();
        } catch (InputException e) {
            setAside();
            List<QueueEntry> waiting = store.list().stream()
                    .flatMap(run -> neverBegun(run).stream())
                    .sorted(Comparator.comparing(QueueEntry::since))
                    .toList();
            QueueState mended = new QueueState(QueueState.VERSION, Slots.DEFAULT, waiting);
            write(mended);
            notes.accept(e.getMessage() + "; it is kept as " + ASIDE
                    + ", and the queue is made anew from the runs that "
                    + "have never begun (" + waiting.size() + "); slots and priorities are the default again, and runs "
                    + "that waited to be resumed have to be queued again");
            return mended;
        }
    }

    private void setAside() {
        try {
            Files.copy(file, file.resolveSibling(ASIDE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "putting " + file + ", which is damaged, aside failed: " + e.getMessage(), e);
        }
    }

    private static Optional<QueueEntry> neverBegun(RunDirectory run) {
        try {
            RunRecord record = run.record();
            if (record.state() != RunState.CREATED || RunLock.isHeld(run)) {
                return Optional.empty();
            }
            return Optional.of(new QueueEntry(
                    RunStore.id(run), Device.of(run.experiment()), 0, record.created(), record.started(), List.of()));
        } catch (InputException e) {
            LOG.warn("not queued: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
