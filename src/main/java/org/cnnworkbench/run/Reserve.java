package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A little disk space and memory, held so that a run for which they have run out can still leave word of it. */
final class Reserve implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
    private static final int DISK_BYTES = 256 << 10;
    private static final int MEMORY_BYTES = 4 << 20;

    private final Path file;

    @SuppressWarnings("UnusedVariable") // held, not read
    private byte[] memory = new byte[0];

    Reserve(RunDirectory run) {
        this.file = run.path().resolve(".reserve");
    }

    /** @throws UncheckedIOException where there is no space any more */
    void take() {
        memory = new byte[MEMORY_BYTES];
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.allocate(DISK_BYTES);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** Sets it free. */
    @Override
    public void close() {
        memory = new byte[0];
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("deleting {} failed: {}", file, e.getMessage());
        }
    }
}
