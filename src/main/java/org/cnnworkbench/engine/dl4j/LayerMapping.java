package org.cnnworkbench.engine.dl4j;

import org.cnnworkbench.spec.Border;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.Padding;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.spec.WindowGeometry;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** DL4J's layer for each of ours: one row a type. */
final class LayerMapping {

    private LayerMapping() {}

    /**
     * @param wantsInputGradient false where the input is the network's images, which no other layer reads
     * @param card               whether the numbers lie on a graphics card, where Java can't reach them
     */
    static Layer of(
            LayerSpec spec, LayerSummary layer, SoftmaxCrossEntropy loss, boolean wantsInputGradient, boolean card) {
        return switch (spec) {
            case LayerSpec.Conv2d c ->
                new LeanConvolution(
                        convolution(
                                        new ConvolutionLayer.Builder(),
                                        c.kernelSize(),
                                        c.strides(),
                                        c.padding(),
                                        c.dilation())
                                // A failure of our own code is to be seen, not hidden by the library's slow way.
                                .cudnnAllowFallback(false)
                                .nOut(c.filters())
                                .hasBias(c.weights().useBias())
                                .activation(activation(c.activation())),
                        card ? Long.MAX_VALUE : patchNumbers(layer, c),
                        wantsInputGradient);
            case LayerSpec.SeparableConv2d c ->
                convolution(
                                new SeparableConvolution2D.Builder().depthMultiplier(c.depthMultiplier()),
                                c.kernelSize(),
                                c.strides(),
                                c.padding(),
                                c.dilation())
                        .nOut(c.filters())
                        .hasBias(c.weights().useBias())
                        .activation(activation(c.activation()))
                        .build();
            case LayerSpec.DepthwiseConv2d c ->
                convolution(
                                new DepthwiseConvolution2D.Builder().depthMultiplier(c.depthMultiplier()),
                                c.kernelSize(),
                                c.strides(),
                                c.padding(),
                                c.dilation())
                        .hasBias(c.weights().useBias())
                        .activation(activation(c.activation()))
                        .build();
            case LayerSpec.MaxPool2d p -> maxPooling(p, layer, card);
            case LayerSpec.AvgPool2d p ->
                pooling(PoolingType.AVG, p.poolSize(), p.strides(), p.padding()).build();
            case LayerSpec.GlobalAvgPool2d ignored -> new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
            case LayerSpec.ZeroPadding2d z -> zeroPadding(z.padding());
            // The logarithm that DL4J stores by default would make the running variance inexact.
            case LayerSpec.BatchNorm b ->
                new BatchNormalization.Builder()
                        .decay(b.momentum())
                        .eps(b.epsilon())
                        .useLogStd(false)
                        .build();
            case LayerSpec.ActivationLayer a ->
                new ActivationLayer.Builder()
                        .activation(activation(a.activation()))
                        .build();
            case LayerSpec.PRelu ignored -> prelu(layer.inputs().getFirst());
            case LayerSpec.DropoutLayer d -> GraphBuilder.dropoutLayer(d.rate());
            case LayerSpec.Dense d ->
                new DenseLayer.Builder()
                        .nOut(d.units())
                        .hasBias(d.weights().useBias())
                        .activation(activation(d.activation()))
                        .build();
            case LayerSpec.Output o ->
                new OutputLayer.Builder(loss)
                        .nOut(Math.toIntExact(layer.output().elements()))
                        .hasBias(o.weights().useBias())
                        .activation(new ChannelSoftmax())
                        .build();
            case LayerSpec.Flatten ignored -> throw notALayer(spec);
            case LayerSpec.Add ignored -> throw notALayer(spec);
            case LayerSpec.Concat ignored -> throw notALayer(spec);
        };
    }

    private static long patchNumbers(LayerSummary layer, LayerSpec.Conv2d c) {
        Size kernel = dilated(c.kernelSize(), c.dilation());
        return layer.inputs().getFirst() instanceof TensorShape.Image input
                        && layer.output() instanceof TensorShape.Image output
                ? (long) input.channels() * kernel.height() * kernel.width() * output.height() * output.width()
                : Long.MAX_VALUE;
    }

    private static IllegalArgumentException notALayer(LayerSpec spec) {
        return new IllegalArgumentException("GraphBuilder makes a vertex of " + spec);
    }

    private static <B extends ConvolutionLayer.BaseConvBuilder<B>> B convolution(
            B builder, Size kernel, Size strides, Padding padding, Size dilation) {
        Size laid = dilated(kernel, dilation);
        builder.kernelSize(laid.height(), laid.width());
        builder.stride(strides.height(), strides.width());
        builder.convolutionMode(padding instanceof Padding.Same ? ConvolutionMode.Same : ConvolutionMode.Truncate);
        if (padding instanceof Padding.Explicit explicit) {
            builder.padding(explicit.pixels().height(), explicit.pixels().width());
        }
        return builder;
    }

    /**
     * oneDNN refuses what the library asks of it for a dilated kernel. A kernel as large as the dilated one, with zeros in its gaps, computes
     * the same; ParameterMapping keeps the gaps at zero.
     */
    private static Size dilated(Size kernel, Size dilation) {
        return new Size((kernel.height() - 1) * dilation.height() + 1, (kernel.width() - 1) * dilation.width() + 1);
    }

    private static Layer maxPooling(LayerSpec.MaxPool2d spec, LayerSummary layer, boolean card) {
        SubsamplingLayer.Builder builder = pooling(PoolingType.MAX, spec.poolSize(), spec.strides(), spec.padding());
        if (card
                || !(layer.inputs().getFirst() instanceof TensorShape.Image input)
                || !(layer.output() instanceof TensorShape.Image output)) {
            return builder.build();
        }
        Size strides = spec.strides() == null ? spec.poolSize() : spec.strides();
        Border border = WindowGeometry.border(spec.padding(), input, spec.poolSize(), strides, Size.square(1));
        return new LeanMaxPooling(builder, () -> new HeapMaxPooling(spec.poolSize(), strides, border, input, output));
    }

    private static SubsamplingLayer.Builder pooling(
            PoolingType type, Size window, @Nullable Size strides, Padding padding) {
        Size step = strides == null ? window : strides;
        SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(type)
                .kernelSize(window.height(), window.width())
                .stride(step.height(), step.width())
                .convolutionMode(padding instanceof Padding.Same ? ConvolutionMode.Same : ConvolutionMode.Truncate);
        if (padding instanceof Padding.Explicit explicit) {
            builder.padding(explicit.pixels().height(), explicit.pixels().width());
        }
        return builder;
    }

    private static Layer zeroPadding(Border border) {
        return new ZeroPaddingLayer.Builder(border.top(), border.bottom(), border.left(), border.right()).build();
    }

    /** The library fails at slopes that are shared: it is given one a unit, and ParameterMapping ties them. */
    private static Layer prelu(TensorShape input) {
        PReLULayer.Builder builder = new PReLULayer.Builder();
        switch (input) {
            case TensorShape.Image image -> builder.inputShape(image.channels(), image.height(), image.width());
            case TensorShape.Vector vector -> builder.inputShape(vector.features());
        }
        return builder.build();
    }

    private static IActivation activation(org.cnnworkbench.spec.Activation activation) {
        return switch (activation) {
            case LINEAR -> new ActivationIdentity();
            case RELU -> new LeanReLU();
            case LEAKY_RELU -> new ActivationLReLU(0.01);
            case ELU -> new ActivationELU();
            case SELU -> new ActivationSELU();
            case GELU -> new ExactGelu();
            case SWISH -> new ActivationSwish();
            case TANH -> new ActivationTanH();
            case SIGMOID -> new ActivationSigmoid();
            case HARD_SIGMOID -> new ActivationHardSigmoid();
            case SOFTPLUS -> new ActivationSoftPlus();
            case SOFTSIGN -> new ActivationSoftSign();
            case SOFTMAX -> new ChannelSoftmax();
        };
    }
}
