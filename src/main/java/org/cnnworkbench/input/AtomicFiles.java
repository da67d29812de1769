package org.cnnworkbench.input;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that whoever looks, now or after a power cut, sees the old content or the new, never a part. */
public final class AtomicFiles {

    /** Ends the names of files that are being written; one that is left over was never finished. They begin with a dot. */
    public static final String UNFINISHED = ".tmp";

    private AtomicFiles() {}

    /** Puts the content of a file through an open channel. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a neighbour, forces it to the disk, moves it over the file, and forces the folder, which holds the name. Where that fails
     * the neighbour is deleted, so that what it took of a full disk is free again.
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    /**
     * As {@link #write}, but leaves it to the system when the file gets to the disk, which is quicker by far: for what can be done without
     * after a power cut, when the file may be damaged or missing.
     */
    public static void writeUnforced(Path file, Content content) throws IOException {
        write(file, content, false);
    }

    private static void write(Path file, Content content, boolean force) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path neighbour = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(
                    neighbour,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                content.writeTo(channel);
                if (force) {
                    channel.force(true);
                }
            }
            Files.move(neighbour, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            deleteAfter(e, neighbour);
            throw e;
        }
        if (force) {
            forceFolder(absolute);
        }
    }

    private static void deleteAfter(IOException cause, Path neighbour) {
        try {
            Files.deleteIfExists(neighbour);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Windows opens no folders; there a rename is safe without. */
    private static void forceFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
