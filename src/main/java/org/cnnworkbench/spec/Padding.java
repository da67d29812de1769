package org.cnnworkbench.spec;

/**
 * What a window does at the edge of the image. In JSON {@code "same"}, {@code "valid"}, or the zero rows and columns on each side:
 * {@code 1} or {@code [1, 2]} (top and bottom, left and right).
 */
public sealed interface Padding {

    /** Zeros so that the output has ceil(input / stride) pixels; an odd pixel goes to the bottom and the right, as in TensorFlow. */
    record Same() implements Padding {}

    /** No padding: the window stays within the image. */
    record Valid() implements Padding {}

    /** So many zeros on both sides of each axis, as in PyTorch. */
    record Explicit(Size pixels) implements Padding {}

    Padding SAME = new Same();
    Padding VALID = new Valid();

    static Padding explicit(int height, int width) {
        return new Explicit(new Size(height, width));
    }
}
