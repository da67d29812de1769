package org.cnnworkbench.data.augment;

import org.cnnworkbench.spec.TensorShape;

/**
 * An image between two augmentations: height × width × channels numbers from 0 to 255 that are not rounded, so that a chain of steps
 * rounds nothing until its end. Nobody writes into an image that somebody else may hold; a step that changes something makes a new one.
 */
public final class FloatImage {

    private final TensorShape.Image shape;
    private final float[] values;

    /**
     * Takes the array as it is, without a copy.
     *
     * @throws IllegalArgumentException where the array's length doesn't fit the shape
     */
    public FloatImage(TensorShape.Image shape, float[] values) {
        if (values.length != shape.elements()) {
            throw new IllegalArgumentException(
                    "image: expected " + shape.elements() + " values for " + shape + ", received " + values.length);
        }
        this.shape = shape;
        this.values = values;
    }

    /** An image of unsigned bytes, height × width × channels. */
    public static FloatImage ofBytes(TensorShape.Image shape, byte[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = pixels[i] & 0xFF;
        }
        return new FloatImage(shape, values);
    }

    public TensorShape.Image shape() {
        return shape;
    }

    /** The values themselves, not a copy: height × width × channels, for reading only. */
    public float[] values() {
        return values;
    }

    /** One value. */
    public float at(int row, int column, int channel) {
        return values[(row * shape.width() + column) * shape.channels() + channel];
    }

    /** Unsigned bytes, height × width × channels, rounded to the nearest and kept within 0 to 255. */
    public byte[] toBytes() {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) Math.round(Pixels.clamp(values[i]));
        }
        return pixels;
    }
}
