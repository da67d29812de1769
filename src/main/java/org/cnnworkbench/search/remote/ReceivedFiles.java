package org.cnnworkbench.search.remote;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Predicate;
import org.cnnworkbench.input.AtomicFiles;

/**
 * Writes what arrives into a run's directory. A file appears whole or not at all, one after the other as they arrive; the journal is on the
 * disk before what came after it. Names and lengths are checked before anything is written: who sends may be broken, or hostile.
 */
final class ReceivedFiles {

    private static final int BLOCK = 1 << 16;

    private final Path directory;
    private final Predicate<String> replaced;
    private final String grown;
    private boolean unforced;

    /**
     * @param replaced which files may be replaced and deleted
     * @param grown    the one that may be appended to
     */
    ReceivedFiles(Path directory, Predicate<String> replaced, String grown) {
        this.directory = directory;
        this.replaced = replaced;
        this.grown = grown;
    }

    /** Takes the parts of a message of the kind {@link Wire.Kind#FILE}. */
    void file(DataInputStream in) throws IOException {
        String name = in.readUTF();
        long length = in.readLong();
        Path file = checked(name);
        if (length < 0 || length > Wire.LARGEST_FILE) {
            throw new IOException(
                    name + ": expected at most " + Wire.LARGEST_FILE + " bytes, received the length " + length);
        }
        if (TravellingFiles.isDispensable(name)) {
            AtomicFiles.writeUnforced(file, channel -> copy(in, length, channel));
        } else {
            force();
            AtomicFiles.write(file, channel -> copy(in, length, channel));
        }
    }

    private Path checked(String name) throws IOException {
        if (!replaced.test(name)) {
            throw new IOException("expected a file of a run, received the name " + shown(name));
        }
        return directory.resolve(name);
    }

    private static String shown(String name) {
        String start = name.substring(0, Math.min(name.length(), 100)).replaceAll("[^\\x20-\\x7e]", "?");
        return "\"" + start + "\"";
    }

    private static void copy(DataInputStream from, long length, FileChannel to) throws IOException {
        byte[] buffer = new byte[BLOCK];
        long left = length;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the connection ended in the middle of a file");
            }
            write(to, ByteBuffer.wrap(buffer, 0, read));
            left -= read;
        }
    }

    private static void write(FileChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Takes the parts of a message of the kind {@link Wire.Kind#APPEND}. What stands behind the position is replaced. */
    void append(DataInputStream in) throws IOException {
        String name = in.readUTF();
        long position = in.readLong();
        int length = in.readInt();
        if (!name.equals(grown)) {
            throw new IOException("expected more of " + grown + ", received the name " + shown(name));
        }
        if (length < 0 || length > Wire.LARGEST_PIECE) {
            throw new IOException(name + ": expected at most " + Wire.LARGEST_PIECE + " bytes, received the length "
                    + Integer.toUnsignedString(length));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended in the middle of a piece");
        }
        try (FileChannel channel =
                FileChannel.open(directory.resolve(grown), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (position < 0 || position > channel.size()) {
                throw new IOException(
                        name + ": expected a position up to " + channel.size() + ", received " + position);
            }
            channel.truncate(position).position(position);
            write(channel, ByteBuffer.wrap(bytes));
            unforced = true;
        }
    }

    /** Takes the parts of a message of the kind {@link Wire.Kind#DELETE}. */
    void delete(DataInputStream in) throws IOException {
        Files.deleteIfExists(checked(in.readUTF()));
    }

    private void force() throws IOException {
        if (unforced) {
            try (FileChannel channel = FileChannel.open(directory.resolve(grown), StandardOpenOption.WRITE)) {
                channel.force(false);
            }
            unforced = false;
        }
    }
}
