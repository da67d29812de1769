package org.cnnworkbench.data.format;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;

/**
 * Public data sets that can be fetched.
 *
 * @param sets by name
 */
record Catalog(@Option(help = "Data sets by name") Map<String, Entry> sets) {

    private static final String RESOURCE = "/org/cnnworkbench/data/format/catalog.json";

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
        }

        /** Where a file may be had. */
        List<URI> addresses(File file) {
            return sources.stream()
                    .map(source -> URI.create(source + file.name))
                    .toList();
        }

        /** The same set from another place. */
        Entry from(String source) {
            return new Entry(format, List.of(source), files, classes);
        }
    }

    /** A file of a data set. */
    record File(
            @Option(help = "Name, at the source and on disk")
            String name,

            @Option(help = "What its bytes must hash to: md5: or sha256: and hexadecimal digits")
            String checksum) {}

    /** What comes with the program. */
    static Catalog standard() throws IOException {
        Source source = new Source.OnClassPath(RESOURCE);
        try (FileInput input = FileInput.open(source, Progress.none())) {
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            return RecordCodec.of(Catalog.class).read(JsonValue.parse(RESOURCE, text));
        }
    }
}
