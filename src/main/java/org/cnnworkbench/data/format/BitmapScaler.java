package org.cnnworkbench.data.format;

import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;

/**
 * Resizes with a triangle filter: bilinear interpolation when an image grows, and when it shrinks a weighted mean over all pixels that a
 * new pixel covers, so that nothing is skipped (Pillow's {@code BILINEAR} and Torchvision's {@code antialias=True}). Rows and columns are
 * filtered one after the other; the two sides scale independently, so the aspect ratio may change.
 */
final class BitmapScaler {

    /** For each new position: the first old one that counts, and the weights from there on, of sum 1. */
    private record Filter(int[] first, float[][] weights) {}

    private BitmapScaler() {}

    static Bitmap scale(Bitmap image, Size size) {
        TensorShape.Image shape = image.shape();
        if (shape.height() == size.height() && shape.width() == size.width()) {
            return image;
        }
        int channels = shape.channels();
        Filter across = filter(shape.width(), size.width());
        Filter down = filter(shape.height(), size.height());
        float[] narrow = across(image, across, size.width());
        byte[] scaled = new byte[size.height() * size.width() * channels];
        int row = size.width() * channels;
        for (int y = 0; y < size.height(); y++) {
            float[] weights = down.weights[y];
            for (int x = 0; x < row; x++) {
                float sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += weights[i] * narrow[(down.first[y] + i) * row + x];
                }
                scaled[y * row + x] = (byte) Math.clamp(Math.round(sum), 0, 255);
            }
        }
        return new Bitmap(TensorShape.image(size.height(), size.width(), channels), scaled);
    }

    private static float[] across(Bitmap image, Filter filter, int width) {
        int channels = image.shape().channels();
        int oldRow = image.shape().width() * channels;
        float[] narrow = new float[image.shape().height() * width * channels];
        int target = 0;
        for (int y = 0; y < image.shape().height(); y++) {
            for (int x = 0; x < width; x++) {
                float[] weights = filter.weights[x];
                for (int channel = 0; channel < channels; channel++) {
                    float sum = 0;
                    int source = y * oldRow + filter.first[x] * channels + channel;
                    for (float weight : weights) {
                        sum += weight * (image.pixels()[source] & 0xFF);
                        source += channels;
                    }
                    narrow[target++] = sum;
                }
            }
        }
        return narrow;
    }

    private static Filter filter(int from, int to) {
        double scale = (double) from / to;
        double support = Math.max(1, scale);
        int[] first = new int[to];
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int start = Math.max(0, (int) (centre - support + 0.5));
            int end = Math.min(from, (int) (centre + support + 0.5));
            double[] raw = new double[end - start];
            double sum = 0;
            for (int j = 0; j < raw.length; j++) {
                raw[j] = Math.max(0, 1 - Math.abs((start + j + 0.5 - centre) / support));
                sum += raw[j];
            }
            first[i] = start;
            weights[i] = new float[raw.length];
            for (int j = 0; j < raw.length; j++) {
                weights[i][j] = (float) (raw[j] / sum);
            }
        }
        return new Filter(first, weights);
    }
}
