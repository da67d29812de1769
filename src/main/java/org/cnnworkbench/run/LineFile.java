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
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.ValueCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of JSON objects, one a line, that several processes append to and others read as it grows. What is damaged is passed over, and the
 * log says so.
 *
 * @param <T> what a line stands for
 */
public final class LineFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LineFile.class);
    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final ValueCodec<T> codec;
    private final boolean sealed;

    private LineFile(Path file, ValueCodec<T> codec, boolean sealed) {
        this.file = file;
        this.codec = codec;
        this.sealed = sealed;
    }

    /** Lines as a person could write them. */
    public static <T> LineFile<T> plain(Path file, ValueCodec<T> codec) {
        return new LineFile<>(file, codec, false);
    }

    /** Lines that only this program writes: each has its checksum, and is on the disk when {@link #append} returns. */
    public static <T> LineFile<T> sealed(Path file, ValueCodec<T> codec) {
        return new LineFile<>(file, codec, true);
    }

    /**
     * What stands behind a position.
     *
     * @param end where reading goes on
     */
    public record Lines<T>(List<T> values, long end) {
        public Lines {
            values = List.copyOf(values);
        }
    }

    /** Adds a line. Two who do so at once don't disturb each other. */
    public void append(T value) {
        String object = JsonText.oneLine(codec.write(value));
        String before = endsInTheMiddle() ? "\n" : "";
        String line = before + (sealed ? Checksums.sealLine(object) : object) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (sealed) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** Whether somebody was killed while writing: what comes next must not stand on the same line. */
    private boolean endsInTheMiddle() {
        if (size() == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Bytes in the file so far. */
    public long size() {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** All that stands behind a position, but for a last line that is not written to its end. */
    public Lines<T> after(long position) {
        List<T> values = new ArrayList<>();
        long from = position;
        try {
            while (size() > from) {
                long next = readBlock(from, values);
                if (next == from) {
                    break;
                }
                from = next;
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return new Lines<>(values, from);
    }

    private long readBlock(long position, List<T> into) throws IOException {
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
            new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().forEach(line -> read(line, into));
            return position + end;
        }
    }

    private void read(String line, List<T> into) {
        if (line.isBlank()) {
            return;
        }
        try {
            String object = sealed ? Checksums.openLine(file.toString(), line) : line;
            into.add(codec.read(JsonValue.parse(file.toString(), object)));
        } catch (InputException e) {
            LOG.warn("a line was passed over: {}", e.getMessage());
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("reading " + file + " failed: " + e.getMessage(), e);
    }
}
