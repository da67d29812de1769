package org.cnnworkbench.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.spec.Activation;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
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
                NaiveActivations.apply(
                        c.activation(),
                        layer,
                        NaiveWindows.convolution(
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
                NaiveActivations.apply(
                        c.activation(),
                        layer,
                        NaiveWindows.convolution(
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
                double[][] depthwise = NaiveWindows.convolution(
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
                double[][] result = NaiveWindows.pointwise(
                        depthwise,
                        layer,
                        weights(layer, "pointwise_kernel"),
                        weights(layer, "bias"),
                        depth,
                        c.filters());
                yield NaiveActivations.apply(c.activation(), layer, result);
            }
            case LayerSpec.MaxPool2d p -> NaiveWindows.pool(x, layer, p.poolSize(), p.strides(), p.padding(), true);
            case LayerSpec.AvgPool2d p -> NaiveWindows.pool(x, layer, p.poolSize(), p.strides(), p.padding(), false);
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
            case LayerSpec.ZeroPadding2d z -> NaiveWindows.zeroPadding(x, (TensorShape.Image) in, z.padding());
            case LayerSpec.BatchNorm b -> batchNorm(x, layer, b, training);
            case LayerSpec.ActivationLayer a -> NaiveActivations.apply(a.activation(), layer, copy(x));
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
            case LayerSpec.Dense d -> NaiveActivations.apply(d.activation(), layer, dense(x, layer, d.units()));
            case LayerSpec.Output ignored ->
                NaiveActivations.apply(Activation.SOFTMAX, layer, dense(x, layer, (int)
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
}
