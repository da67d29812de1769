package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * Image files in one folder a class; classes are the folders of the train split (or of all there is) sorted by name. With {@code size} all
 * images are scaled to it, without they must have one shape; {@code colour} makes all gray or all colour, without it they must agree.
 */
final class FolderLoader implements DatasetLoader {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})[xX×](\\d{1,4})");

    private enum Colour {
        AS_STORED,
        GRAY,
        RGB
    }

    private record Options(@Nullable Size size, Colour colour) {
        Bitmap apply(Bitmap image) {
            Bitmap coloured = switch (colour) {
                case AS_STORED -> image;
                case GRAY -> image.toGray();
                case RGB -> image.toRgb();
            };
            return size == null ? coloured : BitmapScaler.scale(coloured, size);
        }
    }

    @Override
    public String scheme() {
        return "folder";
    }

    @Override
    public String usage() {
        return "folder:DIR?size=HxW&colour=gray|rgb";
    }

    @Override
    public String help() {
        return "PNG, JPEG, GIF, BMP, PGM or PPM files, one folder a class, below train, validation and test or without.";
    }

    @Override
    public Set<String> options() {
        return Set.of("size", "colour");
    }

    @Override
    public ImageDataset load(DatasetReference reference, LoadContext context) throws IOException, InterruptedException {
        Options options = new Options(size(reference), colour(reference));
        Path root = context.resolveDirectory(reference.path());
        Map<String, List<FolderScan.ClassFolder>> splits = FolderScan.of(root);
        List<String> classNames = classNames(root, splits);
        List<Path> files = splits.values().stream()
                .flatMap(List::stream)
                .flatMap(folder -> folder.files().stream())
                .toList();
        ImageArray images = decode(files, options, root, context);
        SplitParts parts = new SplitParts(String.valueOf(root.getFileName()), images.shape());
        int from = 0;
        for (Map.Entry<String, List<FolderScan.ClassFolder>> split : splits.entrySet()) {
            for (FolderScan.ClassFolder folder : split.getValue()) {
                int[] labels = new int[folder.files().size()];
                Arrays.fill(labels, classNames.indexOf(folder.name()));
                parts.add(split.getKey(), Arrays.copyOfRange(images.pixels(), from, from + labels.length), labels);
                from += labels.length;
            }
        }
        return parts.build(root.toString(), classNames);
    }

    private static ImageArray decode(List<Path> files, Options options, Path root, LoadContext context)
            throws InterruptedException {
        BitmapReader reader = new BitmapReader();
        Path firstFile = files.getFirst();
        TensorShape.Image shape = options.apply(reader.read(firstFile)).shape();
        HeapBudget.check(root.toString(), files.size(), shape.elements());
        byte[][] pixels = ParallelDecoder.decode(
                files,
                file -> {
                    Bitmap image = options.apply(reader.read(file));
                    if (!image.shape().equals(shape)) {
                        throw new InputException(differs(firstFile, shape, file, image.shape()));
                    }
                    return image.pixels();
                },
                "reading images of " + root,
                context.progress());
        return new ImageArray(shape, pixels);
    }

    private static String differs(Path first, TensorShape.Image expected, Path other, TensorShape.Image received) {
        boolean sameSize = expected.height() == received.height() && expected.width() == received.width();
        return first + " is " + expected + " (height × width × channels) but " + other + " is " + received + "; add "
                + (sameSize
                        ? "?colour=gray or ?colour=rgb to make all alike"
                        : "an option such as ?size=" + expected.height() + "x" + expected.width()
                                + " to scale all to one size");
    }

    private static List<String> classNames(Path root, Map<String, List<FolderScan.ClassFolder>> splits) {
        List<FolderScan.ClassFolder> train = splits.get(ImageDataset.TRAIN);
        if (train == null) {
            throw new InputException(
                    root + ": expected a folder train beside " + String.join(" and ", splits.keySet()));
        }
        List<String> names = train.stream().map(FolderScan.ClassFolder::name).toList();
        List<String> unknown = new ArrayList<>();
        splits.forEach((split, folders) -> folders.stream()
                .filter(folder -> !names.contains(folder.name()))
                .forEach(folder -> unknown.add(split + "/" + folder.name())));
        if (!unknown.isEmpty()) {
            throw new InputException(root + ": class folder " + unknown.getFirst() + " isn't in train, which has "
                    + String.join(", ", names.subList(0, Math.min(20, names.size()))));
        }
        return names;
    }

    private static @Nullable Size size(DatasetReference reference) {
        String text = reference.options().get("size");
        if (text == null) {
            return null;
        }
        Matcher size = SIZE.matcher(text);
        if (!size.matches() || Integer.parseInt(size.group(1)) < 1 || Integer.parseInt(size.group(2)) < 1) {
            throw new InputException("data set reference " + reference
                    + ": size: expected height and width such as 48x48, each from 1 to 9999, received \"" + text
                    + "\"");
        }
        return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }

    private static Colour colour(DatasetReference reference) {
        String text = reference.options().getOrDefault("colour", "");
        return switch (text) {
            case "" -> Colour.AS_STORED;
            case "gray", "grey" -> Colour.GRAY;
            case "rgb" -> Colour.RGB;
            default ->
                throw new InputException("data set reference " + reference
                        + ": colour: expected gray or rgb, received \"" + text + "\"");
        };
    }
}
