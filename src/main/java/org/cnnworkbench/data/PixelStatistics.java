package org.cnnworkbench.data;

import java.util.Arrays;
import org.cnnworkbench.spec.TensorShape;

/**
 * Mean and standard deviation of images on the scale 0 to 255, for each channel or for each pixel of each channel (in the order channels ×
 * height × width). Sums are whole numbers, so the order of the images makes no difference.
 */
final class PixelStatistics {

    private static final double FULL_SCALE = 255;

    private final TensorShape.Image shape;
    private final long count;
    private final long[] sums;
    private final long[] squares;

    private PixelStatistics(TensorShape.Image shape, long count, long[] sums, long[] squares) {
        this.shape = shape;
        this.count = count;
        this.sums = sums;
        this.squares = squares;
    }

    TensorShape.Image shape() {
        return shape;
    }

    /** Pixels that each sum is over. */
    long count() {
        return count;
    }

    /** Of pixels; the array itself, for reading only. */
    long[] sums() {
        return sums;
    }

    /** Sums of squared pixels; the array itself, for reading only. */
    long[] squares() {
        return squares;
    }

    /**
     * @param indices positions of the images that are looked at
     * @throws IllegalArgumentException where there are none
     */
    static PixelStatistics perPixel(ImageDataset dataset, int[] indices) {
        if (indices.length == 0) {
            throw new IllegalArgumentException("data set " + dataset.name() + ": no image to measure");
        }
        TensorShape.Image shape = dataset.shape();
        int channels = shape.channels();
        int area = shape.height() * shape.width();
        long[] sums = new long[area * channels];
        long[] squares = new long[area * channels];
        for (int index : indices) {
            byte[] pixels = dataset.image(index);
            for (int i = 0; i < pixels.length; i++) {
                int pixel = pixels[i] & 0xFF;
                sums[i] += pixel;
                squares[i] += (long) pixel * pixel;
            }
        }
        return new PixelStatistics(
                shape, indices.length, channelsFirst(sums, channels), channelsFirst(squares, channels));
    }

    static PixelStatistics perChannel(ImageDataset dataset, int[] indices) {
        PixelStatistics pixels = perPixel(dataset, indices);
        int channels = dataset.shape().channels();
        int area = pixels.sums.length / channels;
        return new PixelStatistics(
                dataset.shape(), pixels.count * area, sumOfRuns(pixels.sums, area), sumOfRuns(pixels.squares, area));
    }

    private static long[] channelsFirst(long[] values, int channels) {
        long[] turned = new long[values.length];
        int area = values.length / channels;
        for (int i = 0; i < values.length; i++) {
            turned[i % channels * area + i / channels] = values[i];
        }
        return turned;
    }

    private static long[] sumOfRuns(long[] values, int length) {
        long[] sums = new long[values.length / length];
        Arrays.setAll(
                sums,
                run -> Arrays.stream(values, run * length, (run + 1) * length).sum());
        return sums;
    }

    float[] mean() {
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) ((double) sums[i] / count);
        }
        return mean;
    }

    float[] deviation() {
        float[] deviation = new float[sums.length];
        for (int i = 0; i < deviation.length; i++) {
            // Rounding may put the variance of equal values a hair below zero.
            deviation[i] = (float) Math.sqrt(Math.max(0, variance(i)));
        }
        return deviation;
    }

    private double variance(int i) {
        double mean = (double) sums[i] / count;
        return (double) squares[i] / count - mean * mean;
    }

    /** 1 / deviation. Where all values are equal there is nothing to divide by: full scale stands in, so that differences stay small. */
    float[] inverseDeviation() {
        float[] inverse = new float[sums.length];
        for (int i = 0; i < inverse.length; i++) {
            double variance = variance(i);
            inverse[i] = (float) (1 / (variance > 1e-9 ? Math.sqrt(variance) : FULL_SCALE));
        }
        return inverse;
    }
}
