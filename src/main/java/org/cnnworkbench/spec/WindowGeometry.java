package org.cnnworkbench.spec;

/**
 * The arithmetic of windows that slide over an image, along one axis unless it says otherwise. Pure, and safe against overflow. The
 * formulas are those of Dumoulin and Visin 2016 and, for "same", TensorFlow's.
 */
public final class WindowGeometry {

    private WindowGeometry() {}

    /** Pixels from the first to the last tap: (kernel − 1) · dilation + 1. */
    public static long effectiveKernel(int kernel, int dilation) {
        return (kernel - 1L) * dilation + 1;
    }

    /**
     * Pixels of output.
     *
     * @param input     pixels of input
     * @param effective the {@link #effectiveKernel}
     * @param padding   zeros on each side together, 0 for "valid"
     * @return floor((input + padding − effective) / stride) + 1, or 0 where the window is larger than the padded input
     */
    public static long outputLength(long input, long effective, int stride, long padding) {
        long room = input + padding - effective;
        return room < 0 ? 0 : room / stride + 1;
    }

    /** Pixels of output with "same" padding: ceil(input / stride), whatever the kernel. */
    public static long sameOutputLength(long input, int stride) {
        return (input + stride - 1L) / stride;
    }

    /** Zeros that "same" padding adds on both sides together: max(0, (output − 1) · stride + effective − input). */
    public static long samePadding(long input, long effective, int stride) {
        return Math.max(0, (sameOutputLength(input, stride) - 1) * stride + effective - input);
    }

    /**
     * The zeros on each side of an image. An odd pixel of "same" padding goes to the bottom and the right.
     *
     * @throws ArithmeticException where a side would have more than 2^31 − 1 pixels
     */
    public static Border border(Padding padding, TensorShape.Image input, Size kernel, Size strides, Size dilation) {
        return switch (padding) {
            case Padding.Valid valid -> Border.all(0);
            case Padding.Explicit explicit ->
                new Border(
                        explicit.pixels().height(),
                        explicit.pixels().height(),
                        explicit.pixels().width(),
                        explicit.pixels().width());
            case Padding.Same same -> {
                long rows = samePadding(
                        input.height(), effectiveKernel(kernel.height(), dilation.height()), strides.height());
                long columns =
                        samePadding(input.width(), effectiveKernel(kernel.width(), dilation.width()), strides.width());
                yield new Border(
                        Math.toIntExact(rows / 2),
                        Math.toIntExact(rows - rows / 2),
                        Math.toIntExact(columns / 2),
                        Math.toIntExact(columns - columns / 2));
            }
        };
    }

    /** Rows of output of a window over an image; 0 where the window doesn't fit. */
    static long outputHeight(Padding padding, TensorShape.Image input, Size kernel, Size strides, Size dilation) {
        long effective = effectiveKernel(kernel.height(), dilation.height());
        return switch (padding) {
            case Padding.Same same -> sameOutputLength(input.height(), strides.height());
            case Padding.Valid valid -> outputLength(input.height(), effective, strides.height(), 0);
            case Padding.Explicit explicit ->
                outputLength(
                        input.height(),
                        effective,
                        strides.height(),
                        2L * explicit.pixels().height());
        };
    }

    /** Columns of output of a window over an image; 0 where the window doesn't fit. */
    static long outputWidth(Padding padding, TensorShape.Image input, Size kernel, Size strides, Size dilation) {
        return outputHeight(
                padding instanceof Padding.Explicit explicit
                        ? Padding.explicit(explicit.pixels().width(), 0)
                        : padding,
                TensorShape.image(input.width(), 1, 1),
                Size.square(kernel.width()),
                Size.square(strides.width()),
                Size.square(dilation.width()));
    }
}
