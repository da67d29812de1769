package org.cnnworkbench.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingListener;

/**
 * Appends events to a run's {@code events.jsonl}. The end of a batch may wait in memory for up to {@value #PATIENCE_NANOS} ns while batches
 * follow quickly; everything else is in the file when {@link #on} returns, and the ends of epochs are forced to the disk.
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
    private long sequence;
    private long lastFlush = System.nanoTime();
    private int batchesPerEpoch;

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
            channel.truncate(tail.end()).position(tail.end());
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
        if (event instanceof TrainingEvent.FiltersChanged filters) {
            new SafeTensors(filters.kernels(), Map.of())
                    .write(run.path().resolve(EventJson.filterFile(filters.epoch())));
        }
        sequence++;
        byte[] line = (json.write(new JournalEntry(sequence, clock.instant(), event)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        waiting.writeBytes(line);
        if (!mayWait(event)) {
            flush();
        }
        if (event instanceof TrainingEvent.EpochFinished || event instanceof TrainingEvent.Finished) {
            force();
        }
        if (event instanceof TrainingEvent.Started started) {
            batchesPerEpoch = started.batchesPerEpoch();
        }
    }

    /** A batch's end may wait for the next one, which comes soon; the last of an epoch may not, since validation follows. */
    private boolean mayWait(TrainingEvent event) {
        return event instanceof TrainingEvent.BatchFinished batch
                && batch.batch() < batchesPerEpoch
                && System.nanoTime() - lastFlush < PATIENCE_NANOS;
    }

    private void flush() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
            waiting.reset();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            lastFlush = System.nanoTime();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void force() {
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
            flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
