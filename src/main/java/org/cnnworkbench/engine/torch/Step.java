package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * One function of one tensor on the way forward, and what it takes to come back.
 *
 * @param output   what it gave
 * @param scalable whether numbers of the output may be set to 0 or multiplied by positive factors where they lie: nobody else holds it, and the
 *                 way back reads at most whether they are positive, where a gradient of 0 comes for those that were set to 0
 */
record Step(Tensor output, Back back, boolean scalable) {

    /** An output that must not be written over. */
    Step(Tensor output, Back back) {
        this(output, back, false);
    }

    /**
     * From the gradient with respect to the output, which may be written over, to that with respect to the input; null where nobody wanted
     * it.
     */
    @FunctionalInterface
    interface Back {
        @Nullable
        Tensor gradient(Tensor ofOutput);

        /** This, and then another's; what is between is freed before the memory of the whole way is. */
        default Back then(Back before) {
            return ofOutput -> {
                Tensor between = gradient(ofOutput);
                Tensor ofInput = between == null ? null : before.gradient(between);
                if (between != null && between != ofOutput && between != ofInput) {
                    between.close();
                }
                return ofInput;
            };
        }
    }

    /** What computes a step. */
    @FunctionalInterface
    interface Function {
        Step apply(Tensor input, Pass pass);
    }

    /** A function of one tensor, written in terms of the library. */
    @FunctionalInterface
    interface Expression {
        Tensor apply(Tensor input);
    }

    /** Nothing at all. */
    static Step none(Tensor input) {
        return new Step(input, gradient -> gradient);
    }

    /** This, and then another. */
    Step then(Function next, Pass pass) {
        Step following = next.apply(output, pass);
        return new Step(following.output(), following.back().then(back), following.scalable());
    }

    /** A function that the library differentiates by itself. */
    static Step differentiated(Tensor input, Pass pass, Expression expression) {
        return differentiated(input, pass, List.of(), expression);
    }

    /**
     * A function that the library differentiates by itself.
     *
     * @param parameters that it depends on
     */
    static Step differentiated(Tensor input, Pass pass, List<Weights.Parameter> parameters, Expression expression) {
        if (!pass.isTraining()) {
            return new Step(expression.apply(input), gradient -> gradient);
        }
        try (AutoGradMode on = new AutoGradMode(true)) {
            Tensor start = input.detach();
            start.set_requires_grad(true);
            Tensor output = expression.apply(start);
            return new Step(output.detach(), gradient -> back(start, output, parameters, gradient, pass));
        }
    }

    private static Tensor back(
            Tensor start, Tensor output, List<Weights.Parameter> parameters, Tensor gradient, Pass pass) {
        List<Tensor> wanted = new ArrayList<>(List.of(start));
        parameters.forEach(parameter -> wanted.add(parameter.tensor()));
        TensorVector gradients = torch.grad(
                new TensorVector(output),
                new TensorVector(wanted.toArray(Tensor[]::new)),
                new TensorVector(gradient),
                new BoolOptional(),
                false,
                false);
        for (int i = 0; i < parameters.size(); i++) {
            pass.learned(parameters.get(i), gradients.get(i + 1L));
        }
        return gradients.get(0);
    }
}
