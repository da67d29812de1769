package org.cnnworkbench.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;

/**
 * Splits that keep each class's share (stratified), the same for the same seed. As with scikit-learn's {@code train_test_split} the part
 * that is split off has ⌈share × n⌉ images; which images they are differs from scikit-learn's choice.
 */
public final class Splitter {

    private Splitter() {}

    /**
     * Takes a share of the train split as the validation split.
     *
     * @param share more than 0, less than 1
     * @throws InputException where the data has a validation split already, or the share leaves one side empty
     */
    public static ImageDataset validation(ImageDataset data, double share, long seed) {
        return splitOff(data, ImageDataset.VALIDATION, share, seed);
    }

    /**
     * Takes a share of the train split as the test split.
     *
     * @param share more than 0, less than 1
     * @throws InputException where the data has a test split already, or the share leaves one side empty
     */
    public static ImageDataset holdout(ImageDataset data, double share, long seed) {
        return splitOff(data, ImageDataset.TEST, share, seed);
    }

    /**
     * Forgets the splits that the data has and draws a test split from all images; the rest is the train split.
     *
     * @param share more than 0, less than 1
     * @throws InputException where the share leaves one side empty
     */
    public static ImageDataset pooled(ImageDataset data, double share, long seed) {
        int[] everything = IntStream.range(0, data.size()).toArray();
        return holdout(data.withSplits(Map.of(ImageDataset.TRAIN, everything)), share, seed);
    }

    /**
     * Keeps at most so many images of each split, stratified; images of no split and those left out are dropped.
     *
     * @param perSplit at least 1
     */
    public static ImageDataset limit(ImageDataset data, int perSplit, long seed) {
        if (perSplit < 1) {
            throw new InputException("limit: expected at least 1 image a split, received " + perSplit);
        }
        int[] kept = data.splits().values().stream()
                .flatMapToInt(split -> Arrays.stream(
                        Strata.draw(data, split, Math.min(perSplit, split.length), seed, Strata.Purpose.LIMIT)))
                .sorted()
                .toArray();
        return Selection.of(data, kept, data.classNames(), label -> label);
    }

    private static ImageDataset splitOff(ImageDataset data, String part, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new InputException(part + " share: expected more than 0 and less than 1, received " + share);
        }
        if (data.split(part).length > 0) {
            throw new InputException("data set " + data.name() + " brings a " + part + " split of its own ("
                    + data.split(part).length + " images); leave out the " + part
                    + " share to use it, or pool all images first to draw a new one");
        }
        int[] train = data.split(ImageDataset.TRAIN);
        // A product such as 0.2 × 1,797 must not come out a hair above a whole number and be rounded up.
        int count = (int) Math.ceil(share * train.length - 1e-9);
        if (count < 1 || count >= train.length) {
            throw new InputException("data set " + data.name() + ": a " + part + " share of " + share + " of "
                    + train.length + " images leaves " + count + " and " + (train.length - count)
                    + "; expected at least one on both sides");
        }
        int[] taken = Strata.draw(data, train, count, seed, Strata.Purpose.SPLIT);
        Map<String, int[]> found = new LinkedHashMap<>(data.splits());
        found.put(ImageDataset.TRAIN, Strata.without(train, taken));
        found.put(part, taken);
        return data.withSplits(inOrder(found));
    }

    /** Train, validation, test, then whatever else there is. */
    private static Map<String, int[]> inOrder(Map<String, int[]> splits) {
        Map<String, int[]> ordered = new LinkedHashMap<>();
        for (String name : new String[] {ImageDataset.TRAIN, ImageDataset.VALIDATION, ImageDataset.TEST}) {
            int[] positions = splits.get(name);
            if (positions != null) {
                ordered.put(name, positions);
            }
        }
        splits.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
