package org.cnnworkbench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and deletes folders with all that is in them. */
final class Folders {

    private Folders() {}

    static void copy(Path from, Path to) throws IOException {
        for (Path file : content(from)) {
            Files.copy(file, to.resolve(from.relativize(file)));
        }
    }

    static void delete(Path folder) throws IOException {
        for (Path file : content(folder).reversed()) {
            Files.delete(file);
        }
    }

    /** The folder and all in it, folders before what they hold. */
    static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
