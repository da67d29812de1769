package org.cnnworkbench.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** What can happen to a file between two who use it. */
enum Damage {
    EMPTIED {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            truncate(file, 0);
        }
    },
    CUT_IN_HALF {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            truncate(file, Files.size(file) / 2);
        }
    },
    CUT_SOMEWHERE {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            truncate(file, random.nextLong(Files.size(file) + 1));
        }
    },
    LAST_BYTE_LOST {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            truncate(file, Math.max(0, Files.size(file) - 1));
        }
    },
    A_BIT_FLIPPED {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                Files.write(file, bytes);
            }
        }
    },
    DELETED {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            Files.delete(file);
        }
    },
    FOLDER_IN_ITS_PLACE {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            Files.delete(file);
            Files.createDirectory(file);
            Files.writeString(file.resolve("something"), "else");
        }
    },
    A_MEGABYTE_OF_ANYTHING {
        @Override
        void happensTo(Path file, SplittableRandom random) throws IOException {
            byte[] bytes = new byte[1 << 20];
            random.nextBytes(bytes);
            Files.write(file, bytes);
        }
    };

    abstract void happensTo(Path file, SplittableRandom random) throws IOException;

    private static void truncate(Path file, long length) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }
}
