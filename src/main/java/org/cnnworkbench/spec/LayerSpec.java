package org.cnnworkbench.spec;

import org.cnnworkbench.input.Inline;
import org.cnnworkbench.input.Option;
import org.jspecify.annotations.Nullable;

/**
 * One layer as a person drew it: one record a type, and nothing computed. A record may hold a value that makes no sense (a dropout of
 * 1.5), because a person may have drawn it; {@link ShapeInference} says so.
 */
public sealed interface LayerSpec {

    Wiring wiring();

    /** The rate at which this layer's outputs are dropped while training, 0 where the type has no such option. */
    default double dropout() {
        return 0;
    }

    /** Convolution (cross-correlation) over height and width. LeCun et al. 1998. */
    record Conv2d(
            @Inline Wiring wiring,

            @Option(help = "Number of filters, which is the number of output channels", min = 1)
            int filters,

            @Option(help = "Height and width of each filter in pixels", min = 1)
            Size kernelSize,

            @Option(help = "Step of the filter in pixels, down and across", byDefault = "1", min = 1)
            Size strides,

            @Option(help = "What happens at the edge: same, valid, or pixels of zeros", byDefault = "\"same\"")
            Padding padding,

            @Option(help = "Distance between neighbouring taps of the filter", byDefault = "1", min = 1)
            Size dilation,

            @Option(help = "Function applied to the result", byDefault = "\"linear\"")
            Activation activation,

            @Inline WeightOptions weights,

            @Option(help = "Share of the outputs dropped while training", byDefault = "0", min = 0, below = 1)
            double dropout)
            implements LayerSpec {}

    /** Depthwise convolution followed by a 1×1 convolution; the bias belongs to the second. Chollet 2017. */
    record SeparableConv2d(
            @Inline Wiring wiring,

            @Option(help = "Number of output channels", min = 1)
            int filters,

            @Option(help = "Height and width of the depthwise filters in pixels", min = 1)
            Size kernelSize,

            @Option(help = "Step of the filter in pixels, down and across", byDefault = "1", min = 1)
            Size strides,

            @Option(help = "What happens at the edge: same, valid, or pixels of zeros", byDefault = "\"same\"")
            Padding padding,

            @Option(help = "Distance between neighbouring taps of the filter", byDefault = "1", min = 1)
            Size dilation,

            @Option(help = "Depthwise filters for each input channel", byDefault = "1", min = 1)
            int depthMultiplier,

            @Option(help = "Function applied to the result", byDefault = "\"linear\"")
            Activation activation,

            @Inline WeightOptions weights,

            @Option(help = "Share of the outputs dropped while training", byDefault = "0", min = 0, below = 1)
            double dropout)
            implements LayerSpec {}

    /** Filters that each see one input channel; output channels are input channels × depth multiplier. */
    record DepthwiseConv2d(
            @Inline Wiring wiring,

            @Option(help = "Height and width of each filter in pixels", min = 1)
            Size kernelSize,

            @Option(help = "Step of the filter in pixels, down and across", byDefault = "1", min = 1)
            Size strides,

            @Option(help = "What happens at the edge: same, valid, or pixels of zeros", byDefault = "\"same\"")
            Padding padding,

            @Option(help = "Distance between neighbouring taps of the filter", byDefault = "1", min = 1)
            Size dilation,

            @Option(help = "Filters for each input channel", byDefault = "1", min = 1)
            int depthMultiplier,

            @Option(help = "Function applied to the result", byDefault = "\"linear\"")
            Activation activation,

            @Inline WeightOptions weights,

            @Option(help = "Share of the outputs dropped while training", byDefault = "0", min = 0, below = 1)
            double dropout)
            implements LayerSpec {}

    /** The largest value in each window. */
    record MaxPool2d(
            @Inline Wiring wiring,

            @Option(help = "Height and width of the window in pixels", byDefault = "2", min = 1)
            Size poolSize,

            @Option(help = "Step of the window in pixels; the window's size if left out", byDefault = "null", min = 1)
            @Nullable
            Size strides,

            @Option(help = "What happens at the edge: same, valid, or pixels of padding", byDefault = "\"valid\"")
            Padding padding,

            @Option(help = "Share of the outputs dropped while training", byDefault = "0", min = 0, below = 1)
            double dropout)
            implements LayerSpec {}

    /** The mean of each window. Padded pixels are left out of the mean, as in TensorFlow. */
    record AvgPool2d(
            @Inline Wiring wiring,

            @Option(help = "Height and width of the window in pixels", byDefault = "2", min = 1)
            Size poolSize,

            @Option(help = "Step of the window in pixels; the window's size if left out", byDefault = "null", min = 1)
            @Nullable
            Size strides,

            @Option(help = "What happens at the edge: same, valid, or pixels of padding", byDefault = "\"valid\"")
            Padding padding,

            @Option(help = "Share of the outputs dropped while training", byDefault = "0", min = 0, below = 1)
            double dropout)
            implements LayerSpec {}

    /** The mean of each channel over all its pixels: a vector of channels. Lin et al. 2013. */
    record GlobalAvgPool2d(@Inline Wiring wiring) implements LayerSpec {}

    /** Zeros around the image. */
    record ZeroPadding2d(
            @Inline Wiring wiring,

            @Option(
                    help = "Pixels of zeros: all sides, [rows, columns] or [top, bottom, left, right]",
                    byDefault = "1",
                    min = 0)
            Border padding)
            implements LayerSpec {}

    /**
     * y = γ (x − mean) / √(variance + ε) + β by channel (or feature). While training, mean and variance are the batch's (the variance
     * divided by n); otherwise their running averages. Ioffe and Szegedy 2015.
     */
    record BatchNorm(
            @Inline Wiring wiring,

            @Option(
                    help = "Share of the old running mean and variance that is kept at each step",
                    byDefault = "0.9",
                    min = 0,
                    below = 1)
            double momentum,

            @Option(help = "Added to the variance against division by zero", byDefault = "0.00001", above = 0)
            double epsilon)
            implements LayerSpec {}

    /** An activation function as a layer of its own. */
    record ActivationLayer(
            @Inline Wiring wiring,
            @Option(help = "The function") Activation activation,

            @Option(help = "Share of the outputs dropped while training", byDefault = "0", min = 0, below = 1)
            double dropout)
            implements LayerSpec {}

    /** x where x ≥ 0, else α x with α learned. He et al. 2015. */
    record PRelu(
            @Inline Wiring wiring,

            @Option(help = "Who shares one slope: all units, each channel's units, or none", byDefault = "\"channel\"")
            Share share,

            @Option(help = "The slope that learning starts from", byDefault = "0.25")
            double initial)
            implements LayerSpec {

        /** How many slopes there are: one, one a channel, one a unit. */
        public enum Share {
            ALL,
            CHANNEL,
            NONE
        }
    }

    /** Sets inputs to 0 with the given rate while training and scales the rest by 1 / (1 − rate). Srivastava et al. 2014. */
    record DropoutLayer(
            @Inline Wiring wiring,

            @Option(help = "Share of the inputs dropped while training", min = 0, below = 1)
            double rate)
            implements LayerSpec {
        @Override
        public double dropout() {
            return rate;
        }
    }

    /** Feature maps to a vector. */
    record Flatten(@Inline Wiring wiring) implements LayerSpec {}

    /** Fully connected; flattens what it is given. */
    record Dense(
            @Inline Wiring wiring,
            @Option(help = "Number of units", min = 1) int units,

            @Option(help = "Function applied to the result", byDefault = "\"linear\"")
            Activation activation,

            @Inline WeightOptions weights,

            @Option(help = "Share of the outputs dropped while training", byDefault = "0", min = 0, below = 1)
            double dropout)
            implements LayerSpec {}

    /** The sum, number by number, of inputs of one shape: the end of a residual block. He et al. 2016. */
    record Add(@Inline Wiring wiring) implements LayerSpec {}

    /** Inputs side by side along the channels (or features): the end of an inception block. Szegedy et al. 2015. */
    record Concat(@Inline Wiring wiring) implements LayerSpec {}

    /** Dense to one unit a class, softmax, and cross-entropy as what is minimised. */
    record Output(
            @Inline Wiring wiring,

            @Option(help = "Number of classes; taken from the data if left out", byDefault = "null", min = 2) @Nullable
            Integer classes,

            @Inline WeightOptions weights)
            implements LayerSpec {}
}
