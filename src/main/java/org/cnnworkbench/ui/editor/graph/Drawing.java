package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.Diagnostic.Severity;
import org.cnnworkbench.spec.LayerNames;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.Nullable;

/** An architecture and everything that is known about it: what the canvas shows. Immutable. */
public final class Drawing {

    private final NetworkSummary summary;
    private final WireGraph graph;
    private final List<String> names;
    private final List<@Nullable LayerSummary> byLayer = new ArrayList<>();
    private final List<List<Diagnostic>> diagnostics = new ArrayList<>();

    private Drawing(NetworkSummary summary) {
        this.summary = summary;
        this.graph = WireGraph.of(summary.architecture());
        this.names = LayerNames.of(summary.architecture());
        for (int i = 0; i < names.size(); i++) {
            byLayer.add(null);
            diagnostics.add(new ArrayList<>());
        }
        summary.layers().forEach(layer -> byLayer.set(layer.index(), layer));
        summary.diagnostics().stream()
                .filter(diagnostic -> diagnostic.layer() >= 0)
                .forEach(diagnostic -> diagnostics.get(diagnostic.layer()).add(diagnostic));
    }

    /**
     * Infers the shapes.
     *
     * @param classes in the data, 0 where that is not known
     */
    public static Drawing of(ArchitectureSpec spec, TensorShape.Image input, int classes) {
        return new Drawing(ShapeInference.infer(spec, input, classes));
    }

    /** Infers the shapes while the data are still being read: that the number of classes isn't known is then nobody's mistake. */
    public static Drawing ofAwaited(ArchitectureSpec spec, TensorShape.Image input, int classes) {
        NetworkSummary summary = ShapeInference.infer(spec, input, classes);
        return new Drawing(new NetworkSummary(
                summary.architecture(),
                summary.input(),
                summary.classes(),
                summary.layers(),
                summary.diagnostics().stream()
                        .filter(diagnostic -> !diagnostic.code().equals(Diagnostic.CLASSES_UNKNOWN))
                        .toList()));
    }

    public ArchitectureSpec spec() {
        return summary.architecture();
    }

    public WireGraph graph() {
        return graph;
    }

    public NetworkSummary summary() {
        return summary;
    }

    public int size() {
        return names.size();
    }

    public LayerSpec layer(int index) {
        return spec().layers().get(index);
    }

    /** Its own name, or the one made from type and position. */
    public String name(int index) {
        return names.get(index);
    }

    /** What inference found out about a layer; null where shapes could not be followed so far. */
    public @Nullable LayerSummary summaryOf(int index) {
        return byLayer.get(index);
    }

    /** What flows out of a layer, or out of the network's input (-1); null where that is not known. */
    public @Nullable TensorShape output(int index) {
        if (index < 0) {
            return summary.input();
        }
        LayerSummary layer = byLayer.get(index);
        return layer == null ? null : layer.output();
    }

    public List<Diagnostic> diagnosticsOf(int index) {
        return diagnostics.get(index);
    }

    /** The worst of a layer's errors and warnings; null where it has none. */
    public @Nullable Severity worst(int index) {
        Severity worst = null;
        for (Diagnostic diagnostic : diagnostics.get(index)) {
            if (diagnostic.severity() != Severity.NOTE && (worst == null || diagnostic.severity() == Severity.ERROR)) {
                worst = diagnostic.severity();
            }
        }
        return worst;
    }

    /** How many of a kind there are. */
    public long count(Severity severity) {
        return summary.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    /** What one number of the last convolution sees of the image; null where there is none. */
    public @Nullable Size receptiveField() {
        return summary.layers().stream()
                .filter(layer -> LayerGroup.of(layer.spec()) == LayerGroup.CONVOLUTION)
                .reduce((first, second) -> second)
                .map(LayerSummary::receptiveField)
                .orElse(null);
    }

    /** The largest height or width that flows anywhere, for drawing to scale. */
    public int largestSide() {
        int largest = Math.max(summary.input().height(), summary.input().width());
        for (LayerSummary layer : summary.layers()) {
            if (layer.output() instanceof TensorShape.Image image) {
                largest = Math.max(largest, Math.max(image.height(), image.width()));
            }
        }
        return largest;
    }

    /**
     * Bytes for training on one batch, about: all outputs and their gradients, and the parameters with their gradients and two numbers of
     * the optimizer each.
     */
    public long trainingBytes(int batchSize) {
        return 2 * summary.activationBytes(batchSize) + 4 * Float.BYTES * summary.parameterCount();
    }
}
