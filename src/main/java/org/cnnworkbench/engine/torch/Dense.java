package org.cnnworkbench.engine.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer and its gradients.
 *
 * @param kernel             units × features
 * @param wantsInputGradient false where nothing before it learns
 */
record Dense(
        Weights.Parameter kernel,
        Weights.@Nullable Parameter bias,
        TensorOptional optionalBias,
        boolean wantsInputGradient)
        implements Step.Function {

    Dense(Weights.Parameter kernel, Weights.@Nullable Parameter bias, boolean wantsInputGradient) {
        this(kernel, bias, bias == null ? new TensorOptional() : new TensorOptional(bias.tensor()), wantsInputGradient);
    }

    @Override
    public Step apply(Tensor features, Pass pass) {
        return new Step(
                torch.linear(features, kernel.tensor(), optionalBias),
                gradient -> {
                    pass.learned(kernel, torch.mm(torch.t(gradient), features));
                    if (bias != null) {
                        pass.learned(bias, torch.sum(gradient, 0));
                    }
                    return wantsInputGradient ? torch.mm(gradient, kernel.tensor()) : null;
                },
                true);
    }

    /** Feature maps side by side. */
    static Step flat(Tensor x, Pass pass) {
        if (x.dim() == 2) {
            return Step.none(x);
        }
        return new Step(torch.flatten(x, 1, -1), gradient -> pass.place().maps(gradient.view_as(x)));
    }
}
