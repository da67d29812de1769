package org.cnnworkbench.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes, parameters and cost of the three convolutions. */
final class ConvolutionRules {

    private ConvolutionRules() {}

    static @Nullable Derived conv2d(LayerSpec.Conv2d layer, Feed input, Site site) {
        TensorShape.Image image = Shapes.image(input, site);
        if (image == null) {
            return null;
        }
        TensorShape.Image output = WindowRules.slide(
                image,
                layer.kernelSize(),
                layer.strides(),
                layer.dilation(),
                layer.padding(),
                layer.filters(),
                false,
                site);
        if (output == null) {
            return null;
        }
        int height = layer.kernelSize().height();
        int width = layer.kernelSize().width();
        long taps = (long) height * width;
        ParameterSpec kernel = Parameters.kernel(
                "kernel",
                List.of(layer.filters(), image.channels(), height, width),
                Saturating.multiply(taps, image.channels()),
                Saturating.multiply(taps, layer.filters()));
        long cost = Saturating.multiply(pixels(output), kernel.elements());
        return new Derived(
                new Feed(output, input.field().through(layer.kernelSize(), layer.strides(), layer.dilation())),
                Parameters.withBias(layer.weights(), layer.filters(), kernel),
                cost);
    }

    static @Nullable Derived separable(LayerSpec.SeparableConv2d layer, Feed input, Site site) {
        TensorShape.Image image = Shapes.image(input, site);
        if (image == null) {
            return null;
        }
        long between = (long) image.channels() * layer.depthMultiplier();
        TensorShape.Image depthwiseOutput = WindowRules.slide(
                image, layer.kernelSize(), layer.strides(), layer.dilation(), layer.padding(), between, false, site);
        if (depthwiseOutput == null) {
            return null;
        }
        TensorShape.Image output =
                Shapes.image(depthwiseOutput.height(), depthwiseOutput.width(), layer.filters(), site);
        if (output == null) {
            return null;
        }
        ParameterSpec depthwise =
                depthwiseKernel("depthwise_kernel", layer.kernelSize(), image.channels(), layer.depthMultiplier());
        ParameterSpec pointwise = Parameters.kernel(
                "pointwise_kernel", List.of(layer.filters(), (int) between, 1, 1), between, layer.filters());
        long weights = Saturating.add(depthwise.elements(), pointwise.elements());
        return new Derived(
                new Feed(output, input.field().through(layer.kernelSize(), layer.strides(), layer.dilation())),
                Parameters.withBias(layer.weights(), layer.filters(), depthwise, pointwise),
                Saturating.multiply(pixels(output), weights));
    }

    static @Nullable Derived depthwise(LayerSpec.DepthwiseConv2d layer, Feed input, Site site) {
        TensorShape.Image image = Shapes.image(input, site);
        if (image == null) {
            return null;
        }
        long channels = (long) image.channels() * layer.depthMultiplier();
        TensorShape.Image output = WindowRules.slide(
                image, layer.kernelSize(), layer.strides(), layer.dilation(), layer.padding(), channels, false, site);
        if (output == null) {
            return null;
        }
        ParameterSpec kernel = depthwiseKernel("kernel", layer.kernelSize(), image.channels(), layer.depthMultiplier());
        return new Derived(
                new Feed(output, input.field().through(layer.kernelSize(), layer.strides(), layer.dilation())),
                Parameters.withBias(layer.weights(), output.channels(), kernel),
                Saturating.multiply(pixels(output), kernel.elements()));
    }

    /** Its fans are those of Keras, which takes the kernel for one of channels × multiplier. */
    private static ParameterSpec depthwiseKernel(String name, Size kernel, int channels, int multiplier) {
        long taps = (long) kernel.height() * kernel.width();
        return Parameters.kernel(
                name,
                List.of(channels * multiplier, 1, kernel.height(), kernel.width()),
                Saturating.multiply(taps, channels),
                Saturating.multiply(taps, multiplier));
    }

    private static long pixels(TensorShape.Image image) {
        return (long) image.height() * image.width();
    }
}
