package org.cnnworkbench.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Deleted runs, in a hidden folder beside the others until this is closed: a deletion can be taken back. Whoever deletes has a folder of
 * its own there, with a lock that ends with its process; so what a killed program has left can be told from what a living one may still
 * take back. Each run lies in a folder of its own, as one of the same name may lie there already. Safe for use by several threads.
 */
public final class RunTrash implements AutoCloseable {

    private static final String FOLDER = ".trash";
    private static final String LOCK = "lock";

    private final Path folder;
    private @Nullable Own own;

    /** The folder of this one. */
    private record Own(Path path, RunLock lock) {}

    public RunTrash(RunStore store) {
        this.folder = store.directory().resolve(FOLDER);
    }

    /**
     * Puts a run away.
     *
     * @return where it lies now
     * @throws InputException where it is being trained, or its directory can't be moved
     */
    public RunDirectory put(RunDirectory run) {
        Optional<RunLock> lock = RunLock.tryAcquire(run);
        if (lock.isEmpty()) {
            throw new InputException("run " + RunStore.id(run) + " is being trained; stop it before you delete it");
        }
        try (RunLock held = lock.get()) {
            Path place = Files.createTempDirectory(own().path, "");
            try {
                return new RunDirectory(move(run.path(), place));
            } catch (IOException e) {
                Files.delete(place);
                throw e;
            }
        } catch (IOException e) {
            throw new InputException("run " + RunStore.id(run) + " can't be deleted: " + e.getMessage(), e);
        }
    }

    private synchronized Own own() throws IOException {
        Own there = own;
        while (there == null) {
            Path path = Files.createTempDirectory(Files.createDirectories(folder), "");
            // Who clears away may have taken it for one that nobody has any more.
            there = RunLock.tryAcquire(path, LOCK)
                    .map(lock -> new Own(path, lock))
                    .filter(made -> Files.exists(path.resolve(LOCK)))
                    .orElse(null);
        }
        own = there;
        return there;
    }

    /**
     * Puts it back to where it was.
     *
     * @throws InputException where it can't be moved
     */
    public RunDirectory restore(RunDirectory trashed) {
        try {
            RunDirectory back = new RunDirectory(move(trashed.path(), Objects.requireNonNull(folder.getParent())));
            Files.delete(Objects.requireNonNull(trashed.path().getParent()));
            return back;
        } catch (IOException e) {
            throw new InputException("run " + RunStore.id(trashed) + " can't be restored: " + e.getMessage(), e);
        }
    }

    private static Path move(Path path, Path into) throws IOException {
        return Files.move(path, into.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes for good what was put away here and not taken back. What others have put away stays until they are done with it. */
    public synchronized void empty() throws IOException {
        Own gone = own;
        own = null;
        if (gone != null) {
            gone.lock.close();
            delete(gone.path);
            removeEmpty(folder);
        }
    }

    /** Lets go of the folder as the end of the process does: what lies there is cleared away by who comes next. */
    @Override
    public synchronized void close() {
        if (own != null) {
            own.lock.close();
            own = null;
        }
    }

    /** Deletes for good what programs have put away that didn't end as they should. What a living one may still take back stays. */
    public static void clear(RunStore store) throws IOException {
        Path folder = store.directory().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> listed = Files.list(folder)) {
            // Without the file of the lock it is being made just now.
            all = listed.filter(path -> Files.exists(path.resolve(LOCK))).toList();
        }
        for (Path path : all) {
            Optional<RunLock> lock = RunLock.tryAcquire(path, LOCK);
            if (lock.isPresent()) {
                lock.get().close();
                delete(path);
            }
        }
        removeEmpty(folder);
    }

    private static void delete(Path path) throws IOException {
        try {
            Folders.delete(path);
        } catch (NoSuchFileException e) {
            // Another program clears away the same.
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException others) {
            // Somebody else's.
        }
    }
}
