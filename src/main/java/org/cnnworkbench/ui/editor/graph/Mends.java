package org.cnnworkbench.ui.editor.graph;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.OptionRanges;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.spec.WindowGeometry;
import org.cnnworkbench.spec.Wiring;
import org.jspecify.annotations.Nullable;

/** Knows which problems have just one sensible mend, and does it. */
public final class Mends {

    private Mends() {}

    /** The mend of a problem; empty where a person has to decide. */
    public static Optional<Mend> of(NetworkSummary network, Diagnostic problem) {
        ArchitectureSpec spec = network.architecture();
        Mend mend = problem.layer() < 0 ? ofNetwork(spec, problem.code()) : ofLayer(network, problem);
        return Optional.ofNullable(mend).filter(found -> !found.after().equals(spec));
    }

    private static @Nullable Mend ofNetwork(ArchitectureSpec spec, String code) {
        return switch (code) {
            case "empty_network", "no_output_layer" -> {
                LayerSpec output = LayerJson.read("{\"type\":\"output\"}");
                Gap end = new Gap.After(spec.layers().size() - 1);
                yield new Mend(
                        "Add an output layer",
                        SpecEdits.insert(spec, List.of(output), end).spec());
            }
            case "several_output_layers" -> new Mend("Keep the last one", withLastOutputOnly(spec));
            default -> null;
        };
    }

    private static ArchitectureSpec withLastOutputOnly(ArchitectureSpec spec) {
        Set<Integer> outputs = new LinkedHashSet<>();
        for (int i = 0; i < spec.layers().size(); i++) {
            if (spec.layers().get(i) instanceof LayerSpec.Output) {
                outputs.add(i);
            }
        }
        outputs.remove(outputs.stream().mapToInt(Integer::intValue).max().orElse(-1));
        return SpecEdits.delete(spec, outputs).spec();
    }

    private static @Nullable Mend ofLayer(NetworkSummary network, Diagnostic problem) {
        ArchitectureSpec spec = network.architecture();
        int layer = problem.layer();
        return switch (problem.code()) {
            case "class_count_mismatch" -> set("Take it from the data", spec, layer, node -> node.remove("classes"));
            case "output_not_last" -> outputToTheEnd(spec, layer);
            case "too_few_inputs" -> remove(spec, layer);
            case "unused_layer" -> remove(spec, layer);
            case "repeated_input" -> new Mend("Name it once", SpecEdits.keepInputs(spec, layer, wire -> true));
            case "unknown_input" ->
                new Mend("Remove the name", SpecEdits.keepInputs(spec, layer, Wire.From.class::isInstance));
            case "self_reference" ->
                new Mend(
                        "Remove the name",
                        SpecEdits.keepInputs(spec, layer, wire -> !wire.equals(new Wire.From(layer))));
            case "forward_reference" -> new Mend("Put it behind them", SpecEdits.sort(spec));
            case "too_many_inputs" -> joined(network, layer);
            case "bad_layer_name", "reserved_layer_name", "duplicate_layer_name" -> renamed(spec, layer);
            case "kernel_larger_than_input", "pool_larger_than_input", "padding_larger_than_pool" ->
                set("Use padding \"same\"", spec, layer, node -> node.put("padding", "same"));
            case "option_out_of_range" -> inRange(spec, layer, problem.message());
            case "zero_initializer" -> set("Use glorot_uniform", spec, layer, node -> node.remove("initializer"));
            case "add_shapes_differ" -> projected(network, layer);
            default -> null;
        };
    }

    private static Mend set(String title, ArchitectureSpec spec, int layer, Consumer<ObjectNode> change) {
        return new Mend(
                title,
                SpecEdits.replace(spec, layer, LayerJson.edit(spec.layers().get(layer), change)));
    }

    private static Mend remove(ArchitectureSpec spec, int layer) {
        return new Mend(
                "Remove this layer", SpecEdits.delete(spec, Set.of(layer)).spec());
    }

    private static Mend outputToTheEnd(ArchitectureSpec spec, int layer) {
        Gap end = new Gap.After(spec.layers().size() - 1);
        return new Mend(
                "Move it to the end", SpecEdits.move(spec, Set.of(layer), end).spec());
    }

    private static Mend renamed(ArchitectureSpec spec, int layer) {
        Set<String> taken = new HashSet<>(Set.of(Wiring.NETWORK_INPUT));
        for (int i = 0; i < spec.layers().size(); i++) {
            String own = spec.layers().get(i).wiring().name();
            if (i != layer && own != null) {
                taken.add(own);
            }
        }
        String own =
                Objects.requireNonNullElse(spec.layers().get(layer).wiring().name(), "");
        String clean = own.replaceAll("[^\\p{L}\\p{N}_-]+", "_");
        String wanted = clean.isEmpty() ? LayerTypes.TABLE.nameOf(spec.layers().get(layer)) : clean;
        String name = WireGraph.unique(wanted.substring(0, Math.min(90, wanted.length())), taken);
        return new Mend("Call it " + name, SpecEdits.rename(spec, layer, name));
    }

    /** A sum where the shapes are alike, else side by side. */
    private static Mend joined(NetworkSummary network, int layer) {
        ArchitectureSpec spec = network.architecture();
        List<Wire> wires = WireGraph.of(spec).nodes().get(layer).inputs();
        boolean alike = wires.stream()
                        .map(wire -> String.valueOf(shapeOf(network, wire)))
                        .distinct()
                        .count()
                == 1;
        return new Mend(
                alike ? "Add them" : "Put them side by side",
                SpecEdits.mergeInputs(
                        spec, layer, alike ? new LayerSpec.Add(Wiring.CHAIN) : new LayerSpec.Concat(Wiring.CHAIN)));
    }

    private static @Nullable TensorShape shapeOf(NetworkSummary network, Wire wire) {
        if (wire.equals(Wire.INPUT)) {
            return network.input();
        }
        return network.layers().stream()
                .filter(summary -> wire.equals(new Wire.From(summary.index())))
                .map(LayerSummary::output)
                .findFirst()
                .orElse(null);
    }

    /** The default where there is one, else the smallest allowed. */
    private static @Nullable Mend inRange(ArchitectureSpec spec, int layer, String message) {
        LayerSpec drawn = spec.layers().get(layer);
        return OptionRanges.violations((Record) drawn).stream()
                .filter(violation -> violation.message().equals(message))
                .flatMap(violation -> LayerTypes.TABLE.fields(LayerTypes.TABLE.nameOf(drawn)).stream()
                        .filter(field -> field.name().equals(violation.field())))
                .findFirst()
                .map(field -> set(inRangeTitle(field), spec, layer, node -> {
                    if (field.required()) {
                        node.set(field.name(), IntNode.valueOf((int) smallest(field)));
                    } else {
                        node.remove(field.name());
                    }
                }))
                .orElse(null);
    }

    private static String inRangeTitle(FieldInfo field) {
        return "Set " + field.name().replace('_', ' ') + " to "
                + (field.required() ? Integer.toString((int) smallest(field)) : field.byDefault());
    }

    private static double smallest(FieldInfo field) {
        return Double.isFinite(field.range().min()) ? field.range().min() : 0;
    }

    /** A 1×1 convolution on every path that differs from the first, where steps of whole pixels lead to its shape: He et al. 2016. */
    private static @Nullable Mend projected(NetworkSummary network, int layer) {
        ArchitectureSpec spec = network.architecture();
        List<Wire> wires = WireGraph.of(spec).nodes().get(layer).inputs();
        if (!(shapeOf(network, wires.getFirst()) instanceof TensorShape.Image wanted)) {
            return null;
        }
        ArchitectureSpec mended = spec;
        int at = layer;
        for (Wire wire : wires.subList(1, wires.size())) {
            TensorShape shape = shapeOf(network, wire);
            if (wanted.equals(shape)) {
                continue;
            }
            if (!(shape instanceof TensorShape.Image given) || !(wire instanceof Wire.From from)) {
                return null;
            }
            Size strides = new Size(
                    Math.max(1, Math.round((float) given.height() / wanted.height())),
                    Math.max(1, Math.round((float) given.width() / wanted.width())));
            if (WindowGeometry.sameOutputLength(given.height(), strides.height()) != wanted.height()
                    || WindowGeometry.sameOutputLength(given.width(), strides.width()) != wanted.width()) {
                return null;
            }
            LayerSpec projection = LayerJson.read("{\"type\":\"conv2d\",\"filters\":" + wanted.channels()
                    + ",\"kernel_size\":1,\"strides\":[" + strides.height() + "," + strides.width()
                    + "],\"use_bias\":false}");
            mended = SpecEdits.insert(mended, List.of(projection), new Gap.Between(from.node(), at))
                    .spec();
            at++;
        }
        return new Mend("Project by a 1×1 convolution", mended);
    }
}
