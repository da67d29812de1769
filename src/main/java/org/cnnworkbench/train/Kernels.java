package org.cnnworkbench.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.ParameterSpec;

/** What a network's filters look like. */
final class Kernels {

    private static final int CONVOLUTION_RANK = 4;

    private Kernels() {}

    /** The kernels of every convolution, by name of the layer; of a separable one the depthwise kernel, which is the one with a shape. */
    static Map<String, Tensor> of(Network network) {
        Map<String, Tensor> kernels = new LinkedHashMap<>();
        for (LayerSummary layer : network.summary().layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                if (parameter.role() == ParameterSpec.Role.KERNEL
                        && parameter.shape().size() == CONVOLUTION_RANK) {
                    kernels.putIfAbsent(layer.name(), network.parameter(layer, parameter));
                }
            }
        }
        return kernels;
    }
}
