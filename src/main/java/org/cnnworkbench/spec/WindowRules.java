package org.cnnworkbench.spec;

import org.jspecify.annotations.Nullable;

/** What convolutions and pooling have in common: a window that has to fit. */
final class WindowRules {

    private WindowRules() {}

    /** The shape that a window makes of an image, or null with a diagnostic where it doesn't fit. */
    static TensorShape.@Nullable Image slide(
            TensorShape.Image input,
            Size kernel,
            Size strides,
            Size dilation,
            Padding padding,
            long channels,
            boolean pooling,
            Site site) {
        if (!paddingMakesSense(padding, kernel, pooling, site)) {
            return null;
        }
        long height = WindowGeometry.outputHeight(padding, input, kernel, strides, dilation);
        long width = WindowGeometry.outputWidth(padding, input, kernel, strides, dilation);
        if (height < 1 || width < 1) {
            doesNotFit(input, kernel, dilation, padding, pooling, site);
            return null;
        }
        return Shapes.image(height, width, channels, site);
    }

    private static boolean paddingMakesSense(Padding padding, Size kernel, boolean pooling, Site site) {
        if (!(padding instanceof Padding.Explicit explicit)) {
            return true;
        }
        Size pixels = explicit.pixels();
        if (pixels.height() < 0 || pixels.width() < 0) {
            site.error(
                    "option_out_of_range",
                    "padding: expected at least 0, received " + Math.min(pixels.height(), pixels.width()),
                    "Set padding to at least 0, to \"same\" or to \"valid\".");
            return false;
        }
        if (pooling && (pixels.height() >= kernel.height() || pixels.width() >= kernel.width())) {
            site.error(
                    "padding_larger_than_pool",
                    "expected padding smaller than the pool of " + kernel + ", received " + pixels
                            + ": some windows would hold no pixel",
                    "Use less padding or a larger pool.");
            return false;
        }
        return true;
    }

    private static void doesNotFit(
            TensorShape.Image input, Size kernel, Size dilation, Padding padding, boolean pooling, Site site) {
        String window = pooling ? "pool" : "kernel";
        String covered = WindowGeometry.effectiveKernel(kernel.height(), dilation.height()) + "×"
                + WindowGeometry.effectiveKernel(kernel.width(), dilation.width());
        boolean dilated = dilation.height() > 1 || dilation.width() > 1;
        String received = dilated
                ? "a " + window + " of " + kernel + " that covers " + covered + " with dilation " + dilation
                : "a " + window + " of " + kernel;
        Size pixels = padding instanceof Padding.Explicit explicit ? explicit.pixels() : Size.square(0);
        String room = (input.height() + 2L * pixels.height()) + "×" + (input.width() + 2L * pixels.width());
        site.error(
                pooling ? "pool_larger_than_input" : "kernel_larger_than_input",
                "expected a " + window + " of at most " + room + " pixels, the size of its input"
                        + (padding instanceof Padding.Explicit ? " with its padding" : "") + ", received " + received,
                "Make the " + window + (dilated ? " or the dilation" : "")
                        + " smaller, use padding \"same\", or shrink the image less in the layers before.");
    }
}
