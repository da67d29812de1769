package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;

/** Folders of runs and of studies: made under names that nobody has, and deleted with all that is in them. */
public final class Folders {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int LONGEST_NAME = 32;

    private Folders() {}

    /**
     * Makes a folder named by the time and a name: {@code 20260131-120000-lenet}, with a number behind it where that is taken.
     *
     * @param parent    made where it isn't there
     * @param otherwise the name where nothing of it can stand in a file's
     * @throws InputException where it can't be made there
     */
    public static Path makeNew(Path parent, Instant time, String name, String otherwise) {
        String base = TIMESTAMP.format(time.atZone(ZoneId.systemDefault())) + "-" + shortName(name, otherwise);
        make(parent);
        for (int number = 1; ; number++) {
            Path path = parent.resolve(number == 1 ? base : base + "-" + number);
            try {
                return Files.createDirectory(path);
            } catch (FileAlreadyExistsException e) {
                continue;
            } catch (IOException e) {
                throw cannotMake(path, e);
            }
        }
    }

    /**
     * Makes a folder and those that it lies in, where they aren't there.
     *
     * @throws InputException where it can't be made there
     */
    public static void make(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw cannotMake(path, e);
        }
    }

    private static RuntimeException cannotMake(Path path, IOException e) {
        if (e instanceof AccessDeniedException || e instanceof FileAlreadyExistsException) {
            return new InputException(
                    path + ": the directory can't be made there ("
                            + (e instanceof AccessDeniedException ? "no permission" : "a file is in the way")
                            + "); name another",
                    e);
        }
        return new UncheckedIOException("making " + path + " failed: " + e.getMessage(), e);
    }

    /** Letters, digits and dashes, so that it is a file's name everywhere. */
    private static String shortName(String name, String otherwise) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("-$", "");
        return cut.isEmpty() ? otherwise : cut;
    }

    /** Deletes a folder and everything in it; links are deleted, not followed. */
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
