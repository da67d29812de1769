package org.cnnworkbench.spec;

/** The shape of one example between two layers, without the batch. */
public sealed interface TensorShape {

    /** Feature maps, written height × width × channels. Engines hold them as channels × height × width. */
    record Image(int height, int width, int channels) implements TensorShape {
        public Image {
            if (height < 1 || width < 1 || channels < 1) {
                throw new IllegalArgumentException(
                        "image shape: expected at least 1×1×1, received " + height + "×" + width + "×" + channels);
            }
        }

        @Override
        public long elements() {
            return (long) height * width * channels;
        }

        @Override
        public String toString() {
            return height + "×" + width + "×" + channels;
        }
    }

    /** A flat list of features. */
    record Vector(int features) implements TensorShape {
        public Vector {
            if (features < 1) {
                throw new IllegalArgumentException("vector shape: expected at least 1, received " + features);
            }
        }

        @Override
        public long elements() {
            return features;
        }

        @Override
        public String toString() {
            return Integer.toString(features);
        }
    }

    /** Numbers in one example. */
    long elements();

    static Image image(int height, int width, int channels) {
        return new Image(height, width, channels);
    }

    static Vector vector(int features) {
        return new Vector(features);
    }
}
