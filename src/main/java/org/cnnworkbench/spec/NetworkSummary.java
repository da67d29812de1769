package org.cnnworkbench.spec;

import java.util.List;

/**
 * The answer of {@link ShapeInference}: every layer that could be understood, and everything there is to say about the drawing.
 *
 * @param architecture what was drawn
 * @param input        shape of one image
 * @param classes      number of classes, 0 where neither the caller nor the output layer says
 * @param layers       in the order of the architecture; without errors every layer is here, otherwise those up to which shapes could be
 *                     followed
 * @param diagnostics  all of them, in order of layers
 */
public record NetworkSummary(
        ArchitectureSpec architecture,
        TensorShape.Image input,
        int classes,
        List<LayerSummary> layers,
        List<Diagnostic> diagnostics) {

    public NetworkSummary {
        layers = List.copyOf(layers);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the network can be built. */
    public boolean isValid() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    }

    public long parameterCount() {
        return layers.stream().mapToLong(LayerSummary::parameterCount).sum();
    }

    public long multiplyAccumulates() {
        return layers.stream().mapToLong(LayerSummary::multiplyAccumulates).reduce(0, Saturating::add);
    }

    /** Bytes that all outputs take as float32 for a batch; training holds about twice as much. */
    public long activationBytes(int batchSize) {
        return layers.stream()
                .mapToLong(layer -> layer.activationBytes(batchSize))
                .reduce(0, Saturating::add);
    }
}
