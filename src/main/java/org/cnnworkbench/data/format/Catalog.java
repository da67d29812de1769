package org.cnnworkbench.data.format;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TextFiles;

/**
 * Data sets that can be fetched: well-known public ones, and those that a person has put into {@value #OWN} in the cache directory, which
 * has the same form. A set of that file takes the place of the one of the same name.
 *
 * @param sets by name
 */
record Catalog(@Option(help = "Data sets by name") Map<String, Entry> sets) {

    /** The file of one's own sets. */
    static final String OWN = "catalog.json";

    /** Of sets and of files: no name leads out of the directory of the set. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*");

    private static final int LARGEST = 1 << 20;
    private static final String RESOURCE = "/org/cnnworkbench/data/format/catalog.json";

    Catalog {
        sets.keySet().forEach(name -> checkName("a set", name));
        sets = Map.copyOf(sets);
    }

    private static void checkName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of " + what + ": expected letters, digits, dots, _ and -, received \"" + name + "\"");
        }
    }

    /** How the files of a set are read. */
    enum Format {
        IDX,
        CIFAR10,
        CIFAR100
    }

    /** A data set of the catalogue. */
    record Entry(
            @Option(help = "How the files are read") Format format,

            @Option(help = "Addresses below which the files lie, tried in order, each ending in a slash")
            List<String> sources,

            @Option(help = "What has to be fetched") List<File> files,

            @Option(help = "Names of the classes where the files don't bring them", byDefault = "[]")
            List<String> classes) {

        Entry {
            sources = List.copyOf(sources);
            files = List.copyOf(files);
            classes = List.copyOf(classes);
            if (sources.isEmpty() || files.isEmpty()) {
                throw new IllegalArgumentException("expected at least one source and one file");
            }
            sources.forEach(Entry::checkSource);
        }

        private static void checkSource(String source) {
            if (!source.matches("https?://.+/")) {
                throw new IllegalArgumentException(
                        "sources: expected an address that begins with http:// or https:// and ends in a slash, received \""
                                + source + "\"");
            }
            URI.create(source);
        }

        /** Where a file may be had. */
        List<URI> addresses(File file) {
            return sources.stream()
                    .map(source -> URI.create(source + file.name))
                    .toList();
        }
    }

    /** A file of a data set. */
    record File(
            @Option(help = "Name, at the source and on disk")
            String name,

            @Option(help = "What its bytes must hash to: md5: or sha256: and hexadecimal digits")
            String checksum) {

        File {
            checkName("a file", name);
            Checksum.parse(checksum);
        }
    }

    /** What comes with the program, and what a person has put beside the sets that are kept. */
    static Catalog in(Path cacheDirectory) throws IOException {
        Source source = new Source.OnClassPath(RESOURCE);
        try (FileInput input = FileInput.open(source, Progress.none())) {
            Map<String, Entry> all =
                    new HashMap<>(read(RESOURCE, new String(input.readAllBytes(), StandardCharsets.UTF_8)).sets);
            Path own = cacheDirectory.resolve(OWN);
            if (Files.exists(own)) {
                all.putAll(read(own.toString(), TextFiles.read(own, LARGEST)).sets);
            }
            return new Catalog(all);
        }
    }

    private static Catalog read(String file, String text) {
        return RecordCodec.of(Catalog.class).read(JsonValue.parse(file, text));
    }
}
