package org.cnnworkbench.engine;

import org.cnnworkbench.spec.Border;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.Padding;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The layers of {@link NaiveNetwork} that slide a window over an image: convolution and pooling; and zeros around it. */
@NullUnmarked
final class NaiveWindows {

    private NaiveWindows() {}

    /** First row or column of zeros in front: half of what 'same' needs rounded down, what was asked for, or none. */
    private static int before(Padding padding, int in, int out, int effectiveKernel, int stride, int explicit) {
        return switch (padding) {
            case Padding.Same ignored -> Math.max(0, (out - 1) * stride + effectiveKernel - in) / 2;
            case Padding.Valid ignored -> 0;
            case Padding.Explicit ignored -> explicit;
        };
    }

    private static int explicitHeight(Padding padding) {
        return padding instanceof Padding.Explicit e ? e.pixels().height() : 0;
    }

    private static int explicitWidth(Padding padding) {
        return padding instanceof Padding.Explicit e ? e.pixels().width() : 0;
    }

    static double[][] convolution(
            double[][] x,
            LayerSummary layer,
            double[] kernel,
            double @Nullable [] bias,
            int filters,
            Size size,
            Size strides,
            Padding padding,
            Size dilation,
            boolean depthwise) {
        TensorShape.Image in = (TensorShape.Image) layer.inputs().getFirst();
        TensorShape.Image out = (TensorShape.Image) layer.output();
        int top = before(
                padding,
                in.height(),
                out.height(),
                (size.height() - 1) * dilation.height() + 1,
                strides.height(),
                explicitHeight(padding));
        int left = before(
                padding,
                in.width(),
                out.width(),
                (size.width() - 1) * dilation.width() + 1,
                strides.width(),
                explicitWidth(padding));
        int multiplier = filters / in.channels();
        double[][] result = new double[x.length][filters * out.height() * out.width()];
        for (int n = 0; n < x.length; n++) {
            for (int f = 0; f < filters; f++) {
                for (int row = 0; row < out.height(); row++) {
                    for (int column = 0; column < out.width(); column++) {
                        double sum = bias == null ? 0 : bias[f];
                        int channels = depthwise ? 1 : in.channels();
                        for (int c = 0; c < channels; c++) {
                            int source = depthwise ? f / multiplier : c;
                            for (int i = 0; i < size.height(); i++) {
                                for (int j = 0; j < size.width(); j++) {
                                    int y = row * strides.height() - top + i * dilation.height();
                                    int z = column * strides.width() - left + j * dilation.width();
                                    if (y >= 0 && y < in.height() && z >= 0 && z < in.width()) {
                                        sum += kernel[((f * channels + c) * size.height() + i) * size.width() + j]
                                                * x[n][(source * in.height() + y) * in.width() + z];
                                    }
                                }
                            }
                        }
                        result[n][(f * out.height() + row) * out.width() + column] = sum;
                    }
                }
            }
        }
        return result;
    }

    static double[][] pool(
            double[][] x, LayerSummary layer, Size window, @Nullable Size strides, Padding padding, boolean max) {
        TensorShape.Image in = (TensorShape.Image) layer.inputs().getFirst();
        TensorShape.Image out = (TensorShape.Image) layer.output();
        Size step = strides == null ? window : strides;
        int top = before(padding, in.height(), out.height(), window.height(), step.height(), explicitHeight(padding));
        int left = before(padding, in.width(), out.width(), window.width(), step.width(), explicitWidth(padding));
        double[][] result = new double[x.length][(int) out.elements()];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < out.channels(); c++) {
                for (int row = 0; row < out.height(); row++) {
                    for (int column = 0; column < out.width(); column++) {
                        double best = Double.NEGATIVE_INFINITY;
                        double sum = 0;
                        int count = 0;
                        for (int y = row * step.height() - top; y < row * step.height() - top + window.height(); y++) {
                            for (int z = column * step.width() - left;
                                    z < column * step.width() - left + window.width();
                                    z++) {
                                if (y >= 0 && y < in.height() && z >= 0 && z < in.width()) {
                                    double value = x[n][(c * in.height() + y) * in.width() + z];
                                    best = Math.max(best, value);
                                    sum += value;
                                    count++;
                                }
                            }
                        }
                        result[n][(c * out.height() + row) * out.width() + column] = max ? best : sum / count;
                    }
                }
            }
        }
        return result;
    }

    static double[][] zeroPadding(double[][] x, TensorShape.Image in, Border border) {
        int height = in.height() + border.top() + border.bottom();
        int width = in.width() + border.left() + border.right();
        double[][] result = new double[x.length][in.channels() * height * width];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < in.channels(); c++) {
                for (int row = 0; row < in.height(); row++) {
                    for (int column = 0; column < in.width(); column++) {
                        result[n][(c * height + row + border.top()) * width + column + border.left()] =
                                x[n][(c * in.height() + row) * in.width() + column];
                    }
                }
            }
        }
        return result;
    }

    /** A convolution of size one over what a depthwise one gave. */
    static double[][] pointwise(
            double[][] depthwise,
            LayerSummary layer,
            double[] pointwise,
            double @Nullable [] bias,
            int depth,
            int filters) {
        TensorShape.Image out = (TensorShape.Image) layer.output();
        double[][] result = new double[depthwise.length][(int) out.elements()];
        int pixels = out.height() * out.width();
        for (int n = 0; n < depthwise.length; n++) {
            for (int f = 0; f < filters; f++) {
                for (int p = 0; p < pixels; p++) {
                    double sum = bias == null ? 0 : bias[f];
                    for (int d = 0; d < depth; d++) {
                        sum += pointwise[f * depth + d] * depthwise[n][d * pixels + p];
                    }
                    result[n][f * pixels + p] = sum;
                }
            }
        }
        return result;
    }
}
