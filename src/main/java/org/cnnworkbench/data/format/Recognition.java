package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.input.InputException;

/**
 * Tells by names which format a file or folder is of, so that a person who drops one need not say it. Looks at names only: whether the
 * contents are sound is for the loader to say.
 */
public final class Recognition {

    private Recognition() {}

    /**
     * The reference that reads what lies there; empty where it looks like no data set.
     *
     * @throws InputException where the folder can't be looked into
     */
    public static Optional<DatasetReference> of(Path path) {
        Path place = path.toAbsolutePath().normalize();
        try {
            return Files.isDirectory(place) ? ofFolder(place) : ofFile(place);
        } catch (IOException e) {
            throw new InputException(place + ": can't be looked into: " + e.getMessage(), e);
        }
    }

    private static Optional<DatasetReference> ofFolder(Path folder) throws IOException {
        List<Path> entries = entries(folder);
        for (Path entry : entries) {
            String name = name(entry);
            if (isIdx(name)) {
                return reference("idx", folder);
            }
            if (CifarVariant.CIFAR10.isBatch(name)) {
                return reference("cifar10", folder);
            }
            if (CifarVariant.CIFAR100_FINE.isBatch(name)) {
                return reference("cifar100", folder);
            }
        }
        Optional<DatasetReference> arrays = arrays(entries);
        if (arrays.isPresent()) {
            return arrays;
        }
        return entries.stream().anyMatch(Files::isDirectory) ? reference("folder", folder) : Optional.empty();
    }

    private static Optional<DatasetReference> ofFile(Path file) throws IOException {
        String name = name(file);
        Path folder = file.getParent();
        if (folder == null) {
            return Optional.empty();
        }
        if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            return reference("fer2013", file);
        }
        if (name.contains("cifar") && (name.endsWith(".tar") || name.endsWith(".gz") || name.endsWith(".tgz"))) {
            return reference(name.contains("100") ? "cifar100" : "cifar10", file);
        }
        if (isIdx(name)
                || CifarVariant.CIFAR10.isBatch(name)
                || CifarVariant.CIFAR100_FINE.isBatch(name)
                || name.endsWith(".npy")) {
            return ofFolder(folder);
        }
        return Optional.empty();
    }

    /** Two arrays of which one bears the name of labels. */
    private static Optional<DatasetReference> arrays(List<Path> entries) {
        List<Path> arrays =
                entries.stream().filter(entry -> name(entry).endsWith(".npy")).toList();
        List<Path> labels =
                arrays.stream().filter(array -> namesLabels(name(array))).toList();
        List<Path> images =
                arrays.stream().filter(array -> !namesLabels(name(array))).toList();
        return labels.size() == 1 && images.size() == 1
                ? Optional.of(new DatasetReference("npy", images.getFirst() + "," + labels.getFirst()))
                : Optional.empty();
    }

    private static boolean namesLabels(String name) {
        return name.contains("label") || name.contains("target") || name.equals("y.npy") || name.startsWith("y_");
    }

    private static boolean isIdx(String name) {
        return name.matches(".*(images|labels)[-_.]idx[134]([-_.]ubyte)?(\\.gz)?");
    }

    private static Optional<DatasetReference> reference(String scheme, Path place) {
        return Optional.of(new DatasetReference(scheme, place.toString()));
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    }
}
