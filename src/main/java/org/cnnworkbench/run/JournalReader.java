package org.cnnworkbench.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.input.InputException;

/**
 * Reads a run's journal from its first event on, as far as it is written, and again what has come since. A last line that is only half
 * written waits for its rest. A damaged line is passed over, and so are lines that are missing; {@link #damages} tells them. Holds no
 * file open between calls; not safe for concurrent use.
 */
public final class JournalReader {

    /** The longest line that is read, in bytes; a thousand layers' statistics take a fifth of it. */
    static final int LONGEST_LINE = 1 << 20;

    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final EventJson json;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<String> damages = new ArrayList<>();
    private long position;
    private long lines;
    private long sequence;
    private boolean tooLong;

    public JournalReader(RunDirectory run) {
        this.file = run.eventsFile();
        this.json = new EventJson(run.path());
    }

    /** One that reads what is written from now on. Its messages count lines from there. */
    static JournalReader fromEnd(RunDirectory run) {
        JournalReader reader = new JournalReader(run);
        if (Files.exists(reader.file)) {
            try (FileChannel channel = FileChannel.open(reader.file)) {
                JournalTail tail = JournalTail.of(run, channel);
                reader.position = tail.end();
                reader.sequence = tail.sequence();
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + reader.file + " failed: " + e.getMessage(), e);
            }
        }
        return reader;
    }

    /** What is wrong with the file as far as it was read: a sentence each that names the line. */
    public List<String> damages() {
        return List.copyOf(damages);
    }

    /** All events that were written since the last call. */
    public List<JournalEntry> readNew() {
        List<JournalEntry> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": expected a file, received a folder");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            // A line that is only begun is read anew: a trainer that went on may have cut it off and written another in
            // its place.
            line.reset();
            tooLong &= channel.size() >= position;
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            channel.position(position);
            while (channel.read(block.clear()) > 0) {
                take(block.flip(), entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
        return entries;
    }

    private void take(ByteBuffer block, List<JournalEntry> entries) {
        while (block.hasRemaining()) {
            byte next = block.get();
            if (next == '\n') {
                endOfLine(entries);
            } else if (line.size() < LONGEST_LINE && !tooLong) {
                line.write(next);
            } else {
                // Its beginning is let go: a file of garbage must not fill the memory.
                position += line.size() + 1;
                line.reset();
                tooLong = true;
            }
        }
    }

    private void endOfLine(List<JournalEntry> entries) {
        lines++;
        position += line.size() + 1;
        String where = file + " line " + lines;
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (tooLong) {
            tooLong = false;
            damages.add(where + ": longer than " + LONGEST_LINE + " bytes, so it is no event; passed over");
            return;
        }
        try {
            JournalEntry entry = json.read(where, text);
            if (entry.sequence() > sequence + 1) {
                damages.add(where + ": the events " + (sequence + 1) + " to " + (entry.sequence() - 1)
                        + " are missing before it");
            }
            sequence = Math.max(sequence, entry.sequence());
            entries.add(entry);
        } catch (InputException e) {
            damages.add(e.getMessage() + "; passed over");
        }
    }
}
