package org.cnnworkbench.engine.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.spec.Activation;

/** The library's function for each of ours. */
final class Activations {

    private static final int CHANNELS = 1;

    private Activations() {}

    /** Leaves its input as it is. */
    static Step apply(Activation activation, Tensor x, Pass pass) {
        return switch (activation) {
            case LINEAR -> Step.none(x);
            case RELU -> relu(torch.relu(x));
            default -> Step.differentiated(x, pass, input -> of(activation, input));
        };
    }

    /** May write over its input, which must be a convolution's or dense layer's fresh result: their gradients don't need it. */
    static Step applyOver(Activation activation, Tensor fresh, Pass pass) {
        return activation == Activation.RELU ? relu(torch.relu_(fresh)) : apply(activation, fresh, pass);
    }

    private static Step relu(Tensor output) {
        return new Step(
                output, gradient -> torch.threshold_backward_out(gradient, gradient, output, new Scalar(0.0)), true);
    }

    private static Tensor of(Activation activation, Tensor x) {
        return switch (activation) {
            case LINEAR -> x;
            case RELU -> torch.relu(x);
            case LEAKY_RELU -> torch.leaky_relu(x);
            case ELU -> torch.elu(x);
            case SELU -> torch.selu(x);
            case GELU -> torch.gelu(x);
            case SWISH -> torch.silu(x);
            case TANH -> torch.tanh(x);
            case SIGMOID -> torch.sigmoid(x);
            case HARD_SIGMOID -> hardSigmoid(x);
            case SOFTPLUS -> torch.softplus(x);
            case SOFTSIGN -> torch.div(x, torch.add(torch.abs(x), new Scalar(1.0)));
            case SOFTMAX -> torch.softmax(x, CHANNELS);
        };
    }

    /** The library's own goes by x / 6. */
    private static Tensor hardSigmoid(Tensor x) {
        Tensor line = torch.add(torch.mul(x, new Scalar(0.2)), new Scalar(0.5));
        return torch.clamp(line, new ScalarOptional(new Scalar(0.0)), new ScalarOptional(new Scalar(1.0)));
    }
}
