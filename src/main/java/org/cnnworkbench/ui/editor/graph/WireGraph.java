package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerNames;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.Wiring;
import org.jspecify.annotations.Nullable;

/**
 * A drawing whose wires lead to layers instead of naming them: so layers can be moved, removed and renamed without a wire getting lost.
 * Immutable. In {@link #of} a layer's id is its index.
 */
public final class WireGraph {

    /**
     * A layer with its wires.
     *
     * @param id      unique in the graph, and kept through edits
     * @param inputs  at least one
     * @param written whether the inputs stand in the layer's own list even where it would do without
     */
    public record Node(int id, LayerSpec layer, List<Wire> inputs, boolean written) {
        public Node {
            inputs = List.copyOf(inputs);
        }

        /** Fed by others, each once; an empty list stays as it was. */
        Node fedBy(List<Wire> other) {
            List<Wire> distinct = List.copyOf(new LinkedHashSet<>(other));
            return distinct.equals(inputs) || distinct.isEmpty() ? this : new Node(id, layer, distinct, false);
        }

        boolean isMerge() {
            return layer instanceof LayerSpec.Add || layer instanceof LayerSpec.Concat;
        }
    }

    private final ArchitectureSpec header;
    private final List<Node> nodes;

    WireGraph(ArchitectureSpec header, List<Node> nodes) {
        this.header = header;
        this.nodes = List.copyOf(nodes);
    }

    /** The drawing of an architecture. */
    public static WireGraph of(ArchitectureSpec spec) {
        List<String> names = LayerNames.of(spec);
        Map<String, Integer> byName = new HashMap<>();
        byName.put(Wiring.NETWORK_INPUT, -1);
        for (int i = 0; i < names.size(); i++) {
            byName.putIfAbsent(names.get(i), i);
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            List<String> asked = layer.wiring().inputs();
            List<Wire> wires = new ArrayList<>();
            for (String name : asked) {
                Integer index = byName.get(name);
                wires.add(index == null ? new Wire.Unknown(name) : new Wire.From(index));
            }
            if (asked.isEmpty()) {
                wires.add(new Wire.From(i - 1));
            }
            nodes.add(new Node(i, layer, wires, !asked.isEmpty()));
        }
        return new WireGraph(spec, nodes);
    }

    /** In the order of the architecture. */
    public List<Node> nodes() {
        return nodes;
    }

    ArchitectureSpec header() {
        return header;
    }

    WireGraph with(List<Node> others) {
        return new WireGraph(header, others);
    }

    /** The position of an id; -1 where it is the network's input or gone. */
    int indexOf(int id) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    Node node(int id) {
        return nodes.get(indexOf(id));
    }

    int freshId() {
        return nodes.stream().mapToInt(Node::id).max().orElse(-1) + 1;
    }

    /** Those that a layer, or the network's input, feeds. */
    List<Node> consumers(int id) {
        Wire wire = new Wire.From(id);
        return nodes.stream().filter(node -> node.inputs().contains(wire)).toList();
    }

    /** Whether something flows from one layer to another, by whatever way. */
    boolean reaches(int from, int to) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            int at = open.removeLast();
            if (at == to) {
                return true;
            }
            if (seen.add(at)) {
                consumers(at).forEach(next -> open.add(next.id()));
            }
        }
        return false;
    }

    /** Every layer behind those that feed it, otherwise in the order that they had; those in a circle stay at the end. */
    WireGraph sorted() {
        List<Node> left = new ArrayList<>(nodes);
        Set<Integer> waiting = new HashSet<>();
        left.forEach(node -> waiting.add(node.id()));
        List<Node> sorted = new ArrayList<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < left.size(); i++) {
                Node node = left.get(i);
                if (node.inputs().stream()
                        .noneMatch(wire -> wire instanceof Wire.From from && waiting.contains(from.node()))) {
                    sorted.add(left.remove(i));
                    waiting.remove(node.id());
                    moved = true;
                    break;
                }
            }
        }
        sorted.addAll(left);
        return with(sorted);
    }

    /** As an architecture again: layers that others name get a name, and a layer after the one that feeds it needs none. */
    public ArchitectureSpec toSpec() {
        Map<Integer, String> names = namesOfNamed();
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            List<String> inputs = isChained(i)
                    ? List.of()
                    : node.inputs().stream()
                            .map(wire -> switch (wire) {
                                case Wire.Unknown unknown -> unknown.name();
                                case Wire.From from -> names.getOrDefault(from.node(), Wiring.NETWORK_INPUT);
                            })
                            .toList();
            String own = node.layer().wiring().name();
            layers.add(LayerJson.wired(node.layer(), names.getOrDefault(node.id(), own), inputs));
        }
        return new ArchitectureSpec(header.name(), header.description(), header.inputShape(), layers);
    }

    private boolean isChained(int index) {
        Node node = nodes.get(index);
        int before = index == 0 ? -1 : nodes.get(index - 1).id();
        return !node.written() && node.inputs().equals(List.of(new Wire.From(before)));
    }

    /** Names of those that stand in a list of inputs. */
    private Map<Integer, @Nullable String> namesOfNamed() {
        Set<Integer> named = new LinkedHashSet<>();
        Set<String> taken = new HashSet<>(Set.of(Wiring.NETWORK_INPUT));
        Set<Integer> masked = new HashSet<>();
        IntStream.range(0, nodes.size()).forEach(i -> {
            Node node = nodes.get(i);
            String own = node.layer().wiring().name();
            if (own != null && !taken.add(own)) {
                masked.add(node.id());
            }
            node.inputs().forEach(wire -> {
                if (wire instanceof Wire.Unknown unknown) {
                    taken.add(unknown.name());
                } else if (wire instanceof Wire.From from && from.node() >= 0 && !isChained(i)) {
                    named.add(from.node());
                }
            });
        });
        Map<Integer, @Nullable String> names = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            String own = node.layer().wiring().name();
            if (named.contains(node.id())) {
                boolean usable = own != null && !masked.contains(node.id());
                String wanted = own == null ? LayerTypes.TABLE.nameOf(node.layer()) + "_" + i : own;
                names.put(node.id(), usable ? own : unique(wanted, taken));
            }
        }
        return names;
    }

    /** The name, with a number behind where it is taken; takes it. */
    static String unique(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
