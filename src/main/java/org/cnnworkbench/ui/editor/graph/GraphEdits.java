package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.Wiring;
import org.cnnworkbench.ui.editor.graph.WireGraph.Node;
import org.jspecify.annotations.Nullable;

/** Putting layers into a graph and taking them out, by ids. {@link SpecEdits} makes a person's edits of these. */
final class GraphEdits {

    private GraphEdits() {}

    /** With another layer in the place of the one of the same id. */
    static WireGraph replaced(WireGraph graph, Node other) {
        return graph.with(graph.nodes().stream()
                .map(node -> node.id() == other.id() ? other : node)
                .toList());
    }

    /** With ids that begin at a number. */
    static WireGraph renumbered(WireGraph part, int first) {
        return part.with(part.nodes().stream()
                .map(node -> new Node(
                        node.id() + first,
                        node.layer(),
                        node.inputs().stream()
                                .map(wire -> wire instanceof Wire.From from && from.node() >= 0
                                        ? new Wire.From(from.node() + first)
                                        : wire)
                                .toList(),
                        node.written()))
                .toList());
    }

    /**
     * Puts a part, whose ids are none of the graph's, behind a layer and before another, or before all that the first feeds. Names that are
     * taken are changed.
     */
    static WireGraph insert(WireGraph graph, WireGraph part, int from, @Nullable Integer to) {
        if (part.nodes().isEmpty()) {
            return graph;
        }
        Wire source = new Wire.From(from);
        Wire exit = new Wire.From(part.nodes().getLast().id());
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            boolean follows = node.inputs().contains(source) && (to == null || to == node.id());
            nodes.add(
                    follows
                            ? node.fedBy(node.inputs().stream()
                                    .map(wire -> wire.equals(source) ? exit : wire)
                                    .toList())
                            : node);
        }
        Set<String> taken = nodes.stream()
                .map(node -> node.layer().wiring().name())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        taken.add(Wiring.NETWORK_INPUT);
        List<Node> put = part.nodes().stream()
                .map(node -> fed(withFreeName(node, taken), source))
                .toList();
        int at = to == null ? graph.indexOf(from) + 1 : graph.indexOf(to);
        nodes.addAll(Math.max(at, graph.indexOf(from) + 1), put);
        return graph.with(nodes);
    }

    /** What the network's input fed is fed by the source. */
    private static Node fed(Node node, Wire source) {
        return node.inputs().contains(Wire.INPUT)
                ? new Node(
                        node.id(),
                        node.layer(),
                        node.inputs().stream()
                                .map(wire -> wire.equals(Wire.INPUT) ? source : wire)
                                .toList(),
                        false)
                : new Node(node.id(), node.layer(), node.inputs(), false);
    }

    private static Node withFreeName(Node node, Set<String> taken) {
        String own = node.layer().wiring().name();
        if (own == null) {
            return node;
        }
        LayerSpec named = LayerJson.wired(
                node.layer(),
                WireGraph.unique(own, taken),
                node.layer().wiring().inputs());
        return new Node(node.id(), named, node.inputs(), node.written());
    }

    /** Some layers alone; what fed them from outside has become the network's input. */
    static WireGraph part(WireGraph graph, Set<Integer> ids) {
        Set<Integer> others = graph.nodes().stream().map(Node::id).collect(Collectors.toCollection(HashSet::new));
        others.removeAll(ids);
        return without(graph, others);
    }

    /** The graph without some layers; what they fed is fed by what fed them. */
    static WireGraph without(WireGraph graph, Set<Integer> ids) {
        Map<Integer, Node> removed = new HashMap<>();
        ids.forEach(id -> removed.put(id, graph.node(id)));
        List<Node> rest = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (!removed.containsKey(node.id())) {
                int before = rest.isEmpty() ? -1 : rest.getLast().id();
                rest.add(rewired(node, removed, before));
            }
        }
        return graph.with(rest);
    }

    private static Node rewired(Node node, Map<Integer, Node> removed, int before) {
        boolean touched = node.inputs().stream()
                .anyMatch(wire -> wire instanceof Wire.From from && removed.containsKey(from.node()));
        if (!touched) {
            return node;
        }
        List<Wire> wires = new ArrayList<>();
        for (Wire wire : node.inputs()) {
            List<Wire> found = new ArrayList<>();
            follow(wire, removed, new HashSet<>(), found);
            wires.addAll(node.isMerge() || found.isEmpty() ? found : found.subList(0, 1));
        }
        if (wires.isEmpty()) {
            wires.add(new Wire.From(before));
        }
        return new Node(node.id(), node.layer(), List.copyOf(new LinkedHashSet<>(wires)), false);
    }

    /** Where a wire leads past layers that are gone. */
    private static void follow(Wire wire, Map<Integer, Node> removed, Set<Integer> seen, List<Wire> found) {
        Node gone = wire instanceof Wire.From from ? removed.get(from.node()) : null;
        if (gone == null) {
            found.add(wire);
        } else if (seen.add(gone.id())) {
            gone.inputs().forEach(next -> follow(next, removed, seen, found));
        }
    }
}
