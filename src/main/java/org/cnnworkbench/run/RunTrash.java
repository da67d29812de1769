package org.cnnworkbench.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import org.cnnworkbench.input.InputException;

/**
 * Deleted runs, in a hidden folder beside the others until it is emptied: a deletion can be taken back. Each lies in a folder of its own, as
 * one of the same name may lie there already.
 */
public final class RunTrash {

    private static final String FOLDER = ".trash";

    private final Path folder;

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
            Path place = Files.createTempDirectory(Files.createDirectories(folder), "");
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

    /**
     * Puts it back to where it was.
     *
     * @throws InputException where it can't be moved
     */
    public RunDirectory restore(RunDirectory trashed) {
        try {
            RunDirectory back = new RunDirectory(move(trashed.path(), Objects.requireNonNull(folder.getParent())));
            removeEmpty(trashed);
            return back;
        } catch (IOException e) {
            throw new InputException("run " + RunStore.id(trashed) + " can't be restored: " + e.getMessage(), e);
        }
    }

    private static Path move(Path path, Path into) throws IOException {
        return Files.move(path, into.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a run for good, where it still lies here. */
    public static void delete(RunDirectory trashed) throws IOException {
        if (Files.isDirectory(trashed.path())) {
            Folders.delete(trashed.path());
            removeEmpty(trashed);
        }
    }

    private static void removeEmpty(RunDirectory gone) throws IOException {
        Path place = Objects.requireNonNull(gone.path().getParent());
        try {
            Files.deleteIfExists(place);
            Files.deleteIfExists(Objects.requireNonNull(place.getParent()));
        } catch (DirectoryNotEmptyException others) {
            // What somebody else has deleted stays until they are done with it.
            return;
        }
    }
}
