package org.cnnworkbench.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.ParameterSpec;

/**
 * Everything that a network has learned and that its optimizer remembers: what a checkpoint holds. It names no engine, so that one
 * engine can go on where another left off.
 *
 * @param step           optimizer steps taken
 * @param parameters     by {@link #key}, in the order of the layers, shaped as {@link ParameterSpec#shape()}
 * @param optimizerSlots for each array of optimizer state, the same keys and shapes; untrained parameters are left out
 */
public record NetworkState(long step, Map<String, Tensor> parameters, List<Map<String, Tensor>> optimizerSlots) {

    public NetworkState {
        parameters = new LinkedHashMap<>(parameters);
        optimizerSlots = optimizerSlots.stream()
                .<Map<String, Tensor>>map(LinkedHashMap::new)
                .toList();
    }

    /** {@code conv2d_1.kernel}. */
    public static String key(LayerSummary layer, ParameterSpec parameter) {
        return layer.name() + "." + parameter.name();
    }

    /**
     * @throws IllegalArgumentException where there is no parameter of that name
     */
    public Tensor parameter(LayerSummary layer, ParameterSpec parameter) {
        Tensor tensor = parameters.get(key(layer, parameter));
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "no parameter " + key(layer, parameter) + "; there are " + parameters.keySet());
        }
        return tensor;
    }

    /** Whether all parameters are numbers: neither infinite nor NaN. */
    public boolean isFinite() {
        for (Tensor tensor : parameters.values()) {
            for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
