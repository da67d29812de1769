package org.cnnworkbench.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.FloatImage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;

/**
 * Cuts some images of a data set into batches: shuffled, augmented and preprocessed. Everything random is a function of seed, epoch and
 * image ({@link Seeds}), so that batch k of epoch e is the same whatever the number of threads and wherever one begins.
 */
public final class BatchPipeline {

    private final ImageDataset dataset;
    private final int[] indices;
    private final FittedPreprocessing preprocessing;
    private final AugmentationPipeline augmentation;
    private final Settings settings;

    /**
     * How batches are cut.
     *
     * @param batchSize images in a batch, at least 1; the last batch holds what is left
     * @param seed      of shuffle and augmentation
     * @param shuffle   whether each epoch has an order of its own; otherwise it is that of the indices
     * @param threads   that prepare batches ahead; 0 prepares each batch when it is asked for, on the thread that asks
     */
    public record Settings(int batchSize, long seed, boolean shuffle, int threads) {
        public Settings {
            if (batchSize < 1) {
                throw new InputException("batch size: expected at least 1, received " + batchSize);
            }
            if (threads < 0) {
                throw new InputException("threads that prepare batches: expected at least 0, received " + threads);
            }
        }

        /** Batches in the order of the indices, on the thread that asks: to predict and to evaluate. */
        public static Settings inOrder(int batchSize) {
            return new Settings(batchSize, 0, false, 0);
        }
    }

    /**
     * @param indices positions in the data set of the images to use
     * @throws IllegalArgumentException where the preprocessing was fitted to images of another shape
     * @throws InputException           where a batch would be larger than an array can be
     */
    public BatchPipeline(
            ImageDataset dataset,
            int[] indices,
            FittedPreprocessing preprocessing,
            AugmentationPipeline augmentation,
            Settings settings) {
        if (!preprocessing.shape().equals(dataset.shape())) {
            throw new IllegalArgumentException("data set " + dataset.name() + " has images of " + dataset.shape()
                    + ", but the preprocessing was fitted to " + preprocessing.shape());
        }
        long perImage = dataset.shape().elements();
        if (Math.min(settings.batchSize, indices.length) * perImage > Integer.MAX_VALUE - 8) {
            throw new InputException("batch size: " + settings.batchSize + " images of " + dataset.shape()
                    + " don't fit in memory; expected at most " + (Integer.MAX_VALUE - 8) / perImage);
        }
        this.dataset = dataset;
        this.indices = indices.clone();
        this.preprocessing = preprocessing;
        this.augmentation = augmentation;
        this.settings = settings;
    }

    /** Batches in an epoch, the last and smaller one included. */
    public int batches() {
        return Math.ceilDiv(indices.length, settings.batchSize);
    }

    /** Images in an epoch. */
    public int images() {
        return indices.length;
    }

    /** Of each image. */
    public TensorShape.Image shape() {
        return dataset.shape();
    }

    /**
     * The batches of an epoch, in order; close it, also when it was read to its end.
     *
     * @param epoch      any number; each has its own order and its own draws
     * @param firstBatch where to begin, 0 to {@link #batches()}: a run that stopped after k batches continues with k
     */
    public Epoch epoch(int epoch, int firstBatch) {
        if (firstBatch < 0 || firstBatch > batches()) {
            throw new IllegalArgumentException("first batch: expected 0 to " + batches() + ", received " + firstBatch);
        }
        int[] order = order(epoch);
        return new Epoch(k -> batch(epoch, order, k), epoch, firstBatch, batches(), settings.threads, prefetch());
    }

    /** Positions in the data set in the order in which the epoch shows them. */
    int[] order(int epoch) {
        int[] order = indices.clone();
        if (settings.shuffle) {
            SplittableRandom random = Seeds.shuffle(settings.seed, epoch);
            for (int i = order.length - 1; i > 0; i--) { // Fisher and Yates
                int j = random.nextInt(i + 1);
                int held = order[i];
                order[i] = order[j];
                order[j] = held;
            }
        }
        return order;
    }

    /** Batches that may wait: two a thread keep all of them busy, unless they are so large that they would fill the memory. */
    private int prefetch() {
        long bytes = settings.batchSize * dataset.shape().elements() * Float.BYTES;
        long affordable = (256L << 20) / bytes;
        return (int) Math.clamp(affordable, 1, 2L * Math.max(1, settings.threads));
    }

    private Batch batch(int epoch, int[] order, int k) throws InterruptedException {
        int from = k * settings.batchSize;
        int[] positions = Arrays.copyOfRange(order, from, Math.min(from + settings.batchSize, order.length));
        int perImage = (int) dataset.shape().elements();
        float[] features = new float[positions.length * perImage];
        int[] labels = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("batch " + k + " of epoch " + epoch + " is no longer wanted");
            }
            labels[i] = dataset.label(positions[i]);
            prepare(epoch, positions[i], features, i * perImage);
        }
        return new Batch(dataset.shape(), features, labels, positions);
    }

    private void prepare(int epoch, int position, float[] features, int offset) {
        byte[] pixels = dataset.image(position);
        if (augmentation.isEmpty()) {
            preprocessing.apply(pixels, features, offset);
        } else {
            FloatImage image = FloatImage.ofBytes(dataset.shape(), pixels);
            SplittableRandom random = Seeds.image(settings.seed, epoch, position);
            preprocessing.apply(augmentation.apply(image, random), features, offset);
        }
    }
}
