package org.cnnworkbench.engine.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** What one layer computes. */
@FunctionalInterface
interface Operation {

    /**
     * @param inputs images × channels × height × width, or images × features; never written to
     */
    Result apply(List<Tensor> inputs, Pass pass);

    /**
     * A layer's output and the way back.
     */
    record Result(Tensor output, Back back) {}

    /**
     * From the gradient with respect to the output, which may be written over, to those with respect to the inputs, of which no two share
     * memory; null where nobody wants one.
     */
    @FunctionalInterface
    interface Back {
        List<@Nullable Tensor> gradients(Tensor ofOutput);
    }

    /** For layers that have one input. */
    static Operation of(Step.Function function) {
        return (inputs, pass) -> {
            Step step = function.apply(inputs.getFirst(), pass);
            return new Result(step.output(), gradient -> {
                Tensor back = step.back().gradient(gradient);
                return back == null ? List.of() : List.of(back);
            });
        };
    }
}
