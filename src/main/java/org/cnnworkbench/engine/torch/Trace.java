package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.Wiring;
import org.jspecify.annotations.Nullable;

/**
 * What every layer gave for a batch, and the way back through all of them. What a layer made outside the Java heap is freed when the way
 * back has passed it, and everything at the close.
 */
final class Trace implements AutoCloseable {

    private final List<LayerSummary> layers;
    private final List<Operation.Back> backs = new ArrayList<>();
    private final Map<String, Tensor> outputs = new HashMap<>();

    /** What each layer made on the way forward. Scopes needn't be closed in the order in which they were opened. */
    private final List<PointerScope> memory = new ArrayList<>();

    private Trace(List<LayerSummary> layers) {
        this.layers = layers;
    }

    /**
     * @param operations of the layers, in the same order
     */
    static Trace of(List<LayerSummary> layers, List<Operation> operations, Tensor images, Pass pass) {
        Trace trace = new Trace(layers);
        try {
            trace.outputs.put(Wiring.NETWORK_INPUT, images);
            for (LayerSummary layer : layers) {
                trace.pass(layer, operations.get(layer.index()), pass);
            }
            return trace;
        } catch (RuntimeException e) {
            trace.close();
            throw e;
        }
    }

    private void pass(LayerSummary layer, Operation operation, Pass pass) {
        memory.add(new PointerScope());
        Operation.Result result =
                operation.apply(layer.inputNames().stream().map(this::output).toList(), pass);
        outputs.put(layer.name(), result.output());
        backs.add(result.back());
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

    /** Goes back from the gradient with respect to the logits; the pass hears of every parameter's. To be called once. */
    void backward(Tensor ofLogits) {
        Map<String, Tensor> gradients = new HashMap<>();
        gradients.put(layers.getLast().name(), kept(ofLogits));
        for (int i = layers.size() - 1; i >= 0; i--) {
            LayerSummary layer = layers.get(i);
            Tensor gradient = gradients.remove(layer.name());
            if (gradient != null) {
                try (PointerScope made = new PointerScope()) {
                    spread(layer.inputNames(), backs.get(i).gradients(gradient), gradients);
                }
                gradient.releaseReference();
            }
            memory.get(i).close();
        }
    }

    /** A layer that feeds several gets the sum of what comes back from them. */
    private static void spread(List<String> inputs, List<@Nullable Tensor> back, Map<String, Tensor> gradients) {
        for (int k = 0; k < back.size(); k++) {
            Tensor gradient = back.get(k);
            if (gradient != null && !inputs.get(k).equals(Wiring.NETWORK_INPUT)) {
                gradients.merge(inputs.get(k), kept(gradient), Trace::sum);
            }
        }
    }

    private static Tensor sum(Tensor a, Tensor b) {
        Tensor sum = kept(torch.add(a, b));
        a.releaseReference();
        b.releaseReference();
        return sum;
    }

    /** A handle that outlives the scope, until it is released. A new one: the other may be a part of something that doesn't. */
    private static Tensor kept(Tensor tensor) {
        return new Tensor(tensor).retainReference();
    }

    @Override
    public void close() {
        memory.forEach(PointerScope::close);
    }
}
