package org.cnnworkbench.spec;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.spec.ParameterSpec.Role;

/** Describes the arrays that layers own. */
final class Parameters {

    private Parameters() {}

    static ParameterSpec kernel(String name, List<Integer> shape, long fanIn, long fanOut) {
        return new ParameterSpec(name, shape, true, Role.KERNEL, fanIn, fanOut);
    }

    static ParameterSpec vector(String name, int length, boolean trainable) {
        return other(name, List.of(length), trainable);
    }

    static ParameterSpec other(String name, List<Integer> shape, boolean trainable) {
        return new ParameterSpec(name, shape, trainable, Role.OTHER, 0, 0);
    }

    /** The kernels, and behind them a bias if the layer has one. */
    static List<ParameterSpec> withBias(WeightOptions weights, int outputs, ParameterSpec... kernels) {
        List<ParameterSpec> parameters = new ArrayList<>(List.of(kernels));
        if (weights.useBias()) {
            parameters.add(new ParameterSpec("bias", List.of(outputs), true, Role.BIAS, 0, 0));
        }
        return parameters;
    }
}
