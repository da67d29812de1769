package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.spec.Activation;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.TensorShape;

/** What each of our layers is in LibTorch: one row a type. */
final class Operations {

    private static final long CHANNELS = 1;

    private final Weights weights;

    /** Names of layers that have trained parameters, or have one before them that has. */
    private final Set<String> learning = new HashSet<>();

    private Operations(Weights weights) {
        this.weights = weights;
    }

    /** In the order of the architecture. */
    static List<Operation> of(List<LayerSummary> layers, Weights weights) {
        Operations operations = new Operations(weights);
        List<Operation> all = new ArrayList<>();
        for (LayerSummary layer : layers) {
            all.add(operations.of(layer));
            if (operations.wantsInputGradient(layer) || !layer.parameters().isEmpty()) {
                operations.learning.add(layer.name());
            }
        }
        return all;
    }

    private boolean wantsInputGradient(LayerSummary layer) {
        return layer.inputNames().stream().anyMatch(learning::contains);
    }

    private Operation of(LayerSummary layer) {
        return switch (layer.spec()) {
            case LayerSpec.Add ignored -> Operations::add;
            case LayerSpec.Concat ignored -> Operations::concat;
            default -> {
                Step.Function function = function(layer);
                Dropout dropout = new Dropout(layer.spec().dropout(), layer.index());
                yield Operation.of((x, pass) -> dropout.after(function.apply(x, pass), pass));
            }
        };
    }

    private Step.Function function(LayerSummary layer) {
        return switch (layer.spec()) {
            case LayerSpec.Conv2d c ->
                activated(
                        convolution(
                                layer,
                                Window.of(c.kernelSize(), c.strides(), c.padding(), c.dilation(), image(layer)),
                                1),
                        c.activation());
            case LayerSpec.DepthwiseConv2d c ->
                activated(
                        convolution(
                                layer,
                                Window.of(c.kernelSize(), c.strides(), c.padding(), c.dilation(), image(layer)),
                                image(layer).channels()),
                        c.activation());
            case LayerSpec.SeparableConv2d c -> activated(separable(layer, c), c.activation());
            case LayerSpec.MaxPool2d p ->
                maxPooling(Window.pool(p.poolSize(), p.strides(), p.padding(), image(layer)), layer);
            case LayerSpec.AvgPool2d p ->
                meanPooling(Window.pool(p.poolSize(), p.strides(), p.padding(), image(layer)), image(layer));
            case LayerSpec.GlobalAvgPool2d ignored ->
                (x, pass) -> Step.differentiated(x, pass, images -> torch.mean(torch.flatten(images, 2, 3), 2));
            case LayerSpec.ZeroPadding2d z -> (x, pass) -> Borders.around(x, z.padding(), 0);
            case LayerSpec.BatchNorm b -> batchNorm(layer, b);
            case LayerSpec.ActivationLayer a -> (x, pass) -> Activations.apply(a.activation(), x, pass);
            case LayerSpec.PRelu ignored -> prelu(layer);
            case LayerSpec.DropoutLayer ignored -> (x, pass) -> Step.none(x);
            case LayerSpec.Flatten ignored -> Dense::flat;
            case LayerSpec.Dense d -> activated(dense(layer), d.activation());
            case LayerSpec.Output ignored -> dense(layer);
            case LayerSpec.Add ignored -> throw manyInputs(layer);
            case LayerSpec.Concat ignored -> throw manyInputs(layer);
        };
    }

    private static IllegalStateException manyInputs(LayerSummary layer) {
        return new IllegalStateException("layer " + layer.name() + " has more than one input");
    }

    private static Operation.Result add(List<Tensor> inputs, Pass pass) {
        return new Operation.Result(
                inputs.stream().reduce(torch::add).orElseThrow(),
                gradient -> IntStream.range(0, inputs.size())
                        .mapToObj(input -> input == 0 ? gradient : gradient.clone())
                        .toList());
    }

    private static Operation.Result concat(List<Tensor> inputs, Pass pass) {
        return new Operation.Result(torch.cat(new TensorVector(inputs.toArray(Tensor[]::new)), CHANNELS), gradient -> {
            List<Tensor> parts = new ArrayList<>();
            long from = 0;
            for (Tensor input : inputs) {
                parts.add(torch.narrow(gradient, CHANNELS, from, input.size(CHANNELS)));
                from += input.size(CHANNELS);
            }
            return parts;
        });
    }

    private static Step.Function activated(Step.Function linear, Activation activation) {
        return (x, pass) ->
                linear.apply(x, pass).then((fresh, same) -> Activations.applyOver(activation, fresh, same), pass);
    }

    private Step.Function convolution(LayerSummary layer, Window window, long groups) {
        return new Convolution(
                window,
                weights.get(layer, layer.parameters().getFirst().name()),
                weights.find(layer, "bias"),
                groups,
                wantsInputGradient(layer));
    }

    private Step.Function separable(LayerSummary layer, LayerSpec.SeparableConv2d c) {
        Step.Function depthwise = new Convolution(
                Window.of(c.kernelSize(), c.strides(), c.padding(), c.dilation(), image(layer)),
                weights.get(layer, "depthwise_kernel"),
                null,
                image(layer).channels(),
                wantsInputGradient(layer));
        Step.Function pointwise = new Convolution(
                Window.point(), weights.get(layer, "pointwise_kernel"), weights.find(layer, "bias"), 1, true);
        return (x, pass) -> depthwise.apply(x, pass).then(pointwise, pass);
    }

    private Step.Function dense(LayerSummary layer) {
        Dense dense = new Dense(weights.get(layer, "kernel"), weights.find(layer, "bias"), wantsInputGradient(layer));
        return (x, pass) -> Dense.flat(x, pass).then(dense, pass);
    }

    private Step.Function maxPooling(Window window, LayerSummary layer) {
        return weights.place().isApart()
                ? new LibraryMaxPooling(window)
                : new MaxPooling(window, image(layer), (TensorShape.Image) layer.output());
    }

    /** Padded pixels are left out of the mean: the sum over the sum of what lies within the image. */
    private Step.Function meanPooling(Window window, TensorShape.Image input) {
        Tensor inside = torch.ones(
                new long[] {1, 1, input.height(), input.width()},
                weights.place().options(torch.ScalarType.Float));
        return (x, pass) -> Borders.around(x, window.border(), 0)
                .then(
                        (bordered, same) -> Step.differentiated(
                                bordered,
                                same,
                                images -> torch.div(
                                        sum(images, window),
                                        sum(
                                                Borders.around(inside, window.border(), 0)
                                                        .output(),
                                                window))),
                        pass);
    }

    private static Tensor sum(Tensor bordered, Window window) {
        return torch.avg_pool2d(
                bordered, window.kernels(), window.strides(), new long[] {0, 0}, false, true, new LongOptional(1));
    }

    /**
     * The library's running variance divides by n − 1, ours by n: so it is handed none while it trains, and {@link TorchNetwork} moves
     * ours by what it saw.
     */
    private Step.Function batchNorm(LayerSummary layer, LayerSpec.BatchNorm b) {
        Weights.Parameter gamma = weights.get(layer, "gamma");
        Weights.Parameter beta = weights.get(layer, "beta");
        TensorOptional scale = new TensorOptional(gamma.tensor());
        TensorOptional shift = new TensorOptional(beta.tensor());
        TensorOptional mean = new TensorOptional(weights.get(layer, "mean").tensor());
        TensorOptional variance =
                new TensorOptional(weights.get(layer, "variance").tensor());
        TensorOptional none = new TensorOptional();
        return (x, pass) -> Step.differentiated(x, pass, List.of(gamma, beta), images -> {
            if (!pass.isTraining()) {
                return torch.batch_norm(images, scale, shift, mean, variance, false, 0, b.epsilon(), false);
            }
            T_TensorTensorTensor_T result =
                    torch.native_batch_norm(images, scale, shift, none, none, true, 0, b.epsilon());
            pass.saw(layer, result.get1(), result.get2());
            return result.get0();
        });
    }

    private Step.Function prelu(LayerSummary layer) {
        Weights.Parameter alpha = weights.get(layer, "alpha");
        Tensor slopes = alpha.tensor();
        boolean byChannel = !(layer.inputs().getFirst() instanceof TensorShape.Image image)
                || slopes.numel() == 1
                || slopes.numel() == image.channels();
        Scalar zero = new Scalar(0.0);
        Step.Expression expression =
                byChannel ? x -> torch.prelu(x, slopes) : x -> torch.where(torch.ge(x, zero), x, torch.mul(x, slopes));
        return (x, pass) -> Step.differentiated(x, pass, List.of(alpha), expression);
    }

    private static TensorShape.Image image(LayerSummary layer) {
        if (layer.inputs().getFirst() instanceof TensorShape.Image image) {
            return image;
        }
        throw new IllegalStateException("layer " + layer.name() + " expected feature maps");
    }
}
