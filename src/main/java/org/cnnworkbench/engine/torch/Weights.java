package org.cnnworkbench.engine.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Segment;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.jspecify.annotations.Nullable;

/** A network's numbers twice: {@link FlatParameters} on the Java heap, and a copy that the library computes with, in the same order. */
final class Weights implements AutoCloseable {

    private final FlatParameters parameters;
    private final FloatPointer memory;
    private final MemorySegment floats;
    private final Map<String, Parameter> byKey = new LinkedHashMap<>();

    /**
     * One of the network's parameters.
     *
     * @param tensor  what the library computes with; changes with {@link #publish}
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
        // At least one, for a pointer to nothing has no address.
        memory = new FloatPointer(Math.max(1, length));
        floats = MemorySegment.ofAddress(memory.address()).reinterpret((long) length * Float.BYTES);
        segments.forEach(this::view);
        publish();
    }

    private void view(Segment segment) {
        long[] shape = segment.parameter().shape().stream()
                .mapToLong(Integer::longValue)
                .toArray();
        Tensor tensor = torch.from_blob(memory.getPointer(segment.offset()), shape);
        tensor.set_requires_grad(segment.parameter().trainable());
        byKey.put(NetworkState.key(segment.layer(), segment.parameter()), new Parameter(tensor, segment));
    }

    FlatParameters parameters() {
        return parameters;
    }

    /**
     * @throws IllegalStateException where there is no such parameter
     */
    Parameter get(LayerSummary layer, String parameter) {
        Parameter found = find(layer, parameter);
        if (found == null) {
            throw new IllegalStateException("layer " + layer.name() + " has no " + parameter);
        }
        return found;
    }

    /** Null where there is no such parameter. */
    @Nullable
    Parameter find(LayerSummary layer, String parameter) {
        return byKey.get(layer.name() + "." + parameter);
    }

    /** The numbers of the Java heap become the library's. */
    void publish() {
        float[] values = parameters.values();
        MemorySegment.copy(values, 0, floats, ValueLayout.JAVA_FLOAT, 0, values.length);
    }

    /** Puts a parameter's gradient where {@link FlatParameters#step} finds it. */
    void learned(Parameter parameter, Tensor gradient) {
        Segment segment = parameter.segment();
        Floats.read(gradient, parameters.gradients(), segment.offset(), segment.span());
    }

    @Override
    public void close() {
        byKey.values().forEach(parameter -> parameter.tensor().close());
        memory.close();
    }
}
