package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Which files belong to which split and class: one folder a class, below folders {@code train}, {@code validation} (or {@code val}) and
 * {@code test} where every folder on top is named like one of these. Hidden files and files that don't end like images are passed over.
 * Links are followed only to places within the folder.
 */
final class FolderScan {

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "pgm", "ppm", "pbm", "pnm");
    private static final Map<String, String> SPLITS = Map.of(
            "train", ImageDataset.TRAIN,
            "training", ImageDataset.TRAIN,
            "validation", ImageDataset.VALIDATION,
            "valid", ImageDataset.VALIDATION,
            "val", ImageDataset.VALIDATION,
            "test", ImageDataset.TEST);

    /**
     * The images of one class in one split, sorted by name.
     *
     * @param files at least one
     */
    record ClassFolder(String name, List<Path> files) {}

    private final Path root;
    private final Path realRoot;

    private FolderScan(Path root) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
    }

    /** Class folders of each split, sorted by name. */
    static Map<String, List<ClassFolder>> of(Path root) throws IOException {
        return new FolderScan(root).scan();
    }

    private Map<String, List<ClassFolder>> scan() throws IOException {
        List<Path> top = folders(root);
        if (top.isEmpty()) {
            throw new InputException(root + ": expected one folder a class with images in it, found no folder");
        }
        Map<String, Path> splitFolders = new LinkedHashMap<>();
        for (Path folder : top) {
            String split = splitOf(folder);
            if (split == null) {
                return Map.of(ImageDataset.TRAIN, classes(root));
            }
            Path twin = splitFolders.put(split, folder);
            if (twin != null) {
                throw new InputException(twin + " and " + folder + " both name the " + split + " split; keep one");
            }
        }
        Map<String, List<ClassFolder>> splits = new LinkedHashMap<>();
        for (String split : List.of(ImageDataset.TRAIN, ImageDataset.VALIDATION, ImageDataset.TEST)) {
            Path folder = splitFolders.get(split);
            if (folder != null) {
                splits.put(split, classes(folder));
            }
        }
        return splits;
    }

    private static @Nullable String splitOf(Path folder) {
        return SPLITS.get(name(folder).toLowerCase(Locale.ROOT));
    }

    private List<ClassFolder> classes(Path parent) throws IOException {
        List<ClassFolder> classes = new ArrayList<>();
        for (Path folder : folders(parent)) {
            classes.add(new ClassFolder(name(folder), images(folder)));
        }
        if (classes.isEmpty()) {
            throw new InputException(parent + ": expected one folder a class with images in it, found no folder");
        }
        return classes;
    }

    private List<Path> images(Path folder) throws IOException {
        List<Path> entries = visible(folder);
        List<Path> images = new ArrayList<>();
        for (Path entry : entries) {
            if (looksLikeImage(entry)) {
                if (!Files.isRegularFile(entry)) {
                    throw new InputException(entry + ": expected an image file, received "
                            + (Files.isDirectory(entry) ? "a folder" : "a broken link or something else"));
                }
                images.add(entry);
            } else if (Files.isDirectory(entry)) {
                throw new InputException(entry + ": a folder inside the class folder " + folder
                        + "; expected images only. Splits on top must all be called train, validation or test");
            }
        }
        if (images.isEmpty()) {
            throw new InputException(folder
                    + ": the class folder holds no image; expected files ending in .png, .jpg, .gif, .bmp, .pgm or"
                    + " .ppm" + (entries.isEmpty() ? "" : ", found " + name(entries.getFirst())));
        }
        return images;
    }

    private List<Path> folders(Path parent) throws IOException {
        return visible(parent).stream().filter(Files::isDirectory).toList();
    }

    private List<Path> visible(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path entry : all.sorted().toList()) {
                if (!name(entry).startsWith(".") && !Files.isHidden(entry)) {
                    checkLink(entry);
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private void checkLink(Path entry) throws IOException {
        if (Files.isSymbolicLink(entry)
                && Files.exists(entry)
                && !entry.toRealPath().startsWith(realRoot)) {
            throw new InputException(entry + ": a link to " + entry.toRealPath() + ", which lies outside " + root
                    + "; copy the images into the folder");
        }
    }

    private static boolean looksLikeImage(Path file) {
        String name = name(file);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                && name.contains(".");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
