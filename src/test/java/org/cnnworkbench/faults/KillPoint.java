package org.cnnworkbench.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** At what moment a trainer is killed. */
enum KillPoint {
    /** In the first seconds: while Java starts, images are loaded, the network is built. */
    START {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            return victim.leaveAlone(random.nextLong(2 * SECOND));
        }
    },
    /** Somewhere among the batches. */
    BATCH {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            return victim.until(victim::trains) && victim.leaveAlone(random.nextLong(2 * SECOND));
        }
    },
    /** While a checkpoint is being written: its unfinished file is there. */
    CHECKPOINT {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            return someProgress(victim, random) && victim.until(() -> unfinishedCheckpoint(victim) > 0);
        }
    },
    /** A checkpoint is written and not yet safe or not yet named: its unfinished file has its full length. */
    BEFORE_RENAME {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            return someProgress(victim, random)
                    && victim.until(() -> {
                        long unfinished = unfinishedCheckpoint(victim);
                        return unfinished > 0 && unfinished >= largestCheckpoint(victim) - HEADERS_DIFFER_BY;
                    });
        }
    },
    /** A checkpoint has its name, and neither has the journal been told nor the oldest been deleted. */
    AFTER_RENAME {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            return someProgress(victim, random)
                    && victim.until(() -> unfinishedCheckpoint(victim) > 0)
                    && victim.until(() -> unfinishedCheckpoint(victim) == 0);
        }
    },
    /** The journal is growing. */
    JOURNAL {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            if (!someProgress(victim, random)) {
                return false;
            }
            long before = victim.journal();
            return victim.until(() -> victim.journal() > before);
        }
    },
    /** The record is being replaced: at the start, or at the end of an epoch. */
    RECORD {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            boolean atEpoch = random.nextBoolean();
            return (!atEpoch || someProgress(victim, random))
                    && victim.until(() -> Victim.files(victim.run().path()).stream()
                            .anyMatch(file -> isUnfinished(file, ".run.json")));
        }
    },
    /** All epochs are trained, and the best network is judged. */
    EVALUATION {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            long[] seen = {0};
            return victim.until(() -> {
                        long size = victim.journal();
                        boolean grown = size != seen[0];
                        seen[0] = size;
                        return grown && victim.trains() && lastBytes(victim).contains("\"type\":\"finished\"");
                    })
                    && victim.leaveAlone(random.nextLong(SECOND / 5));
        }
    },
    /** Somewhere among the batches, and then what had not been forced to the disk is lost, too. */
    POWER_CUT {
        @Override
        boolean await(Victim victim, SplittableRandom random) {
            return BATCH.await(victim, random);
        }
    };

    private static final long SECOND = 1_000_000_000;
    private static final int HEADERS_DIFFER_BY = 2000;

    /**
     * Waits for the moment.
     *
     * @return whether it came before the process ended by itself
     */
    abstract boolean await(Victim victim, SplittableRandom random);

    /** Kills at the same points again and again would never come to an end of the run. */
    private static boolean someProgress(Victim victim, SplittableRandom random) {
        return victim.until(victim::trains) && victim.leaveAlone(random.nextLong(2 * SECOND));
    }

    private static long unfinishedCheckpoint(Victim victim) {
        return Victim.files(victim.run().checkpointsDirectory()).stream()
                .filter(file -> isUnfinished(file, ".epoch-"))
                .mapToLong(Victim::size)
                .max()
                .orElse(0);
    }

    private static long largestCheckpoint(Victim victim) {
        return Victim.files(victim.run().checkpointsDirectory()).stream()
                .filter(file -> !isUnfinished(file, "."))
                .mapToLong(Victim::size)
                .max()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean isUnfinished(Path file, String beginning) {
        String name = file.getFileName().toString();
        return name.startsWith(beginning) && name.endsWith(".tmp");
    }

    private static String lastBytes(Victim victim) {
        try (RandomAccessFile file =
                new RandomAccessFile(victim.run().eventsFile().toFile(), "r")) {
            file.seek(Math.max(0, file.length() - 300));
            byte[] bytes = new byte[300];
            int read = Math.max(0, file.read(bytes));
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
