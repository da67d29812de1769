package org.cnnworkbench.search.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends what changes in a run's directory while a trainer works in it. Each look sends a state that a trainer killed at some moment could
 * have left: the record is read first and sent last, so that it never tells of what has not arrived; checkpoints are listed before the
 * journal is read and sent behind it, as they are written; kernels, of which the journal tells, are sent before it.
 */
final class SentFiles {

    private final Path directory;
    private final Wire wire;
    private final Map<String, Stamp> sent = new HashMap<>();
    private long journal;

    /** By which a replaced file is told from the one before. */
    private record Stamp(long size, FileTime time, @Nullable Object key) {}

    /** @param directory of which the other side has everything that is there now */
    SentFiles(Path directory, Wire wire) throws IOException {
        this.directory = directory;
        this.wire = wire;
        sent.putAll(files());
        journal = size(directory.resolve(TravellingFiles.JOURNAL));
    }

    /** Sends what has changed since the last look. */
    void look() throws IOException {
        Path recordFile = directory.resolve(TravellingFiles.RECORD);
        Optional<Stamp> recordStamp = stamp(recordFile);
        boolean recordChanged = recordStamp.isPresent() && !recordStamp.get().equals(sent.get(TravellingFiles.RECORD));
        byte[] record = recordChanged ? Files.readAllBytes(recordFile) : new byte[0];
        Map<String, Stamp> files = files();
        long journalEnd = size(directory.resolve(TravellingFiles.JOURNAL));
        Map<String, Stamp> kernels = filesIn(TravellingFiles.FILTERS);
        sendChanged(kernels);
        sendJournal(journalEnd);
        sendChanged(files);
        if (recordChanged) {
            wire.file(TravellingFiles.RECORD, record);
            sent.put(TravellingFiles.RECORD, recordStamp.get());
        }
        for (String name : sent.keySet().stream()
                .filter(name -> !files.containsKey(name) && !kernels.containsKey(name))
                .toList()) {
            if (!name.equals(TravellingFiles.RECORD)) {
                wire.say(Wire.Kind.DELETE, name);
                sent.remove(name);
            }
        }
    }

    private void sendChanged(Map<String, Stamp> files) throws IOException {
        for (Map.Entry<String, Stamp> file : files.entrySet()) {
            String name = file.getKey();
            if (!name.equals(TravellingFiles.RECORD) && !file.getValue().equals(sent.get(name))) {
                try {
                    wire.file(name, directory.resolve(name));
                    sent.put(name, file.getValue());
                } catch (NoSuchFileException gone) {
                    // Thinned out, or moved, since it was listed.
                    continue;
                }
            }
        }
    }

    private void sendJournal(long end) throws IOException {
        if (end < journal) {
            // A line that could not be written to its end was cut off.
            journal = end;
            wire.append(TravellingFiles.JOURNAL, end, new byte[0]);
        }
        while (journal < end) {
            byte[] piece = read(directory.resolve(TravellingFiles.JOURNAL), journal, (int)
                    Math.min(end - journal, Wire.LARGEST_PIECE));
            if (piece.length == 0) {
                return;
            }
            wire.append(TravellingFiles.JOURNAL, journal, piece);
            journal += piece.length;
        }
    }

    /** As many bytes as there are, up to a number of them. */
    static byte[] read(Path file, long position, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(most);
            while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
                continue;
            }
            byte[] read = new byte[bytes.position()];
            bytes.flip().get(read);
            return read;
        }
    }

    static long size(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    private Map<String, Stamp> files() throws IOException {
        Map<String, Stamp> files = new TreeMap<>();
        collect(directory, "", files, TravellingFiles::comesFromTrainer);
        files.putAll(filesIn(TravellingFiles.CHECKPOINTS));
        return files;
    }

    private Map<String, Stamp> filesIn(String folder) throws IOException {
        Map<String, Stamp> files = new TreeMap<>();
        collect(directory.resolve(folder), folder + "/", files, TravellingFiles::comesFromTrainer);
        return files;
    }

    private static void collect(Path folder, String prefix, Map<String, Stamp> into, Predicate<String> meant)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            for (Path file : content.toList()) {
                String name = prefix + file.getFileName();
                if (meant.test(name)) {
                    stamp(file).ifPresent(stamp -> into.put(name, stamp));
                }
            }
        }
    }

    private static Optional<Stamp> stamp(Path file) throws IOException {
        try {
            BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
            return read.isRegularFile()
                    ? Optional.of(new Stamp(read.size(), read.lastModifiedTime(), read.fileKey()))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
