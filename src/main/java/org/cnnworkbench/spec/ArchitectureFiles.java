package org.cnnworkbench.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Nearest;

/** Architectures by file, or by the name of one that comes with the program. */
public final class ArchitectureFiles {

    private static final String FOLDER = "/sample-archs/";
    private static final String ENDING = ".json";

    private ArchitectureFiles() {}

    /**
     * @param name a file, or a sample's name: {@code lenet-5}
     * @throws InputException where there is neither, or the file is no architecture
     */
    public static ArchitectureSpec read(Path directory, String name) {
        Path file = directory.resolve(name);
        if (Files.exists(file) || !name.matches("[a-z0-9-]+")) {
            return SpecJson.read(file);
        }
        return sample(name);
    }

    /**
     * A sample.
     *
     * @throws InputException where none has that name
     */
    public static ArchitectureSpec sample(String name) {
        try (InputStream in = ArchitectureFiles.class.getResourceAsStream(FOLDER + name + ENDING)) {
            if (in == null) {
                List<String> samples = samples();
                throw new InputException("architecture " + name + ": there is no such file, and no sample of that name"
                        + Nearest.hint(name, samples) + " (samples: " + String.join(", ", samples) + ")");
            }
            return SpecJson.read(name + ENDING, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the sample " + name, e);
        }
    }

    /** Names of the samples, in alphabetical order. */
    public static List<String> samples() {
        URL folder = ArchitectureFiles.class.getResource(FOLDER + "tiny" + ENDING);
        if (folder == null) {
            return List.of();
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return names(Path.of(uri).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return names(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("listing " + folder + " failed", e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }
}
