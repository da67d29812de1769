package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A folder of idx files, packed with gzip or not, under their usual names: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, and the same with {@code t10k-} or {@code test-} and {@code validation-} or {@code val-}; a dot may
 * stand for the dash before {@code idx}. Files without such a prefix hold everything. {@code classes.txt}, where there is one, names the
 * classes, one a line.
 */
final class IdxLoader implements DatasetLoader {

    private static final Pattern NAME = Pattern.compile(
            "(?:(?<prefix>.*)[-_.])?(?<kind>images|labels)[-_.]idx[134](?:[-_.]ubyte)?(?:\\.gz)?",
            Pattern.CASE_INSENSITIVE);

    /** The two files of a split. */
    static final class Pair {
        private @Nullable Source images;
        private @Nullable Source labels;

        Pair() {}

        Pair(Source images, Source labels) {
            this.images = images;
            this.labels = labels;
        }

        void put(String kind, Path file) {
            Source source = new Source.OnDisk(file);
            if (kind.equalsIgnoreCase("images")) {
                images = choose(images, source);
            } else {
                labels = choose(labels, source);
            }
        }

        /** The same file packed and unpacked is no conflict: the unpacked one is quicker. */
        private static Source choose(@Nullable Source known, Source next) {
            if (known == null || known.name().equals(next.name() + ".gz")) {
                return next;
            }
            if (next.name().equals(known.name() + ".gz")) {
                return known;
            }
            throw new InputException(known.name() + " and " + next.name()
                    + " both look like the same part of a data set; keep each set in a folder of its own");
        }
    }

    @Override
    public String scheme() {
        return "idx";
    }

    @Override
    public String usage() {
        return "idx:DIR";
    }

    @Override
    public String help() {
        return "The format of MNIST: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-…, packed with gzip or not.";
    }

    @Override
    public ImageDataset load(DatasetReference reference, LoadContext context) throws IOException {
        return read(context.resolveDirectory(reference.path()), context.progress());
    }

    static ImageDataset read(Path directory, Progress progress) throws IOException {
        Path classes = directory.resolve("classes.txt");
        List<String> names = Files.isRegularFile(classes) ? ClassNames.read(new Source.OnDisk(classes)) : List.of();
        Path folder = directory.toAbsolutePath().normalize().getFileName();
        return read(folder == null ? "idx" : folder.toString(), directory.toString(), find(directory), names, progress);
    }

    static ImageDataset read(
            String name, String where, Map<String, Pair> pairs, List<String> classNames, Progress progress)
            throws IOException {
        SplitParts parts = null;
        ImageArray first = null;
        for (Map.Entry<String, Pair> entry : pairs.entrySet()) {
            Pair pair = entry.getValue();
            if (pair.images == null || pair.labels == null) {
                throw new InputException(where + ": the " + entry.getKey() + " split has "
                        + (pair.images == null ? "labels but no images" : "images but no labels")
                        + "; expected a pair such as train-images-idx3-ubyte and train-labels-idx1-ubyte");
            }
            ImageArray images = IdxFile.readImages(pair.images, progress);
            int[] labels = IdxFile.readLabels(pair.labels, progress);
            if (labels.length != images.pixels().length) {
                throw new InputException(pair.images.name() + " has " + images.pixels().length + " images, but "
                        + pair.labels.name() + " has " + labels.length + " labels");
            }
            if (first == null || parts == null) {
                first = images;
                parts = new SplitParts(name, images.shape());
            } else if (!first.shape().equals(images.shape())) {
                throw new InputException(pair.images.name() + ": expected images of " + first.shape()
                        + " as in the other splits, received " + images.shape());
            }
            parts.add(entry.getKey(), images.pixels(), labels);
        }
        if (parts == null) {
            throw new InputException(
                    where
                            + ": expected files such as train-images-idx3-ubyte and train-labels-idx1-ubyte (or .gz), found none");
        }
        return parts.build(where, classNames);
    }

    static Map<String, Pair> find(Path directory) throws IOException {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        for (String split : List.of(ImageDataset.TRAIN, ImageDataset.VALIDATION, ImageDataset.TEST)) {
            pairs.put(split, new Pair());
        }
        Pair whole = new Pair();
        boolean anyWhole = false;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (!name.matches() || !Files.isRegularFile(file)) {
                    continue;
                }
                String prefix = name.group("prefix");
                if (prefix == null) {
                    anyWhole = true;
                }
                pairOf(file, prefix, pairs, whole).put(name.group("kind"), file);
            }
        }
        pairs.values().removeIf(pair -> pair.images == null && pair.labels == null);
        if (anyWhole && !pairs.isEmpty()) {
            throw new InputException(
                    directory + ": some idx files name their split and some don't; expected a prefix such as train- or"
                            + " test- at all of them or at none");
        }
        return anyWhole ? Map.of(ImageDataset.TRAIN, whole) : pairs;
    }

    private static Pair pairOf(Path file, @Nullable String prefix, Map<String, Pair> pairs, Pair whole) {
        if (prefix == null) {
            return whole;
        }
        String last = prefix.toLowerCase(Locale.ROOT).replaceFirst(".*[-_.]", "");
        String split = switch (last) {
            case "train", "training" -> ImageDataset.TRAIN;
            case "validation", "valid", "val" -> ImageDataset.VALIDATION;
            case "test", "t10k" -> ImageDataset.TEST;
            default ->
                throw new InputException(
                        file + ": expected a name that begins with train-, validation-, test- or t10k-,"
                                + " received \"" + prefix + "-\"");
        };
        return Objects.requireNonNull(pairs.get(split));
    }
}
