package org.cnnworkbench.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Two ways to keep large classes from drowning small ones. */
public final class Balancing {

    private Balancing() {}

    /**
     * Repeats images of the smaller classes until each class has as many as the largest: each image as often as fits, then some once more,
     * drawn without repetition. Classes without an image stay without.
     *
     * @param positions of the images to train on
     * @return positions in ascending order, with repetitions
     */
    public static int[] oversample(ImageDataset data, int[] positions, long seed) {
        List<int[]> classes = Strata.byClass(data, positions);
        int largest = classes.stream().mapToInt(members -> members.length).max().orElse(0);
        return IntStream.range(0, classes.size())
                .filter(label -> classes.get(label).length > 0)
                .flatMap(label -> {
                    int[] members = classes.get(label);
                    int[] once = Strata.shuffled(members, Strata.random(seed, Strata.Purpose.OVERSAMPLE, label));
                    return IntStream.range(0, largest).map(i -> once[i % once.length]);
                })
                .sorted()
                .toArray();
    }

    /**
     * A weight for each class's loss: n / (k × count), scikit-learn's {@code class_weight="balanced"}, where k is the number of classes
     * that have an image. The mean weight over all images is 1.
     *
     * @param positions of the images to train on
     * @return one weight a class; 0 for a class without an image
     */
    public static double[] classWeights(ImageDataset data, int[] positions) {
        int[] counts = new int[data.classNames().size()];
        for (int position : positions) {
            counts[data.label(position)]++;
        }
        long present = Arrays.stream(counts).filter(count -> count > 0).count();
        return Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? 0 : (double) positions.length / ((double) present * count))
                .toArray();
    }
}
