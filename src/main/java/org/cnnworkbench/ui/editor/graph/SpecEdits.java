package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerNames;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.Wiring;
import org.cnnworkbench.ui.editor.graph.WireGraph.Node;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to a drawing, as functions from one architecture to the next. Layers are told by their index. No edit leaves a wire
 * that leads nowhere: what a removed layer fed is fed by what fed it.
 */
public final class SpecEdits {

    /** @param selection indices of the layers that it was about, in the new architecture, ascending */
    public record Edited(ArchitectureSpec spec, List<Integer> selection) {
        public Edited {
            selection = selection.stream().sorted().toList();
        }
    }

    /** What becomes of a layer with one input that is fed by another layer too. */
    public enum Joining {
        /** The two are added before it. */
        ADD,
        /** The two are put side by side, channel after channel, before it. */
        CONCAT,
        /** The other takes the place of the one that fed it. */
        INSTEAD
    }

    private SpecEdits() {}

    /**
     * Puts layers into a gap.
     *
     * @param fragment layers wired among themselves; those fed by the network's input are fed by what flows into the gap, and the last
     *                 one feeds what follows
     */
    public static Edited insert(ArchitectureSpec spec, List<LayerSpec> fragment, Gap gap) {
        WireGraph graph = WireGraph.of(spec);
        WireGraph part = WireGraph.of(new ArchitectureSpec("", null, null, fragment));
        return inserted(
                graph,
                GraphEdits.renumbered(part, graph.freshId()),
                gap.from(),
                gap instanceof Gap.Between b ? b.to() : null);
    }

    /** The gap at the end: before the output layer where there is one. */
    public static Gap end(ArchitectureSpec spec) {
        int last = spec.layers().size() - 1;
        if (last >= 0 && spec.layers().get(last) instanceof LayerSpec.Output) {
            Wire wire = WireGraph.of(spec).nodes().get(last).inputs().getFirst();
            return wire instanceof Wire.From from && from.node() < last
                    ? new Gap.Between(from.node(), last)
                    : new Gap.After(last);
        }
        return new Gap.After(last);
    }

    /** The gap behind a layer; before it where it is the output layer. */
    public static Gap after(ArchitectureSpec spec, int layer) {
        boolean output =
                layer == spec.layers().size() - 1 && layer >= 0 && spec.layers().get(layer) instanceof LayerSpec.Output;
        return output ? end(spec) : new Gap.After(layer);
    }

    /** Removes layers. */
    public static Edited delete(ArchitectureSpec spec, Set<Integer> layers) {
        WireGraph rest = GraphEdits.without(WireGraph.of(spec), layers);
        ArchitectureSpec after = rest.toSpec();
        int next = layers.stream().mapToInt(Integer::intValue).min().orElse(0);
        int size = after.layers().size();
        return new Edited(after, size == 0 ? List.of() : List.of(Math.min(next, size - 1)));
    }

    /**
     * Layers taken out of their drawing: wired among themselves, also over layers between them that are not taken; what fed them from outside
     * has become the network's input.
     */
    public static List<LayerSpec> fragment(ArchitectureSpec spec, Set<Integer> layers) {
        return GraphEdits.part(WireGraph.of(spec), layers).toSpec().layers();
    }

    /** Puts copies of layers behind the last of them. */
    public static Edited duplicate(ArchitectureSpec spec, Set<Integer> layers) {
        Set<Integer> copied = new LinkedHashSet<>(layers);
        copied.removeIf(layer -> spec.layers().get(layer) instanceof LayerSpec.Output);
        if (copied.isEmpty()) {
            return new Edited(spec, List.copyOf(layers));
        }
        int last = copied.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return insert(spec, fragment(spec, copied), new Gap.After(last));
    }

    /** Whether layers can be moved to a gap: one that touches none of them. */
    public static boolean canMove(Set<Integer> layers, Gap gap) {
        return !layers.contains(gap.from()) && !(gap instanceof Gap.Between b && layers.contains(b.to()));
    }

    /** Moves layers into a gap. A lone add or concat keeps the other layers that it brings together, where they stand before the gap. */
    public static Edited move(ArchitectureSpec spec, Set<Integer> layers, Gap gap) {
        if (layers.isEmpty() || !canMove(layers, gap)) {
            return new Edited(spec, List.copyOf(layers));
        }
        WireGraph graph = WireGraph.of(spec);
        Integer to = gap instanceof Gap.Between b ? b.to() : null;
        WireGraph rest = GraphEdits.without(graph, layers);
        if (to != null && !rest.node(to).inputs().contains(new Wire.From(gap.from()))) {
            return new Edited(spec, List.copyOf(layers));
        }
        Edited moved = inserted(rest, GraphEdits.part(graph, layers), gap.from(), to);
        return withOldCompanions(graph, layers, moved);
    }

    private static Edited withOldCompanions(WireGraph before, Set<Integer> layers, Edited moved) {
        if (layers.size() != 1) {
            return moved;
        }
        Node merge = before.node(layers.iterator().next());
        if (!merge.isMerge() || merge.inputs().size() < 2) {
            return moved;
        }
        int at = moved.selection().getFirst();
        WireGraph graph = WireGraph.of(moved.spec());
        List<Wire> wires = new ArrayList<>(graph.node(at).inputs());
        for (Wire companion : merge.inputs().subList(1, merge.inputs().size())) {
            int index = companion instanceof Wire.From from
                    ? from.node() - (from.node() > merge.id() ? 1 : 0)
                    : Integer.MAX_VALUE;
            int now = index >= at ? index + 1 : index;
            if (now < at) {
                wires.add(new Wire.From(now));
            }
        }
        return new Edited(
                GraphEdits.replaced(graph, graph.node(at).fedBy(wires)).toSpec(), moved.selection());
    }

    /** Moves layers past the one before them. */
    public static Edited moveUp(ArchitectureSpec spec, Set<Integer> layers) {
        if (!layers.isEmpty()) {
            WireGraph graph = WireGraph.of(spec);
            int first = layers.stream().mapToInt(Integer::intValue).min().orElseThrow();
            if (graph.node(first).inputs().getFirst() instanceof Wire.From from
                    && from.node() >= 0
                    && graph.node(from.node()).inputs().getFirst() instanceof Wire.From before) {
                return move(spec, layers, new Gap.Between(before.node(), from.node()));
            }
        }
        return new Edited(spec, List.copyOf(layers));
    }

    /** Moves layers past the one behind them, but not past the output layer. */
    public static Edited moveDown(ArchitectureSpec spec, Set<Integer> layers) {
        if (!layers.isEmpty()) {
            int last = layers.stream().mapToInt(Integer::intValue).max().orElseThrow();
            List<Node> next = WireGraph.of(spec).consumers(last);
            if (!next.isEmpty() && !(next.getFirst().layer() instanceof LayerSpec.Output)) {
                return move(spec, layers, new Gap.After(next.getFirst().id()));
            }
        }
        return new Edited(spec, List.copyOf(layers));
    }

    /**
     * Lets a layer, or the network's input (-1), feed another too. An add or concat takes it as one more input.
     *
     * @param joining what becomes of a layer that takes one input
     * @throws InputException where that would make a circle
     */
    public static Edited connect(ArchitectureSpec spec, int from, int to, Joining joining) {
        WireGraph graph = WireGraph.of(spec);
        if (from == to || (from >= 0 && graph.reaches(to, from))) {
            throw new InputException(
                    "These can't be connected: \"" + nameOf(spec, from) + "\" already gets its input, directly"
                            + " or by way of others, from \"" + nameOf(spec, to) + "\".");
        }
        Node target = graph.node(to);
        Wire wire = new Wire.From(from);
        if (target.inputs().contains(wire) && (target.isMerge() || joining == Joining.INSTEAD)) {
            return new Edited(spec, List.of(to));
        }
        if (target.isMerge() || joining == Joining.INSTEAD) {
            List<Wire> wires = target.isMerge() ? new ArrayList<>(target.inputs()) : new ArrayList<>();
            wires.add(wire);
            return edited(GraphEdits.replaced(graph, target.fedBy(wires)).sorted(), List.of(to));
        }
        if (target.inputs().contains(wire)) {
            return new Edited(spec, List.of(to));
        }
        LayerSpec merge = joining == Joining.ADD ? new LayerSpec.Add(Wiring.CHAIN) : new LayerSpec.Concat(Wiring.CHAIN);
        int id = graph.freshId();
        List<Wire> wires = new ArrayList<>(target.inputs());
        wires.add(wire);
        List<Node> nodes = new ArrayList<>(GraphEdits.replaced(graph, target.fedBy(List.of(new Wire.From(id))))
                .nodes());
        nodes.add(graph.indexOf(to), new Node(id, merge, wires, false));
        return edited(graph.with(nodes).sorted(), List.of(id));
    }

    private static String nameOf(ArchitectureSpec spec, int layer) {
        return layer < 0 ? Wiring.NETWORK_INPUT : LayerNames.of(spec).get(layer);
    }

    /** Whether a connection can be taken away: every layer needs one, so only those that bring several together can lose one. */
    public static boolean canDisconnect(ArchitectureSpec spec, int from, int to) {
        Node node = WireGraph.of(spec).node(to);
        return node.inputs().size() > 1 && node.inputs().contains(new Wire.From(from));
    }

    /** Takes a connection away. An add or concat that is left with one input goes with it. */
    public static Edited disconnect(ArchitectureSpec spec, int from, int to) {
        if (!canDisconnect(spec, from, to)) {
            return new Edited(spec, List.of());
        }
        WireGraph graph = WireGraph.of(spec);
        Node node = graph.node(to);
        List<Wire> wires = new ArrayList<>(node.inputs());
        wires.removeIf(new Wire.From(from)::equals);
        WireGraph cut = GraphEdits.replaced(graph, node.fedBy(wires));
        return wires.size() == 1 && node.isMerge()
                ? edited(GraphEdits.without(cut, Set.of(to)), List.of())
                : edited(cut, List.of(to));
    }

    /** Other settings, or another type, for a layer; whoever names it follows a new name. Its wires stay. */
    public static ArchitectureSpec replace(ArchitectureSpec spec, int layer, LayerSpec other) {
        WireGraph graph = WireGraph.of(spec);
        Node node = graph.node(layer);
        return GraphEdits.replaced(graph, new Node(layer, other, node.inputs(), node.written()))
                .toSpec();
    }

    /** Another name for a layer; null for none of its own. */
    public static ArchitectureSpec rename(ArchitectureSpec spec, int layer, @Nullable String name) {
        LayerSpec now = spec.layers().get(layer);
        return replace(spec, layer, LayerJson.wired(now, name, now.wiring().inputs()));
    }

    /** Every layer behind those that feed it. */
    public static ArchitectureSpec sort(ArchitectureSpec spec) {
        return WireGraph.of(spec).sorted().toSpec();
    }

    /** Feeds a layer by those of its inputs that there are, each once; by the layer before it where there is none. */
    static ArchitectureSpec keepInputs(ArchitectureSpec spec, int layer, Predicate<Wire> kept) {
        WireGraph graph = WireGraph.of(spec);
        Node node = graph.node(layer);
        List<Wire> wires = node.inputs().stream().filter(kept).distinct().toList();
        List<Wire> fed = wires.isEmpty() ? List.of(new Wire.From(layer - 1)) : wires;
        return GraphEdits.replaced(graph, new Node(layer, node.layer(), fed, false))
                .toSpec();
    }

    /** Brings all inputs of a layer together by one that is put before it. */
    static ArchitectureSpec mergeInputs(ArchitectureSpec spec, int layer, LayerSpec merge) {
        WireGraph graph = WireGraph.of(spec);
        Node node = graph.node(layer);
        int id = graph.freshId();
        List<Node> nodes = new ArrayList<>(GraphEdits.replaced(graph, node.fedBy(List.of(new Wire.From(id))))
                .nodes());
        nodes.add(layer, new Node(id, merge, node.inputs(), false));
        return graph.with(nodes).toSpec();
    }

    private static Edited edited(WireGraph graph, List<Integer> ids) {
        return new Edited(
                graph.toSpec(),
                ids.stream().map(graph::indexOf).filter(i -> i >= 0).toList());
    }

    private static Edited inserted(WireGraph graph, WireGraph part, int from, @Nullable Integer to) {
        return edited(
                GraphEdits.insert(graph, part, from, to),
                part.nodes().stream().map(Node::id).toList());
    }

    /** Indices of all layers. */
    public static List<Integer> all(ArchitectureSpec spec) {
        return IntStream.range(0, spec.layers().size()).boxed().toList();
    }
}
