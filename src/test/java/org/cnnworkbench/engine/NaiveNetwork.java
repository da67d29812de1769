package org.cnnworkbench.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.spec.Activation;
import org.cnnworkbench.spec.Border;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.Padding;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.spec.Wiring;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What every layer means, written down as plainly as can be: nested loops over doubles, straight from the formulas, no engine. Slow, and
 * the measure of every engine. Values are batch × (channels × height × width).
 */
@NullUnmarked
final class NaiveNetwork {

    private final NetworkSummary summary;
    private final Map<String, double[]> parameters = new HashMap<>();

    NaiveNetwork(NetworkSummary summary, NetworkState state) {
        this.summary = summary;
        state.parameters().forEach((key, tensor) -> {
            double[] values = new double[tensor.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.values()[i];
            }
            parameters.put(key, values);
        });
    }

    double[] parameter(String key) {
        return parameters.get(key);
    }

    /** Outputs of every layer by name. */
    Map<String, double[][]> forward(Batch batch, boolean training) {
        Map<String, double[][]> outputs = new HashMap<>();
        int length = (int) batch.shape().elements();
        double[][] images = new double[batch.size()][length];
        for (int n = 0; n < batch.size(); n++) {
            for (int i = 0; i < length; i++) {
                images[n][i] = batch.features()[n * length + i];
            }
        }
        outputs.put(Wiring.NETWORK_INPUT, images);
        for (LayerSummary layer : summary.layers()) {
            List<double[][]> inputs =
                    layer.inputNames().stream().map(outputs::get).toList();
            outputs.put(layer.name(), apply(layer, inputs, training));
        }
        return outputs;
    }

    /** Mean cross-entropy with batch normalisation by the batch's own statistics, as in a training step. */
    double trainingLoss(Batch batch) {
        double[][] probabilities =
                forward(batch, true).get(summary.layers().getLast().name());
        double loss = 0;
        for (int n = 0; n < batch.size(); n++) {
            loss -= Math.log(probabilities[n][batch.labels()[n]]);
        }
        return loss / batch.size();
    }

    private double[][] apply(LayerSummary layer, List<double[][]> inputs, boolean training) {
        double[][] x = inputs.getFirst();
        TensorShape in = layer.inputs().getFirst();
        return switch (layer.spec()) {
            case LayerSpec.Conv2d c ->
                activate(
                        c.activation(),
                        layer,
                        convolution(
                                x,
                                layer,
                                weights(layer, "kernel"),
                                weights(layer, "bias"),
                                c.filters(),
                                c.kernelSize(),
                                c.strides(),
                                c.padding(),
                                c.dilation(),
                                false));
            case LayerSpec.DepthwiseConv2d c ->
                activate(
                        c.activation(),
                        layer,
                        convolution(
                                x,
                                layer,
                                weights(layer, "kernel"),
                                weights(layer, "bias"),
                                ((TensorShape.Image) layer.output()).channels(),
                                c.kernelSize(),
                                c.strides(),
                                c.padding(),
                                c.dilation(),
                                true));
            case LayerSpec.SeparableConv2d c -> {
                TensorShape.Image image = (TensorShape.Image) in;
                int depth = image.channels() * c.depthMultiplier();
                double[][] depthwise = convolution(
                        x,
                        layer,
                        weights(layer, "depthwise_kernel"),
                        null,
                        depth,
                        c.kernelSize(),
                        c.strides(),
                        c.padding(),
                        c.dilation(),
                        true);
                TensorShape.Image out = (TensorShape.Image) layer.output();
                double[][] result = new double[x.length][(int) out.elements()];
                int pixels = out.height() * out.width();
                double[] pointwise = weights(layer, "pointwise_kernel");
                double[] bias = weights(layer, "bias");
                for (int n = 0; n < x.length; n++) {
                    for (int f = 0; f < c.filters(); f++) {
                        for (int p = 0; p < pixels; p++) {
                            double sum = bias == null ? 0 : bias[f];
                            for (int d = 0; d < depth; d++) {
                                sum += pointwise[f * depth + d] * depthwise[n][d * pixels + p];
                            }
                            result[n][f * pixels + p] = sum;
                        }
                    }
                }
                yield activate(c.activation(), layer, result);
            }
            case LayerSpec.MaxPool2d p -> pool(x, layer, p.poolSize(), p.strides(), p.padding(), true);
            case LayerSpec.AvgPool2d p -> pool(x, layer, p.poolSize(), p.strides(), p.padding(), false);
            case LayerSpec.GlobalAvgPool2d ignored -> {
                TensorShape.Image image = (TensorShape.Image) in;
                int pixels = image.height() * image.width();
                double[][] result = new double[x.length][image.channels()];
                for (int n = 0; n < x.length; n++) {
                    for (int i = 0; i < x[n].length; i++) {
                        result[n][i / pixels] += x[n][i] / pixels;
                    }
                }
                yield result;
            }
            case LayerSpec.ZeroPadding2d z -> zeroPadding(x, (TensorShape.Image) in, z.padding());
            case LayerSpec.BatchNorm b -> batchNorm(x, layer, b, training);
            case LayerSpec.ActivationLayer a -> activate(a.activation(), layer, copy(x));
            case LayerSpec.PRelu p -> {
                double[] alpha = weights(layer, "alpha");
                double[][] result = copy(x);
                int perSlope = switch (p.share()) {
                    case ALL -> (int) in.elements();
                    case CHANNEL -> in instanceof TensorShape.Image image ? image.height() * image.width() : 1;
                    case NONE -> 1;
                };
                for (double[] values : result) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = values[i] >= 0 ? values[i] : alpha[i / perSlope] * values[i];
                    }
                }
                yield result;
            }
            case LayerSpec.DropoutLayer ignored -> x;
            case LayerSpec.Flatten ignored -> x;
            case LayerSpec.Dense d -> activate(d.activation(), layer, dense(x, layer, d.units()));
            case LayerSpec.Output ignored ->
                activate(Activation.SOFTMAX, layer, dense(x, layer, (int)
                        layer.output().elements()));
            case LayerSpec.Add ignored -> {
                double[][] result = copy(x);
                for (double[][] other : inputs.subList(1, inputs.size())) {
                    for (int n = 0; n < result.length; n++) {
                        for (int i = 0; i < result[n].length; i++) {
                            result[n][i] += other[n][i];
                        }
                    }
                }
                yield result;
            }
            case LayerSpec.Concat ignored -> {
                double[][] result = new double[x.length][(int) layer.output().elements()];
                for (int n = 0; n < x.length; n++) {
                    int next = 0;
                    for (double[][] input : inputs) {
                        System.arraycopy(input[n], 0, result[n], next, input[n].length);
                        next += input[n].length;
                    }
                }
                yield result;
            }
        };
    }

    private double @Nullable [] weights(LayerSummary layer, String name) {
        return parameters.get(layer.name() + "." + name);
    }

    private static double[][] copy(double[][] x) {
        double[][] result = new double[x.length][];
        for (int n = 0; n < x.length; n++) {
            result[n] = x[n].clone();
        }
        return result;
    }

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

    private static double[][] convolution(
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

    private static double[][] pool(
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

    private static double[][] zeroPadding(double[][] x, TensorShape.Image in, Border border) {
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

    private double[][] batchNorm(double[][] x, LayerSummary layer, LayerSpec.BatchNorm b, boolean training) {
        TensorShape in = layer.inputs().getFirst();
        int pixels = in instanceof TensorShape.Image image ? image.height() * image.width() : 1;
        int channels = (int) in.elements() / pixels;
        double[][] result = copy(x);
        for (int c = 0; c < channels; c++) {
            double mean = weights(layer, "mean")[c];
            double variance = weights(layer, "variance")[c];
            if (training) {
                double sum = 0;
                double squares = 0;
                for (double[] values : x) {
                    for (int p = 0; p < pixels; p++) {
                        sum += values[c * pixels + p];
                    }
                }
                mean = sum / (x.length * pixels);
                for (double[] values : x) {
                    for (int p = 0; p < pixels; p++) {
                        squares += Math.pow(values[c * pixels + p] - mean, 2);
                    }
                }
                variance = squares / (x.length * pixels);
            }
            double factor = weights(layer, "gamma")[c] / Math.sqrt(variance + b.epsilon());
            for (double[] values : result) {
                for (int p = 0; p < pixels; p++) {
                    values[c * pixels + p] = (values[c * pixels + p] - mean) * factor + weights(layer, "beta")[c];
                }
            }
        }
        return result;
    }

    private double[][] dense(double[][] x, LayerSummary layer, int units) {
        double[] kernel = weights(layer, "kernel");
        double[] bias = weights(layer, "bias");
        double[][] result = new double[x.length][units];
        for (int n = 0; n < x.length; n++) {
            for (int u = 0; u < units; u++) {
                double sum = bias == null ? 0 : bias[u];
                for (int i = 0; i < x[n].length; i++) {
                    sum += kernel[u * x[n].length + i] * x[n][i];
                }
                result[n][u] = sum;
            }
        }
        return result;
    }

    private static double[][] activate(Activation activation, LayerSummary layer, double[][] x) {
        int pixels = layer.output() instanceof TensorShape.Image image ? image.height() * image.width() : 1;
        for (double[] values : x) {
            if (activation == Activation.SOFTMAX) {
                softmax(values, pixels);
            } else {
                for (int i = 0; i < values.length; i++) {
                    values[i] = activate(activation, values[i]);
                }
            }
        }
        return x;
    }

    private static void softmax(double[] values, int pixels) {
        for (int p = 0; p < pixels; p++) {
            double sum = 0;
            for (int i = p; i < values.length; i += pixels) {
                sum += Math.exp(values[i]);
            }
            for (int i = p; i < values.length; i += pixels) {
                values[i] = Math.exp(values[i]) / sum;
            }
        }
    }

    private static double activate(Activation activation, double x) {
        return switch (activation) {
            case LINEAR -> x;
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x >= 0 ? x : 0.01 * x;
            case ELU -> x >= 0 ? x : Math.expm1(x);
            case SELU -> 1.0507009873554805 * (x >= 0 ? x : 1.6732632423543772 * Math.expm1(x));
            case GELU -> x * normalDistribution(x);
            case SWISH -> x / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case HARD_SIGMOID -> Math.min(1, Math.max(0, 0.2 * x + 0.5));
            case SOFTPLUS -> Math.log1p(Math.exp(x));
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case SOFTMAX -> throw new IllegalArgumentException("softmax is not by element");
        };
    }

    /** Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …). Marsaglia 2004. */
    private static double normalDistribution(double x) {
        double term = x;
        double sum = x;
        for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
