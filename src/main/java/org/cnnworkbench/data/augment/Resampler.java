package org.cnnworkbench.data.augment;

import org.cnnworkbench.spec.TensorShape;

/**
 * Moves an image: bilinear sampling. A sample between four pixels is their mean weighted by nearness. With a constant fill the pixels
 * outside have the fill's value, so that an edge fades into it; with nearest they have the value of the closest pixel inside.
 */
final class Resampler {

    private final TensorShape.Image shape;
    private final float[] from;
    private final Fill fill;

    private Resampler(FloatImage image, Fill fill) {
        this.shape = image.shape();
        this.from = image.values();
        this.fill = fill;
    }

    static FloatImage resample(FloatImage image, Affine affine, Fill fill) {
        return affine.equals(Affine.IDENTITY) ? image : new Resampler(image, fill).resample(affine);
    }

    private FloatImage resample(Affine affine) {
        int channels = shape.channels();
        int lastColumn = shape.width() - 1;
        int lastRow = shape.height() - 1;
        int rowStride = shape.width() * channels;
        float[] to = new float[from.length];
        int target = 0;
        for (int y = 0; y <= lastRow; y++) {
            for (int x = 0; x <= lastColumn; x++, target += channels) {
                double sourceX = affine.xx() * x + affine.xy() * y + affine.x0();
                double sourceY = affine.yx() * x + affine.yy() * y + affine.y0();
                if (sourceX >= 0 && sourceX < lastColumn && sourceY >= 0 && sourceY < lastRow) {
                    int left = (int) sourceX;
                    int top = (int) sourceY;
                    float dx = (float) (sourceX - left);
                    float dy = (float) (sourceY - top);
                    int source = top * rowStride + left * channels;
                    for (int channel = 0; channel < channels; channel++, source++) {
                        float upper = from[source] + dx * (from[source + channels] - from[source]);
                        int below = source + rowStride;
                        float lower = from[below] + dx * (from[below + channels] - from[below]);
                        to[target + channel] = upper + dy * (lower - upper);
                    }
                } else {
                    sampleAtEdge(sourceX, sourceY, to, target);
                }
            }
        }
        return new FloatImage(shape, to);
    }

    /** Where at least one of the four pixels may lie outside. */
    private void sampleAtEdge(double sourceX, double sourceY, float[] to, int target) {
        double x = within(sourceX, shape.width());
        double y = within(sourceY, shape.height());
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float dx = (float) (x - left);
        float dy = (float) (y - top);
        for (int channel = 0; channel < shape.channels(); channel++) {
            float topLeft = pixel(top, left, channel);
            float bottomLeft = pixel(top + 1, left, channel);
            float upper = topLeft + dx * (pixel(top, left + 1, channel) - topLeft);
            float lower = bottomLeft + dx * (pixel(top + 1, left + 1, channel) - bottomLeft);
            to[target + channel] = upper + dy * (lower - upper);
        }
    }

    /** A coordinate no farther out than makes a difference: a whole pixel. */
    private static double within(double coordinate, int size) {
        return Math.clamp(coordinate, -1.0, (double) size);
    }

    private float pixel(int row, int column, int channel) {
        int y = Math.clamp(row, 0, shape.height() - 1);
        int x = Math.clamp(column, 0, shape.width() - 1);
        boolean outside = x != column || y != row;
        return outside && fill.fillMode() == FillMode.CONSTANT
                ? (float) fill.fillValue()
                : from[(y * shape.width() + x) * shape.channels() + channel];
    }
}
