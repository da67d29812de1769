package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cnnworkbench.data.FittedPreprocessing;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;

/**
 * What the settings make of the images.
 *
 * @param splits images of each split before and after
 * @param epoch  training images that an epoch shows: more than there are where small classes are repeated
 * @param values that the network is fed
 * @param before some training images as they were loaded
 * @param after  the same as the network is fed them
 * @param loss   for each class by how much its images count in the loss; empty where all count alike
 */
record PreparationEffect(
        List<Split> splits, int epoch, Values values, Preview before, Preview after, List<ClassLoss> loss) {

    /** Looked at to learn where values lie: enough for three digits. */
    private static final int MOST_IMAGES = 2_000;

    private static final int SHOWN_IMAGES = 16;
    private static final int BINS = 64;

    /** Images of a split. */
    record Split(String name, int loaded, int used) {}

    /** How much a mistake on an image of a class counts. */
    record ClassLoss(String name, double factor) {}

    /**
     * Where values lie.
     *
     * @param counts how often they occur: equal steps from the smallest to the largest
     */
    record Values(double smallest, double largest, double mean, double deviation, List<Integer> counts) {
        Values {
            counts = List.copyOf(counts);
        }
    }

    PreparationEffect {
        splits = List.copyOf(splits);
        loss = List.copyOf(loss);
    }

    static PreparationEffect of(ImageDataset loaded, PreparedData prepared, Experiment experiment)
            throws InterruptedException {
        ImageDataset used = prepared.dataset();
        Set<String> names =
                new LinkedHashSet<>(List.of(ImageDataset.TRAIN, ImageDataset.VALIDATION, ImageDataset.TEST));
        names.addAll(loaded.splitNames());
        names.addAll(used.splitNames());
        List<Split> splits = new ArrayList<>();
        for (String name : names) {
            splits.add(new Split(name, loaded.split(name).length, used.split(name).length));
        }
        List<ClassLoss> loss = new ArrayList<>();
        for (int label = 0; label < prepared.classWeights().size(); label++) {
            loss.add(new ClassLoss(
                    used.classNames().get(label), prepared.classWeights().get(label)));
        }
        long seed = experiment.training().seed();
        return new PreparationEffect(
                splits,
                prepared.trainingBatches(experiment.training()).images(),
                values(used, prepared.preprocessing()),
                Preview.of(used, prepared.preprocessing(), wish(seed, false)),
                Preview.of(used, prepared.preprocessing(), wish(seed, true)),
                loss);
    }

    private static Preview.Wish wish(long seed, boolean prepared) {
        return new Preview.Wish(AugmentationPipeline.none(), seed, 0, SHOWN_IMAGES, 1, 0, prepared);
    }

    private static Values values(ImageDataset data, FittedPreprocessing fitted) throws InterruptedException {
        int[] training = data.split(ImageDataset.TRAIN);
        int images = Math.min(MOST_IMAGES, training.length);
        int size = (int) data.shape().elements();
        float[] numbers = new float[size];
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < images; i++) {
            feed(data, fitted, training[spread(i, images, training.length)], numbers);
            for (float number : numbers) {
                smallest = Math.min(smallest, number);
                largest = Math.max(largest, number);
                sum += number;
                squares += (double) number * number;
            }
        }
        int[] counts = new int[BINS];
        double scale = largest > smallest ? BINS / (largest - smallest) : 0;
        for (int i = 0; i < images; i++) {
            feed(data, fitted, training[spread(i, images, training.length)], numbers);
            for (float number : numbers) {
                counts[Math.min(BINS - 1, (int) ((number - smallest) * scale))]++;
            }
        }
        double count = (double) images * size;
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        return new Values(
                smallest,
                largest,
                mean,
                deviation,
                Arrays.stream(counts).boxed().toList());
    }

    private static int spread(int number, int of, int over) {
        return (int) ((long) number * over / of);
    }

    private static void feed(ImageDataset data, FittedPreprocessing fitted, int position, float[] into)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("other settings are wanted");
        }
        fitted.apply(data.image(position), into, 0);
    }
}
