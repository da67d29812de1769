package org.cnnworkbench.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.cnnworkbench.run.RunDirectory;

/**
 * What a power cut does to files that were not forced to the disk, done to the directory of a trainer that was killed: the journal ends
 * somewhere behind its last forced byte or in zeros, an unfinished file holds anything, and a checkpoint that the journal doesn't tell of
 * yet has lost its name.
 */
final class PowerCut {

    private static final List<String> FORCED =
            List.of("\"type\":\"epoch_finished\"", "\"type\":\"steered\"", "\"type\":\"finished\"");

    private PowerCut() {}

    static void happensTo(RunDirectory run, SplittableRandom random) throws IOException {
        if (Files.exists(run.eventsFile())) {
            String journal = Files.readString(run.eventsFile());
            forgetUntoldCheckpoint(run, journal);
            cut(run.eventsFile(), forced(journal), random);
        }
        byte[] anything = new byte[random.nextInt(100_000)];
        random.nextBytes(anything);
        Files.write(run.checkpointsDirectory().resolve(".epoch-0001.safetensors.99.tmp"), anything);
        Files.write(run.path().resolve(".run.json.99.tmp"), new byte[0]);
    }

    private static void forgetUntoldCheckpoint(RunDirectory run, String journal) throws IOException {
        List<String> names = Remains.names(run);
        if (names.size() > 1 && !journal.contains(names.getLast())) {
            Files.delete(run.checkpointsDirectory().resolve(names.getLast()));
        }
    }

    /**
     * How many bytes are safe: the journal is forced with the ends of epochs, with what people do, and before a checkpoint is written; not
     * behind the line that tells of the checkpoint.
     */
    private static long forced(String journal) {
        long forced = 0;
        long position = 0;
        for (String line : journal.split("(?<=\n)")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (line.contains("\"type\":\"checkpoint_written\"")) {
                forced = position;
            }
            position += bytes.length;
            if (line.endsWith("\n") && FORCED.stream().anyMatch(line::contains)) {
                forced = position;
            }
        }
        return forced;
    }

    private static void cut(Path journal, long forced, SplittableRandom random) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            long length = file.length();
            long end = forced + random.nextLong(length - forced + 1);
            file.setLength(end);
            if (random.nextInt(3) == 0) {
                // Its length had reached the disk, its content not.
                file.setLength(length);
            }
        }
    }
}
