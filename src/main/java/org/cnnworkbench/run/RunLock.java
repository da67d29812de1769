package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write in a directory, or to do one thing there, which one process at a time has. The operating system takes it back when
 * the process ends, however it ends. It is a lock on a file, whose being there says nothing.
 */
public final class RunLock implements AutoCloseable {

    private static final String FILE = "lock";

    /** Who looks whether there is a lock holds a shared one for a moment. */
    private static final int ATTEMPTS = 20;

    private static final long PAUSE_MILLIS = 25;

    /**
     * Files that this process has locked. POSIX drops a lock when its process closes any handle of the file, so none is opened by who
     * looks; and threads of one process open such files one after the other.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
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
        return tryAcquire(directory, FILE);
    }

    /**
     * Takes a lock of its own name.
     *
     * @param directory absolute
     * @param name      of the file that is locked
     * @return empty where another process, or another part of this one, has it
     */
    public static Optional<RunLock> tryAcquire(Path directory, String name) {
        Path file = directory.resolve(name);
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<RunLock> lock = Optional.empty();
        try {
            for (int attempt = 1; lock.isEmpty() && attempt <= ATTEMPTS; attempt++) {
                if (attempt > 1) {
                    Thread.sleep(PAUSE_MILLIS);
                }
                lock = attempt(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + file + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    private static Optional<RunLock> attempt(Path file) throws IOException {
        synchronized (HELD) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return Optional.of(new RunLock(file, channel));
                }
            } catch (IOException | RuntimeException e) {
                try (channel) {
                    throw e;
                }
            }
            channel.close();
            return Optional.empty();
        }
    }

    static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    /** Whether some process has the lock of a run: whether it is being trained. */
    public static boolean isHeld(RunDirectory run) {
        return isHeld(run.path());
    }

    static boolean isHeld(Path directory) {
        return isHeld(directory, FILE);
    }

    /**
     * Whether some process has a lock.
     *
     * @param directory absolute
     * @param name      of the file that is locked
     */
    public static boolean isHeld(Path directory, String name) {
        Path file = directory.resolve(name);
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return true;
            }
            if (!Files.exists(file)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock == null;
            } catch (IOException e) {
                throw new UncheckedIOException("looking at " + file + " failed: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("unlocking " + file + " failed: " + e.getMessage(), e);
        } finally {
            HELD.remove(file);
        }
    }
}
