package org.cnnworkbench.spec;

import java.util.List;

/**
 * What inference found out about one layer.
 *
 * @param index          position in the architecture, from 0
 * @param name           the layer's own name, or one made from type and position: {@code conv2d_3}; unique in the network
 * @param type           the JSON name of its type: {@code conv2d}
 * @param spec           the layer as drawn
 * @param inputNames     names of the layers that feed it, {@value Wiring#NETWORK_INPUT} for the network's input
 * @param inputs         shapes that it is fed, in the same order
 * @param output         shape of one example that it gives
 * @param parameters     its arrays of numbers, in a fixed order
 * @param multiplyAccumulates multiplications with an addition for one example, forward
 * @param receptiveField height and width in pixels of the part of the network's input that one output number sees
 */
public record LayerSummary(
        int index,
        String name,
        String type,
        LayerSpec spec,
        List<String> inputNames,
        List<TensorShape> inputs,
        TensorShape output,
        List<ParameterSpec> parameters,
        long multiplyAccumulates,
        Size receptiveField) {

    public LayerSummary {
        inputNames = List.copyOf(inputNames);
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    /** Numbers in all its parameters, the untrained ones too. */
    public long parameterCount() {
        return parameters.stream().mapToLong(ParameterSpec::elements).sum();
    }

    /** Bytes that its output takes as float32 for a batch. */
    public long activationBytes(int batchSize) {
        return Saturating.multiply(Float.BYTES, output.elements(), batchSize);
    }
}
