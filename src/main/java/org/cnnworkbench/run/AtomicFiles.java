package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes binary files so that whoever looks, now or after a power cut, sees the old content or the new, never a part. */
final class AtomicFiles {

    /** Ends the names of files that are being written; one that is left over was never finished. */
    static final String UNFINISHED = ".tmp";

    private AtomicFiles() {}

    /** Puts the content of a file through an open channel. */
    @FunctionalInterface
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a neighbour, forces it to the disk and moves it over the file.
     *
     * @throws UncheckedIOException where the machine can't: no space, no permission, no such folder
     */
    static void write(Path file, Content content) {
        Path neighbour = file.resolveSibling("." + file.getFileName() + UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(
                    neighbour,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(neighbour, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }
}
