package org.cnnworkbench.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Nearest;

/** Plans of studies by file, or by the name of one that comes with the program. */
public final class StudyFiles {

    private static final String FOLDER = "/assets/studies/";
    private static final String ENDING = ".json";

    /** The names of those that come with the program. */
    public static final List<String> SAMPLES = List.of("seed0-random", "seed2-grid");

    private StudyFiles() {}

    /**
     * Reads a plan.
     *
     * @param name a file, or a sample's name
     * @throws InputException where there is neither, or the file is no plan
     */
    public static StudyPlan read(Path directory, String name) {
        Path file = directory.resolve(name);
        return Files.exists(file) || !name.matches("[a-z0-9-]+") ? StudyJson.read(file) : sample(name);
    }

    private static StudyPlan sample(String name) {
        try (InputStream in = StudyFiles.class.getResourceAsStream(FOLDER + name + ENDING)) {
            if (in == null) {
                throw new InputException("study " + name + ": there is no such file, and no sample of that name"
                        + Nearest.hint(name, SAMPLES) + " (samples: " + String.join(", ", SAMPLES) + ")");
            }
            return StudyJson.read(Path.of(name + ENDING), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the sample " + name + " failed", e);
        }
    }
}
