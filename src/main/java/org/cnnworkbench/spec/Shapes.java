package org.cnnworkbench.spec;

import org.jspecify.annotations.Nullable;

/** Makes and checks shapes; answers null, with a diagnostic, where none can be made. */
final class Shapes {

    /** The most numbers that one array may hold, for engines index with 32 bits. */
    static final int MOST_NUMBERS = Integer.MAX_VALUE;

    private Shapes() {}

    /** The input as feature maps. */
    static TensorShape.@Nullable Image image(Feed input, Site site) {
        return switch (input.shape()) {
            case TensorShape.Image image -> image;
            case TensorShape.Vector vector -> {
                site.error(
                        "image_expected",
                        "expected feature maps (height × width × channels), received a vector of " + vector.features()
                                + " features",
                        "Move this layer before the first flatten, dense or global pooling layer, or remove it.");
                yield null;
            }
        };
    }

    static TensorShape.@Nullable Image image(long height, long width, long channels, Site site) {
        if (Saturating.multiply(height, width, channels) > MOST_NUMBERS) {
            site.error(
                    "output_too_large",
                    "expected an output of at most " + MOST_NUMBERS + " numbers, received " + height + "×" + width + "×"
                            + channels,
                    "Use fewer channels, larger strides or less padding.");
            return null;
        }
        return TensorShape.image((int) height, (int) width, (int) channels);
    }
}
