package org.cnnworkbench.data.augment;

import org.cnnworkbench.spec.TensorShape;

/**
 * What brightness, contrast, saturation and hue do, with the definitions of torchvision's {@code adjust_brightness},
 * {@code adjust_contrast}, {@code adjust_saturation} and {@code adjust_hue}: the first three blend the image with black, with its mean
 * gray and with its own gray version, and results are cut off at 0 and 255. Images of three channels are red, green, blue; gray is
 * 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601, as Pillow). Other numbers of channels have no colour: their gray is the channels' mean,
 * and saturation and hue leave them as they are.
 */
final class Pixels {

    static final float FULL_SCALE = 255;

    private Pixels() {}

    /** min and max rather than Math.clamp: the compiler turns a loop of them into vector instructions. */
    static float clamp(float value) {
        return Math.max(0f, Math.min(FULL_SCALE, value));
    }

    /** factor · image: 0 is black, 1 changes nothing. */
    static FloatImage brightness(FloatImage image, float factor) {
        return blend(image, factor, 0);
    }

    /** factor · image + (1 − factor) · the mean gray of the whole image: 0 is plain gray, 1 changes nothing. */
    static FloatImage contrast(FloatImage image, float factor) {
        return blend(image, factor, meanGray(image));
    }

    /** factor · pixel + (1 − factor) · the pixel's gray: 0 is a gray image, 1 changes nothing. */
    static FloatImage saturation(FloatImage image, float factor) {
        if (image.shape().channels() != 3) {
            return image;
        }
        float[] from = image.values();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i += 3) {
            float gray = gray(from, i);
            for (int channel = i; channel < i + 3; channel++) {
                to[channel] = clamp(gray + factor * (from[channel] - gray));
            }
        }
        return new FloatImage(image.shape(), to);
    }

    /** The hue turned by a share of the colour circle: −0.5 and 0.5 are the opposite colour, 0 changes nothing. */
    static FloatImage hue(FloatImage image, float shift) {
        if (image.shape().channels() != 3) {
            return image;
        }
        float[] to = image.values().clone();
        for (int i = 0; i < to.length; i += 3) {
            turnHue(to, i, shift);
        }
        return new FloatImage(image.shape(), to);
    }

    private static FloatImage blend(FloatImage image, float factor, float with) {
        float[] from = image.values();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = clamp(with + factor * (from[i] - with));
        }
        return new FloatImage(image.shape(), to);
    }

    private static float meanGray(FloatImage image) {
        float[] values = image.values();
        int channels = image.shape().channels();
        double sum = 0;
        if (channels == 3) {
            for (int i = 0; i < values.length; i += 3) {
                sum += gray(values, i);
            }
            return (float) (sum * 3 / values.length);
        }
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }

    private static float gray(float[] rgb, int at) {
        return 0.299f * rgb[at] + 0.587f * rgb[at + 1] + 0.114f * rgb[at + 2];
    }

    /** To hue, saturation and value, and back with another hue (Smith 1978). */
    private static void turnHue(float[] rgb, int at, float shift) {
        float red = rgb[at];
        float green = rgb[at + 1];
        float blue = rgb[at + 2];
        float value = Math.max(red, Math.max(green, blue));
        float range = value - Math.min(red, Math.min(green, blue));
        if (range == 0) {
            return; // gray has no hue
        }
        float sextant;
        if (value == red) {
            sextant = (green - blue) / range;
        } else if (value == green) {
            sextant = 2 + (blue - red) / range;
        } else {
            sextant = 4 + (red - green) / range;
        }
        float turned = sextant + 6 * shift;
        rgb[at] = channel(value, range, turned + 5);
        rgb[at + 1] = channel(value, range, turned + 3);
        rgb[at + 2] = channel(value, range, turned + 1);
    }

    /** value − range · max(0, min(k, 4 − k, 1)) with k modulo 6: one channel of the way back. */
    private static float channel(float value, float range, float sextant) {
        float k = sextant - 6 * (float) Math.floor(sextant / 6);
        return clamp(value - range * Math.max(0f, Math.min(1f, Math.min(k, 4 - k))));
    }

    /** Fills a rectangle of a copy; {@code values} gives one value after another. */
    static FloatImage fillRectangle(FloatImage image, Rectangle area, FloatSource values) {
        TensorShape.Image shape = image.shape();
        float[] to = image.values().clone();
        int length = area.width() * shape.channels();
        for (int row = area.top(); row < area.top() + area.height(); row++) {
            int start = (row * shape.width() + area.left()) * shape.channels();
            for (int i = start; i < start + length; i++) {
                to[i] = values.next();
            }
        }
        return new FloatImage(shape, to);
    }

    record Rectangle(int top, int left, int height, int width) {}

    @FunctionalInterface
    interface FloatSource {
        float next();
    }
}
