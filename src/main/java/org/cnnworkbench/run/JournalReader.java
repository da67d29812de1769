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
 * written waits for its rest. Holds no file open between calls; not safe for concurrent use.
 */
public final class JournalReader {

    /** The longest line that is read, in bytes; a thousand layers' statistics take a fifth of it. */
    static final int LONGEST_LINE = 1 << 20;

    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final EventJson json;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;
    private long lines;

    public JournalReader(RunDirectory run) {
        this.file = run.eventsFile();
        this.json = new EventJson(run.path());
    }

    /**
     * All events that were written since the last call.
     *
     * @throws InputException for a line that is no event: the file was damaged
     */
    public List<JournalEntry> readNew() {
        List<JournalEntry> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < position + line.size()) {
                // A resumed run has cut a torn line off; its beginning, which waited here, is gone.
                line.reset();
            }
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            channel.position(position + line.size());
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
            if (next != '\n') {
                line.write(next);
                if (line.size() > LONGEST_LINE) {
                    throw new InputException(file + ": line " + (lines + 1) + " is longer than " + LONGEST_LINE
                            + " bytes, so it is no event; the journal is damaged");
                }
                continue;
            }
            lines++;
            position += line.size() + 1;
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            entries.add(json.read(file + " line " + lines, text));
        }
    }
}
