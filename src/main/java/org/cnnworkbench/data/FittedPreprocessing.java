package org.cnnworkbench.data;

import java.util.Arrays;
import org.cnnworkbench.data.Preprocessing.None;
import org.cnnworkbench.data.Preprocessing.Scale;
import org.cnnworkbench.data.Preprocessing.Standardise;
import org.cnnworkbench.data.Preprocessing.ZeroMeanChannel;
import org.cnnworkbench.data.Preprocessing.ZeroMeanPixel;
import org.cnnworkbench.data.augment.FloatImage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.ValueCodec;
import org.cnnworkbench.spec.TensorShape;

/**
 * A {@link Preprocessing} together with what was measured on the training images. Whatever the kind, a pixel p from 0 to 255 becomes
 * (p − mean) · factor, with a mean and a factor for each channel, or for each pixel of each channel. Kept with a run, it prepares an image
 * years later as it was prepared in training. Immutable, and safe to use from many threads.
 */
public final class FittedPreprocessing {

    /** Reads and writes it as JSON; what is read prepares images to the bit as what was written. */
    public static final ValueCodec<FittedPreprocessing> CODEC = new FittedPreprocessingCodec();

    private static final int LEVELS = 256;

    /** What a JSON text can hold and still be read: more numbers make a text that the reader takes for an attack. */
    private static final int MAX_NUMBERS = 900_000;

    private static final float FULL_SCALE = 255;

    private final Preprocessing preprocessing;
    private final TensorShape.Image shape;
    private final float[] mean;
    private final float[] factor;
    private final float[] table;

    /**
     * @param mean   one number a channel, or height × width × channels numbers in the order channels × height × width, from 0 to 255
     * @param factor as many numbers
     * @throws IllegalArgumentException where the arrays don't fit the shape
     */
    FittedPreprocessing(Preprocessing preprocessing, TensorShape.Image shape, float[] mean, float[] factor) {
        if (shape.elements() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "preprocessing: expected images of at most " + Integer.MAX_VALUE + " values, received " + shape);
        }
        if (mean.length != factor.length || (mean.length != shape.channels() && mean.length != shape.elements())) {
            throw new IllegalArgumentException("preprocessing of " + shape + " images: expected " + shape.channels()
                    + " or " + shape.elements() + " means and as many factors, received " + mean.length + " and "
                    + factor.length);
        }
        for (int i = 0; i < mean.length; i++) {
            if (!Float.isFinite(mean[i]) || !Float.isFinite(factor[i])) {
                throw new IllegalArgumentException("preprocessing: expected finite means and factors, received "
                        + mean[i] + " and " + factor[i] + " at " + i);
            }
        }
        this.preprocessing = preprocessing;
        this.shape = shape;
        this.mean = mean.clone();
        this.factor = factor.clone();
        this.table = perChannel() ? table() : new float[0];
    }

    /**
     * Measures what the preprocessing needs.
     *
     * @param trainIndices positions of the training images in the data set, the only ones that are looked at
     * @throws InputException where there is no image to measure, and where images are too large for numbers of each pixel
     */
    public static FittedPreprocessing fit(Preprocessing preprocessing, ImageDataset dataset, int[] trainIndices) {
        if (trainIndices.length == 0) {
            throw new InputException("data set " + dataset.name()
                    + ": no training image to measure the preprocessing on; expected at least 1, received 0");
        }
        if (2 * dataset.shape().elements() > MAX_NUMBERS && perPixel(preprocessing)) {
            throw new InputException("preprocessing: images of " + dataset.shape()
                    + " are too large for a mean of each pixel; expected at most " + MAX_NUMBERS / 2
                    + " values an image; measure by channel instead");
        }
        return switch (preprocessing) {
            case None none -> constant(none, dataset.shape(), 1);
            case Scale scale -> constant(scale, dataset.shape(), 1 / FULL_SCALE);
            case ZeroMeanPixel zero -> centred(zero, PixelStatistics.perPixel(dataset, trainIndices), zero.scale());
            case ZeroMeanChannel zero -> centred(zero, PixelStatistics.perChannel(dataset, trainIndices), zero.scale());
            case Standardise standardise ->
                standardised(
                        standardise,
                        switch (standardise.per()) {
                            case CHANNEL -> PixelStatistics.perChannel(dataset, trainIndices);
                            case PIXEL -> PixelStatistics.perPixel(dataset, trainIndices);
                        });
        };
    }

    private static boolean perPixel(Preprocessing preprocessing) {
        return switch (preprocessing) {
            case None none -> false;
            case Scale scale -> false;
            case ZeroMeanPixel zero -> true;
            case ZeroMeanChannel zero -> false;
            case Standardise standardise -> standardise.per() == Preprocessing.Per.PIXEL;
        };
    }

    private static FittedPreprocessing constant(Preprocessing kind, TensorShape.Image shape, float factor) {
        return new FittedPreprocessing(kind, shape, new float[shape.channels()], filled(shape.channels(), factor));
    }

    private static FittedPreprocessing centred(Preprocessing kind, PixelStatistics statistics, boolean scale) {
        float[] mean = statistics.mean();
        return new FittedPreprocessing(kind, statistics.shape(), mean, filled(mean.length, scale ? 1 / FULL_SCALE : 1));
    }

    private static FittedPreprocessing standardised(Preprocessing kind, PixelStatistics statistics) {
        return new FittedPreprocessing(kind, statistics.shape(), statistics.mean(), statistics.inverseDeviation());
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }

    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** Of the images that it was fitted to and prepares. */
    public TensorShape.Image shape() {
        return shape;
    }

    /** What is taken away, on the scale 0 to 255: one number a channel, or channels × height × width numbers; a copy. */
    public float[] mean() {
        return mean.clone();
    }

    /** What is multiplied with after that, as many numbers as means; a copy. */
    public float[] factor() {
        return factor.clone();
    }

    private boolean perChannel() {
        return mean.length == shape.channels();
    }

    /** All results of a byte, channel after channel. */
    private float[] table() {
        float[] results = new float[mean.length * LEVELS];
        for (int i = 0; i < results.length; i++) {
            results[i] = (i % LEVELS - mean[i / LEVELS]) * factor[i / LEVELS];
        }
        return results;
    }

    /**
     * Prepares an image.
     *
     * @param pixels unsigned bytes, height × width × channels
     * @param into   takes channels × height × width numbers from {@code offset} on
     */
    public void apply(byte[] pixels, float[] into, int offset) {
        int channels = shape.channels();
        int area = shape.height() * shape.width();
        for (int channel = 0; channel < channels; channel++) {
            int to = offset + channel * area;
            int first = channel * area;
            int row = channel * LEVELS;
            if (perChannel()) {
                for (int i = 0, from = channel; i < area; i++, from += channels) {
                    into[to + i] = table[row + (pixels[from] & 0xFF)];
                }
            } else {
                for (int i = 0, from = channel; i < area; i++, from += channels) {
                    into[to + i] = ((pixels[from] & 0xFF) - mean[first + i]) * factor[first + i];
                }
            }
        }
    }

    /** Prepares an augmented image; {@code into} takes channels × height × width numbers from {@code offset} on. */
    public void apply(FloatImage image, float[] into, int offset) {
        float[] values = image.values();
        int channels = shape.channels();
        int area = shape.height() * shape.width();
        int step = perChannel() ? 0 : 1;
        for (int channel = 0; channel < channels; channel++) {
            int to = offset + channel * area;
            int first = perChannel() ? channel : channel * area;
            for (int i = 0, from = channel; i < area; i++, from += channels) {
                int at = first + i * step;
                into[to + i] = (values[from] - mean[at]) * factor[at];
            }
        }
    }
}
