package org.cnnworkbench.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cnnworkbench.input.OptionRanges;
import org.jspecify.annotations.Nullable;

/**
 * Follows shapes through a network. Pure: no engine, nothing built, no exception for what a person drew wrongly.
 *
 * <p>Multiply-accumulates are those of one example forward: output height × output width × filters × kernel height × kernel width × input
 * channels for a convolution (a depthwise one sees one channel a filter), inputs × outputs for a dense layer. Pooling, batch
 * normalisation, activations, additions and biases count as 0.
 */
public final class ShapeInference {

    /** Options without which no output shape can be told; the others don't stop the walk. */
    private static final Set<String> SHAPING = Set.of(
            "filters",
            "kernel_size",
            "strides",
            "dilation",
            "depth_multiplier",
            "pool_size",
            "padding",
            "units",
            "classes");

    private final ArchitectureSpec spec;
    private final TensorShape.Image input;
    private final int classes;
    private final LayerGraph graph;
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<LayerSummary> summaries = new ArrayList<>();
    private final @Nullable Feed[] outputs;
    private final boolean[] used;

    private ShapeInference(ArchitectureSpec spec, TensorShape.Image input, int classes) {
        this.spec = spec;
        this.input = input;
        this.classes = classes;
        this.graph = new LayerGraph(spec);
        this.outputs = new Feed[spec.layers().size()];
        this.used = new boolean[spec.layers().size()];
    }

    /**
     * Finds out every layer's shapes, parameters and cost, and everything wrong with the drawing at once.
     *
     * @param input   shape of one image
     * @param classes number of classes in the data, or 0 where there is no data yet: then the output layer's own number holds
     */
    public static NetworkSummary infer(ArchitectureSpec spec, TensorShape.Image input, int classes) {
        return new ShapeInference(spec, input, classes).run();
    }

    private NetworkSummary run() {
        boolean inputFits = Saturating.multiply(input.height(), input.width(), input.channels()) <= Shapes.MOST_NUMBERS;
        if (!inputFits) {
            whole().error(
                            "input_too_large",
                            "expected images of at most " + Shapes.MOST_NUMBERS + " numbers, received " + input,
                            "Use smaller images.");
        }
        Feed networkInput = inputFits ? new Feed(input, ReceptiveField.PIXEL) : null;
        for (int i = 0; i < outputs.length; i++) {
            visit(i, networkInput);
        }
        checkOutputs();
        found.sort(Comparator.comparingInt(Diagnostic::layer));
        return new NetworkSummary(spec, input, resolvedClasses(), summaries, found);
    }

    private void visit(int index, @Nullable Feed networkInput) {
        LayerSpec layer = spec.layers().get(index);
        Site site = new Site(index, input, classes, found);
        graph.checkName(site);
        boolean shaped = checkOptions(layer, site);
        LayerGraph.Wires wires = graph.wiresOf(site);
        wires.inputs().forEach(this::markUsed);
        boolean arity = checkArity(layer, wires, site);
        List<Feed> inputs = feeds(wires, networkInput);
        if (!shaped || !arity || inputs.size() < wires.inputs().size() || !wires.complete()) {
            return;
        }
        Derived derived = LayerRules.derive(layer, inputs, site);
        if (derived == null) {
            return;
        }
        outputs[index] = derived.output();
        if (arraysFit(derived, site)) {
            summaries.add(new LayerSummary(
                    index,
                    graph.name(index),
                    LayerTypes.TABLE.nameOf(layer),
                    layer,
                    wires.names(),
                    inputs.stream().map(Feed::shape).toList(),
                    derived.output().shape(),
                    derived.parameters(),
                    derived.multiplyAccumulates(),
                    derived.output().field().size()));
        }
    }

    private void markUsed(int layer) {
        if (layer >= 0) {
            used[layer] = true;
        }
    }

    private List<Feed> feeds(LayerGraph.Wires wires, @Nullable Feed networkInput) {
        List<Feed> feeds = new ArrayList<>();
        for (int index : wires.inputs()) {
            Feed feed = index == LayerGraph.NETWORK_INPUT ? networkInput : outputs[index];
            if (feed != null) {
                feeds.add(feed);
            }
        }
        return feeds;
    }

    /** Says which options are out of range; false where the output shape can't be told without them. */
    private static boolean checkOptions(LayerSpec layer, Site site) {
        boolean shaped = true;
        for (OptionRanges.Violation violation : OptionRanges.violations((Record) layer)) {
            site.error("option_out_of_range", violation.message(), violation.mend());
            shaped &= !SHAPING.contains(violation.field());
        }
        WeightOptions weights = LayerTypes.weightsOf(layer);
        if (weights != null && weights.initializer() instanceof Initializer.Zero) {
            site.warning(
                    "zero_initializer",
                    "initializer: all weights start at 0, so that all units stay equal and nothing can be learned",
                    "Use glorot_uniform or he_normal, unless that is what you want to see.");
        }
        return shaped;
    }

    private static boolean checkArity(LayerSpec layer, LayerGraph.Wires wires, Site site) {
        int count = wires.names().size();
        if (LayerRules.isMerge(layer) && count < 2) {
            site.error(
                    "too_few_inputs",
                    "expected at least two inputs, received " + count,
                    "Name the layers to bring together in \"inputs\".");
            return false;
        }
        if (!LayerRules.isMerge(layer) && count > 1) {
            site.error(
                    "too_many_inputs",
                    "expected one input, received " + count,
                    "Bring them together by an add or concat layer first.");
            return false;
        }
        return true;
    }

    private static boolean arraysFit(Derived derived, Site site) {
        boolean fit = true;
        for (ParameterSpec parameter : derived.parameters()) {
            if (parameter.elements() > Shapes.MOST_NUMBERS) {
                site.error(
                        "array_too_large",
                        "expected at most " + Shapes.MOST_NUMBERS + " numbers in one array, received "
                                + parameter.name() + " of " + parameter.shape(),
                        "Use fewer filters or units, smaller kernels, or shrink the image more in the layers before.");
                fit = false;
            }
        }
        return fit;
    }

    private void checkOutputs() {
        int last = outputs.length - 1;
        if (last < 0) {
            whole().error("empty_network", "expected at least an output layer, received no layers", "Add layers.");
            return;
        }
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            if (spec.layers().get(i) instanceof LayerSpec.Output) {
                ends.add(i);
            } else if (!used[i] && i != last) {
                site(i).warning(
                                "unused_layer",
                                "no layer takes this one's output",
                                "Name it in another layer's inputs, or remove it.");
            }
        }
        if (ends.isEmpty()) {
            whole().error(
                            "no_output_layer",
                            "expected one output layer, received none",
                            "Add an output layer at the end.");
        } else if (ends.size() > 1) {
            whole().error(
                            "several_output_layers",
                            "expected one output layer, received " + ends.size() + ", at " + ends,
                            "Keep the last one.");
        } else if (ends.get(0) != last) {
            site(ends.get(0))
                    .error(
                            "output_not_last",
                            "expected nothing after the output layer, received " + (last - ends.get(0)) + " more",
                            "Move the output layer to the end.");
        }
    }

    private int resolvedClasses() {
        if (classes > 0) {
            return classes;
        }
        return spec.layers().stream()
                .filter(LayerSpec.Output.class::isInstance)
                .map(layer -> ((LayerSpec.Output) layer).classes())
                .filter(drawn -> drawn != null && drawn > 0)
                .findFirst()
                .orElse(0);
    }

    private Site whole() {
        return site(Diagnostic.WHOLE_NETWORK);
    }

    private Site site(int layer) {
        return new Site(layer, input, classes, found);
    }
}
