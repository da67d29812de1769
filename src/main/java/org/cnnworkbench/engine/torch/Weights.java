package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Segment;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.jspecify.annotations.Nullable;

/** A network's numbers twice: {@link FlatParameters} on the Java heap, and where the library computes with them, in the same order. */
abstract class Weights implements AutoCloseable {

    private final FlatParameters parameters;
    private final Map<String, Parameter> byKey = new LinkedHashMap<>();

    /**
     * One of the network's parameters.
     *
     * @param tensor  what the library computes with; changes with each step
     * @param segment where it lies in {@link FlatParameters}
     */
    record Parameter(Tensor tensor, Segment segment) {}

    Weights(NetworkPlan plan) {
        List<Segment> segments = new ArrayList<>();
        int length = 0;
        for (LayerSummary layer : plan.summary().layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                Segment segment = Segment.inOrder(layer, parameter, length);
                segments.add(segment);
                length = segment.end();
            }
        }
        parameters = new FlatParameters(plan, length, segments);
    }

    static Weights of(NetworkPlan plan, Place place) {
        return place.isApart() ? new CardWeights(plan, place) : new HostWeights(plan);
    }

    /** Makes the tensors; for the constructors of those who have the memory. */
    final void lay() {
        for (Segment segment : parameters.segments()) {
            Tensor tensor = view(
                    segment,
                    segment.parameter().shape().stream()
                            .mapToLong(Integer::longValue)
                            .toArray());
            tensor.set_requires_grad(segment.parameter().trainable());
            byKey.put(NetworkState.key(segment.layer(), segment.parameter()), new Parameter(tensor, segment));
        }
    }

    /** A tensor of a segment's numbers where they lie. */
    abstract Tensor view(Segment segment, long[] shape);

    /** Where the library's numbers lie. */
    abstract Place place();

    final FlatParameters parameters() {
        return parameters;
    }

    /**
     * @throws IllegalStateException where there is no such parameter
     */
    final Parameter get(LayerSummary layer, String parameter) {
        Parameter found = find(layer, parameter);
        if (found == null) {
            throw new IllegalStateException("layer " + layer.name() + " has no " + parameter);
        }
        return found;
    }

    /** Null where there is no such parameter. */
    final @Nullable Parameter find(LayerSummary layer, String parameter) {
        return byKey.get(layer.name() + "." + parameter);
    }

    /** Takes a parameter's gradient for the next step. */
    abstract void learned(Parameter parameter, Tensor gradient);

    /** Moves the running statistics of a batch normalisation by what it saw. */
    abstract void saw(Pass.BatchStatistics seen, LayerSpec.BatchNorm norm);

    /** Takes a step with the gradients, as {@link FlatParameters#step}. */
    abstract List<LayerStatistics> step(double learningRate, boolean observe);

    org.cnnworkbench.engine.Tensor parameter(LayerSummary layer, ParameterSpec parameter) {
        return parameters.parameter(layer, parameter);
    }

    NetworkState state() {
        return parameters.state();
    }

    void restore(NetworkState state) {
        parameters.restore(state);
    }

    @Override
    public void close() {
        byKey.values().forEach(parameter -> parameter.tensor().close());
    }
}
