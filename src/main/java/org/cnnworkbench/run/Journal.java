package org.cnnworkbench.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;
import org.cnnworkbench.train.TrainingListener;

/**
 * Appends events to a run's {@code events.jsonl}, batches {@linkplain BatchThinning thinned} in long runs. The end of a batch may wait in
 * memory for up to {@value #PATIENCE_NANOS} ns while batches follow quickly; everything else is in the file when {@link #on} returns.
 * Forced to the disk are the ends of epochs, the end, and what {@link #force} finds.
 *
 * <p>Opened again, it goes on with the next sequence number, and cuts off a last line that was not written to its end.
 */
public final class Journal implements TrainingListener, AutoCloseable {

    static final long PATIENCE_NANOS = 200_000_000;

    private final RunDirectory run;
    private final Clock clock;
    private final EventJson json;
    private final FileChannel channel;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private final BatchThinning thinning = new BatchThinning();
    private long end;
    private long sequence;
    private long lastFlush = System.nanoTime();
    private long groupSize = 1;

    /** @throws UncheckedIOException where the file can't be opened for writing */
    public Journal(RunDirectory run, Clock clock) {
        this.run = run;
        this.clock = clock;
        this.json = new EventJson(run.path());
        try {
            this.channel = FileChannel.open(
                    run.eventsFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failed(e);
        }
        try {
            JournalTail tail = JournalTail.of(run, channel);
            this.end = tail.end();
            channel.truncate(end).position(end);
            this.sequence = tail.sequence();
        } catch (IOException e) {
            try (channel) {
                throw failed(e);
            } catch (IOException closing) {
                throw failed(closing);
            }
        }
    }

    @Override
    public void on(TrainingEvent event) {
        if (event instanceof BatchFinished batch) {
            batch(batch);
            return;
        }
        thinning.takeRest().ifPresent(this::append);
        if (event instanceof TrainingEvent.FiltersChanged filters) {
            FilterFile.write(run, filters);
        }
        append(event);
        flush();
        switch (event) {
            case TrainingEvent.Started started -> thinning.begin(started);
            case TrainingEvent.EpochFinished finished -> force();
            case TrainingEvent.Steered steered -> force();
            case TrainingEvent.Finished finished -> force();
            default -> {}
        }
    }

    private void batch(BatchFinished batch) {
        if (thinning.groupSize(batch) != groupSize) {
            groupSize = thinning.groupSize(batch);
            thinning.takeRest().ifPresent(this::append);
            append(new TrainingEvent.Note(
                    batch.epoch(),
                    "the journal is thinned: from here on one point of its curves stands for " + groupSize
                            + " batches and is their mean"));
        }
        thinning.add(batch).ifPresent(this::append);
        // After the last of an epoch comes the validation, which may take long.
        if (System.nanoTime() - lastFlush >= PATIENCE_NANOS || thinning.endsEpoch(batch)) {
            flush();
        }
    }

    private void append(TrainingEvent event) {
        sequence++;
        waiting.writeBytes(
                (new JournalEntry(sequence, clock.instant(), event).line() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void flush() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
            waiting.reset();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            end = channel.position();
            lastFlush = System.nanoTime();
        } catch (IOException e) {
            cutOff(e);
            throw failed(e);
        }
    }

    /** On a full disk a part may have been written: what comes later must not stand on the same line. */
    private void cutOff(IOException cause) {
        try {
            channel.truncate(end).position(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Writes what waits, and returns when all that was told is safe on the disk. */
    void force() {
        thinning.takeRest().ifPresent(this::append);
        flush();
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("writing " + run.eventsFile() + " failed: " + e.getMessage(), e);
    }

    /** Writes what waits and closes the file. */
    @Override
    public void close() {
        try (channel) {
            thinning.takeRest().ifPresent(this::append);
            flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
