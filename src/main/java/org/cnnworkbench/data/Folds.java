package org.cnnworkbench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;

/**
 * Stratified folds for cross-validation. Each image is in the validation part of exactly one fold; sizes of folds, and of a class in
 * different folds, differ by one at most (the allocation of scikit-learn's {@code StratifiedKFold} with shuffling).
 */
public final class Folds {

    private Folds() {}

    /**
     * One fold.
     *
     * @param number     from 0
     * @param train      positions of the images to train on, ascending
     * @param validation positions of the images to judge on, ascending
     */
    public record Fold(int number, int[] train, int[] validation) {

        /** The data set with these train and validation splits; its test split stays. */
        public ImageDataset apply(ImageDataset data) {
            Map<String, int[]> splits = new LinkedHashMap<>();
            splits.put(ImageDataset.TRAIN, train);
            if (validation.length > 0) {
                splits.put(ImageDataset.VALIDATION, validation);
            }
            if (data.hasSplit(ImageDataset.TEST)) {
                splits.put(ImageDataset.TEST, data.split(ImageDataset.TEST));
            }
            return data.withSplits(splits);
        }
    }

    /** The data set with the images of its train and its validation split as the train split, and nothing to validate on. */
    public static ImageDataset pooled(ImageDataset data) {
        return new Fold(0, positions(data), new int[0]).apply(data);
    }

    private static int[] positions(ImageDataset data) {
        return IntStream.concat(
                        Arrays.stream(data.split(ImageDataset.TRAIN)),
                        Arrays.stream(data.split(ImageDataset.VALIDATION)))
                .sorted()
                .toArray();
    }

    /**
     * Folds of the train split, together with the validation split where there is one; the test split takes no part.
     *
     * @throws InputException where the number of folds is below 2, or above the number of images of a class
     */
    public static List<Fold> of(ImageDataset data, int folds, long seed) {
        return of(data, positions(data), folds, seed);
    }

    /** Folds of the images at these positions. */
    public static List<Fold> of(ImageDataset data, int[] positions, int folds, long seed) {
        if (folds < 2) {
            throw new InputException("folds: expected at least 2, received " + folds);
        }
        List<int[]> classes = Strata.byClass(data, positions);
        for (int label = 0; label < classes.size(); label++) {
            int count = classes.get(label).length;
            if (count > 0 && count < folds) {
                throw new InputException("folds: class " + data.classNames().get(label) + " has " + count
                        + " images, too few for " + folds + " folds");
            }
        }
        if (positions.length < folds) {
            throw new InputException("folds: expected at least " + folds + " images, received " + positions.length);
        }
        int[][] sizes = allocate(classes, folds);
        List<List<int[]>> parts = new ArrayList<>();
        IntStream.range(0, folds).forEach(fold -> parts.add(new ArrayList<>()));
        for (int label = 0; label < classes.size(); label++) {
            int[] shuffled = Strata.shuffled(classes.get(label), Strata.random(seed, Strata.Purpose.FOLDS, label));
            int from = 0;
            for (int fold = 0; fold < folds; fold++) {
                parts.get(fold).add(Arrays.copyOfRange(shuffled, from, from + sizes[fold][label]));
                from += sizes[fold][label];
            }
        }
        return IntStream.range(0, folds)
                .mapToObj(fold -> {
                    int[] validation = parts.get(fold).stream()
                            .flatMapToInt(Arrays::stream)
                            .sorted()
                            .toArray();
                    return new Fold(fold, Strata.without(positions, validation), validation);
                })
                .toList();
    }

    /** With all images sorted by class, fold f gets every k-th from the f-th on: so many of each class. */
    private static int[][] allocate(List<int[]> classes, int folds) {
        int[][] sizes = new int[folds][classes.size()];
        int place = 0;
        for (int label = 0; label < classes.size(); label++) {
            for (int i = 0; i < classes.get(label).length; i++) {
                sizes[place++ % folds][label]++;
            }
        }
        return sizes;
    }
}
