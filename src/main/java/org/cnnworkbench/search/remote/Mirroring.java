package org.cnnworkbench.search.remote;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.cnnworkbench.run.RunDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of one who trains: gives the run as it is, passes on what people ask of it, and takes what comes of it. */
final class Mirroring {

    private static final Logger LOG = LoggerFactory.getLogger(Mirroring.class);
    private static final long LOOK_MILLIS = 50;
    private static final int LOOKS_A_WORD = 20;

    private final RunDirectory run;
    private final Wire wire;
    private long commands;

    Mirroring(RunDirectory run, Wire wire, long commandsFrom) {
        this.run = run;
        this.wire = wire;
        this.commands = commandsFrom;
    }

    /**
     * Returns when the training is over.
     *
     * @return why it was not trained to an end; nothing where it was
     * @throws IOException where the connection is lost, or what comes is not what can come
     */
    String untilItsEnd() throws IOException {
        Files.createDirectories(run.checkpointsDirectory());
        Files.createDirectories(run.filtersDirectory());
        give();
        Thread asking = Thread.ofVirtual().start(this::passOnCommands);
        try {
            return take();
        } finally {
            asking.interrupt();
        }
    }

    private void give() throws IOException {
        for (Path folder : new Path[] {run.path(), run.checkpointsDirectory()}) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String name = run.path().relativize(file).toString().replace('\\', '/');
                    if (TravellingFiles.goesToTrainer(name) && Files.isRegularFile(file)) {
                        wire.file(name, file);
                    }
                }
            }
        }
        giveJournal();
        wire.say(Wire.Kind.BEGIN);
    }

    /** Without a last line that was not written to its end, which whoever goes on with a run cuts off. */
    private void giveJournal() throws IOException {
        Path journal = run.eventsFile();
        long end = SentFiles.size(journal);
        while (end > 0 && SentFiles.read(journal, end - 1, 1)[0] != '\n') {
            end--;
        }
        if (end < SentFiles.size(journal)) {
            try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
        long given = 0;
        while (given < end) {
            byte[] piece = SentFiles.read(journal, given, (int) Math.min(end - given, Wire.LARGEST_PIECE));
            wire.append(TravellingFiles.JOURNAL, given, piece);
            given += piece.length;
        }
    }

    private void passOnCommands() {
        long from = commands;
        try {
            for (int look = 1; ; look++) {
                long end = SentFiles.size(run.commandsFile());
                if (end > commands) {
                    byte[] piece = SentFiles.read(
                            run.commandsFile(), commands, (int) Math.min(end - commands, Wire.LARGEST_PIECE));
                    wire.append(TravellingFiles.COMMANDS, commands - from, piece);
                    commands += piece.length;
                }
                if (look % LOOKS_A_WORD == 0) {
                    wire.say(Wire.Kind.ALIVE);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException e) {
            // Who reads from the same connection learns of it, too.
            LOG.info("{}: commands can't be passed on: {}", run, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String take() throws IOException {
        ReceivedFiles files = new ReceivedFiles(run.path(), TravellingFiles::comesFromTrainer, TravellingFiles.JOURNAL);
        while (true) {
            Wire.Kind kind = wire.next();
            switch (kind) {
                case FILE -> files.file(wire.in());
                case APPEND -> files.append(wire.in());
                case DELETE -> files.delete(wire.in());
                case ALIVE -> {}
                case END -> {
                    return wire.text();
                }
                case BEGIN, DONE, REFUSED -> throw new IOException("expected news of a training, received " + kind);
            }
        }
    }
}
