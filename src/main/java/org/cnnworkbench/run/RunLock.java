package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write in a directory, which one process at a time has. The operating system takes it back when the process ends, however
 * it ends. It is a lock on a file, whose being there says nothing.
 */
public final class RunLock implements AutoCloseable {

    private static final String FILE = "lock";

    /** Who looks whether there is a lock holds a shared one for a moment. */
    private static final int ATTEMPTS = 20;

    private static final long PAUSE_MILLIS = 25;

    /** Directories that this process has locked. POSIX drops a lock when its process closes any handle of the file: none is opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private RunLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the lock of a run.
     *
     * @return empty where another process, or another part of this one, has it
     */
    public static Optional<RunLock> tryAcquire(RunDirectory run) {
        return tryAcquire(run.path());
    }

    static Optional<RunLock> tryAcquire(Path directory) {
        if (!HELD.add(directory)) {
            return Optional.empty();
        }
        Optional<RunLock> lock = Optional.empty();
        try {
            for (int attempt = 1; lock.isEmpty() && attempt <= ATTEMPTS; attempt++) {
                if (attempt > 1) {
                    Thread.sleep(PAUSE_MILLIS);
                }
                lock = attempt(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + directory + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(directory);
            }
        }
        return lock;
    }

    private static Optional<RunLock> attempt(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new RunLock(directory, channel));
            }
        } catch (IOException | RuntimeException e) {
            try (channel) {
                throw e;
            }
        }
        channel.close();
        return Optional.empty();
    }

    /** Whether some process has the lock of a run: whether it is being trained. */
    public static boolean isHeld(RunDirectory run) {
        return isHeld(run.path());
    }

    static boolean isHeld(Path directory) {
        Path file = directory.resolve(FILE);
        if (HELD.contains(directory)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process is looking, too: so nobody has it exclusively.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("looking at " + file + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("unlocking " + directory + " failed: " + e.getMessage(), e);
        } finally {
            HELD.remove(directory);
        }
    }
}
