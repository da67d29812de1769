package org.cnnworkbench.engine.torch;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.spec.Border;
import org.jspecify.annotations.Nullable;

/** A convolution and its gradients. */
final class Convolution implements Step.Function {

    private static final long[] NONE = {0, 0};

    private final Window window;
    private final Weights.Parameter filters;
    private final Weights.@Nullable Parameter bias;
    private final long groups;
    private final boolean wantsInputGradient;
    private final TensorOptional optionalBias;

    /**
     * @param wantsInputGradient false where nothing before it learns
     */
    Convolution(
            Window window,
            Weights.Parameter filters,
            Weights.@Nullable Parameter bias,
            long groups,
            boolean wantsInputGradient) {
        this.window = window;
        this.filters = filters;
        this.bias = bias;
        this.groups = groups;
        this.wantsInputGradient = wantsInputGradient;
        this.optionalBias = bias == null ? new TensorOptional() : new TensorOptional(bias.tensor());
    }

    @Override
    public Step apply(Tensor images, Pass pass) {
        Border border = window.border();
        // The library knows borders that are alike on both sides; others are laid around the image before.
        if (!window.isEven()) {
            return Borders.around(images, border, 0).then((input, same) -> convolve(input, NONE, same), pass);
        }
        return convolve(images, new long[] {border.top(), border.left()}, pass);
    }

    private Step convolve(Tensor input, long[] sides, Pass pass) {
        Tensor images = pass.place().maps(input);
        Tensor output = torch.conv2d(
                images, filters.tensor(), optionalBias, window.strides(), sides, window.dilation(), groups);
        return new Step(output, gradient -> back(images, sides, gradient, pass), true);
    }

    private @Nullable Tensor back(Tensor images, long[] sides, Tensor gradient, Pass pass) {
        LongArrayRefOptional biasShape = bias == null
                ? new LongArrayRefOptional()
                : new LongArrayRefOptional(bias.tensor().numel());
        BoolPointer wanted =
                new BoolPointer(3).put(0, wantsInputGradient).put(1, true).put(2, bias != null);
        T_TensorTensorTensor_T gradients = torch.convolution_backward(
                gradient,
                images,
                filters.tensor(),
                biasShape,
                window.strides(),
                sides,
                window.dilation(),
                false,
                NONE,
                groups,
                wanted);
        pass.learned(filters, gradients.get1());
        if (bias != null) {
            pass.learned(bias, gradients.get2());
        }
        return wantsInputGradient ? gradients.get0() : null;
    }
}
