package org.cnnworkbench.data.format;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;

/**
 * What a loader is given beside the reference.
 *
 * @param baseDirectory relative paths start here
 * @param progress      hears how far the load is
 */
public record LoadContext(Path baseDirectory, Progress progress) {

    /** The path that a reference names. */
    Path resolve(String path) {
        try {
            return baseDirectory.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new InputException("path \"" + path + "\" can't be a path on this system: " + e.getReason(), e);
        }
    }

    /** An existing folder. */
    Path resolveDirectory(String path) {
        Path directory = resolve(path);
        if (!Files.isDirectory(directory)) {
            throw new InputException(directory + ": expected a folder, received "
                    + (Files.exists(directory) ? "a file" : "nothing of that name"));
        }
        return directory;
    }

    /** An existing file that may be read. */
    Path resolveFile(String path) {
        Path file = resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    file + ": expected a file, received " + (Files.exists(file) ? "a folder" : "nothing of that name"));
        }
        if (!Files.isReadable(file)) {
            throw new InputException(file + ": the file may not be read; mend its permissions");
        }
        return file;
    }

    /** Ends the load where somebody has asked for that. */
    static void checkCancelled() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("loading was cancelled");
        }
    }
}
