package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.Wiring;
import org.jspecify.annotations.Nullable;

/** What every layer gave for a batch, and the way back through all of them. */
final class Trace {

    private final List<LayerSummary> layers;
    private final List<Operation.Back> backs = new ArrayList<>();
    private final Map<String, Tensor> outputs = new HashMap<>();

    private Trace(List<LayerSummary> layers) {
        this.layers = layers;
    }

    /**
     * @param operations of the layers, in the same order
     */
    static Trace of(List<LayerSummary> layers, List<Operation> operations, Tensor images, Pass pass) {
        Trace trace = new Trace(layers);
        trace.outputs.put(Wiring.NETWORK_INPUT, images);
        for (LayerSummary layer : layers) {
            List<Tensor> inputs = new ArrayList<>();
            for (String name : layer.inputNames()) {
                inputs.add(trace.output(name));
            }
            Operation.Result result = operations.get(layer.index()).apply(inputs, pass);
            trace.outputs.put(layer.name(), result.output());
            trace.backs.add(result.back());
        }
        return trace;
    }

    /**
     * What a layer gave; the last one's are logits.
     *
     * @throws IllegalArgumentException where there is no such layer
     */
    Tensor output(String layer) {
        Tensor output = outputs.get(layer);
        if (output == null) {
            throw new IllegalArgumentException("no layer " + layer + "; there are " + outputs.keySet());
        }
        return output;
    }

    Tensor logits() {
        return output(layers.getLast().name());
    }

    /** Goes back from the gradient with respect to the logits; the pass hears of every parameter's. */
    void backward(Tensor ofLogits) {
        Map<String, Tensor> gradients = new HashMap<>();
        gradients.put(layers.getLast().name(), ofLogits);
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerSummary layer = layers.get(i);
            Tensor gradient = gradients.remove(layer.name());
            if (gradient != null) {
                spread(layer.inputNames(), backs.get(i).gradients(gradient), gradients);
            }
        }
    }

    /** A layer that feeds several gets the sum of what comes back from them. */
    private static void spread(List<String> inputs, List<@Nullable Tensor> back, Map<String, Tensor> gradients) {
        for (int k = 0; k < back.size(); k++) {
            Tensor gradient = back.get(k);
            if (gradient != null) {
                gradients.merge(inputs.get(k), gradient, torch::add);
            }
        }
    }
}
