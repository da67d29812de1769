package org.cnnworkbench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.run.Folders;

/** The directory of studies: makes studies and finds them. */
public final class StudyStore {

    /** Where studies lie unless a person says otherwise. */
    public static final String DEFAULT = "studies";

    private final Path directory;
    private final Clock clock;

    /** @param directory need not exist yet */
    public StudyStore(Path directory, Clock clock) {
        this.directory = directory.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** Where the studies lie, absolute. */
    public Path directory() {
        return directory;
    }

    /** Makes a study named by the time and the plan's name: {@code 20260131-120000-kernels}. */
    public StudyDirectory create(StudyPlan plan) {
        return createAt(Folders.makeNew(directory, clock.instant(), plan.name(), "study"), plan);
    }

    /**
     * Makes a study in a directory that the person named.
     *
     * @throws InputException where something is there already
     */
    public static StudyDirectory createAt(Path path, StudyPlan plan) {
        StudyDirectory study = new StudyDirectory(path);
        if (study.isStudy()) {
            throw new InputException(path + ": there is a study already; go on with it, or name another directory");
        }
        Folders.make(study.path());
        if (!isEmpty(study.path())) {
            throw new InputException(
                    path + ": expected an empty or new directory for the study, received one with other files");
        }
        TextFiles.writeAtomically(study.planFile(), StudyJson.write(plan));
        return study;
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + folder + " failed: " + e.getMessage(), e);
        }
    }

    /** The latest first. */
    public List<StudyDirectory> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(directory)) {
            return content.map(StudyDirectory::new)
                    .filter(StudyDirectory::isStudy)
                    .sorted(Comparator.comparing((StudyDirectory study) ->
                                    String.valueOf(study.path().getFileName()))
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + directory + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * Finds a study.
     *
     * @param base where relative paths start
     * @param name a directory, or the beginning of the name of one of the store's
     * @throws InputException where none or several are meant
     */
    public StudyDirectory find(Path base, String name) {
        StudyDirectory named = new StudyDirectory(base.resolve(name));
        if (named.isStudy()) {
            return named;
        }
        List<StudyDirectory> found = list().stream()
                .filter(study -> String.valueOf(study.path().getFileName()).startsWith(name))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw new InputException(
                    "study " + name + ": expected the directory of a study, or the beginning of a name in " + directory
                            + "; there is none");
        }
        throw new InputException("study " + name + ": " + found.size() + " studies begin so: "
                + found.stream()
                        .limit(5)
                        .map(study -> String.valueOf(study.path().getFileName()))
                        .collect(Collectors.joining(", "))
                + "; write more of the one you mean");
    }
}
