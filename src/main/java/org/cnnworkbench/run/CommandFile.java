package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.SteeringTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file through which people steer a running trainer: one command a line, appended by whoever steers, {@code {"type":"stop"}} or
 * {@code {"type":"set_learning_rate","learning_rate":0.001}}.
 */
public final class CommandFile {

    private static final Logger LOG = LoggerFactory.getLogger(CommandFile.class);
    private static final int LONGEST = 1 << 20;

    private final Path file;

    public CommandFile(RunDirectory run) {
        this.file = run.commandsFile();
    }

    /** What stands behind a position, and where it ends. */
    record Commands(List<SteeringAct> acts, long end) {}

    /** Asks for something. Two who ask at once don't disturb each other. */
    public void append(SteeringAct act) {
        String before = endsInTheMiddle() ? "\n" : "";
        ByteBuffer line =
                ByteBuffer.wrap((before + SteeringTypes.TABLE.write(act) + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** Whether somebody who asked was killed while writing: what comes next must not stand on the same line. */
    private boolean endsInTheMiddle() {
        if (size() == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** Bytes in the file so far: commands to a trainer that starts now stand behind them. */
    public long size() {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("looking at " + file + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * The commands behind a position, but for a last line that is not written to its end. What nobody can read, nobody may have meant: a
     * training of hours doesn't end over it, the log says that it was passed over.
     */
    Commands after(long position) {
        List<SteeringAct> acts = new ArrayList<>();
        if (size() <= position) {
            return new Commands(acts, position);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.clamp(channel.size() - position, 0, LONGEST));
            while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
                continue;
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            if (end == 0 && bytes.position() == LONGEST) {
                LOG.warn("{}: {} bytes without the end of a line were passed over", file, LONGEST);
                end = LONGEST;
            }
            new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().forEach(line -> read(line, acts));
            return new Commands(acts, position + end);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    private void read(String line, List<SteeringAct> into) {
        if (line.isBlank()) {
            return;
        }
        try {
            into.add(SteeringTypes.TABLE.read(JsonValue.parse(file.toString(), line)));
        } catch (InputException e) {
            LOG.warn("a command was passed over: {}", e.getMessage());
        }
    }
}
