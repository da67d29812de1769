package org.cnnworkbench.data.format;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.InputException;

/**
 * The small sets that come with the program, as idx files.
 *
 * <p>{@code digits} (1,797 images of 8×8, pixels stored as 0 to 255) has no split of its own: counted within each class in the order of
 * the file, each fifth image belongs to the test split and the rest to the train split. The rule draws nothing, so everybody has the
 * same split.
 */
final class BuiltinLoader implements DatasetLoader {

    private static final int EVERY = 5;

    @Override
    public String scheme() {
        return "builtin";
    }

    @Override
    public String usage() {
        return "builtin:fashion-mnist-mini or builtin:digits";
    }

    @Override
    public String help() {
        return "A small set that comes with the program: clothes of 28×28 or handwritten digits of 8×8.";
    }

    @Override
    public ImageDataset load(DatasetReference reference, LoadContext context) throws IOException {
        String name = reference.path();
        String folder = "/assets/" + name + "/";
        return switch (name) {
            case "fashion-mnist-mini" -> {
                Map<String, IdxLoader.Pair> pairs = new LinkedHashMap<>();
                pairs.put(ImageDataset.TRAIN, pair(folder + "train-"));
                pairs.put(ImageDataset.TEST, pair(folder + "test-"));
                yield read(name, folder, pairs, context);
            }
            case "digits" -> everyFifthForTest(read(name, folder, Map.of(ImageDataset.TRAIN, pair(folder)), context));
            default ->
                throw new InputException("data set reference " + reference
                        + ": expected fashion-mnist-mini or digits after \"builtin:\", received \"" + name + "\"");
        };
    }

    private static IdxLoader.Pair pair(String prefix) {
        return new IdxLoader.Pair(
                new Source.OnClassPath(prefix + "images-idx3-ubyte.gz"),
                new Source.OnClassPath(prefix + "labels-idx1-ubyte.gz"));
    }

    private static ImageDataset read(String name, String folder, Map<String, IdxLoader.Pair> pairs, LoadContext context)
            throws IOException {
        List<String> classes = ClassNames.read(new Source.OnClassPath(folder + "classes.txt"));
        return IdxLoader.read(name, "builtin:" + name, pairs, classes, context.progress());
    }

    static ImageDataset everyFifthForTest(ImageDataset data) {
        int[] seen = new int[data.classNames().size()];
        boolean[] test = new boolean[data.size()];
        for (int i = 0; i < test.length; i++) {
            int place = seen[data.label(i)]++;
            test[i] = place % EVERY == EVERY - 1;
        }
        Map<String, int[]> splits = new LinkedHashMap<>();
        splits.put(
                ImageDataset.TRAIN,
                IntStream.range(0, test.length).filter(i -> !test[i]).toArray());
        splits.put(
                ImageDataset.TEST,
                IntStream.range(0, test.length).filter(i -> test[i]).toArray());
        return data.withSplits(splits);
    }
}
