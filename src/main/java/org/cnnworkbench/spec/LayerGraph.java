package org.cnnworkbench.spec;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cnnworkbench.input.Nearest;
import org.jspecify.annotations.Nullable;

/** Gives every layer its name and finds the layers that feed it. */
final class LayerGraph {

    /** The index that stands for the network's input. */
    static final int NETWORK_INPUT = -1;

    /** Looking for the nearest name is costly: past so many wrong names nobody reads the hints. */
    private static final int MOST_HINTS = 20;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,100}");

    private final ArchitectureSpec spec;
    private final List<String> names;
    private final Map<String, Integer> byName = new HashMap<>();
    private int hints;

    LayerGraph(ArchitectureSpec spec) {
        this.spec = spec;
        this.names = LayerNames.of(spec);
        for (int i = 0; i < names.size(); i++) {
            byName.putIfAbsent(names.get(i), i);
        }
    }

    /**
     * Where a layer gets its input from.
     *
     * @param inputs   indices of layers, {@value #NETWORK_INPUT} for the network's input; those that could be found
     * @param names    what they are called, those that could not be found too
     * @param complete whether all could be found
     */
    record Wires(List<Integer> inputs, List<String> names, boolean complete) {}

    String name(int layer) {
        return names.get(layer);
    }

    /** Says what is wrong with a layer's own name. */
    void checkName(Site site) {
        String own = spec.layers().get(site.layer()).wiring().name();
        if (own == null) {
            return;
        }
        if (!NAME.matcher(own).matches()) {
            site.error(
                    "bad_layer_name",
                    "name: expected 1 to 100 letters, digits, _ and -, received \"" + shown(own) + "\"",
                    "Give the layer a name of letters, digits, _ and -, or none.");
        } else if (own.equals(Wiring.NETWORK_INPUT)) {
            site.error(
                    "reserved_layer_name",
                    "name: \"" + own + "\" is the network's input",
                    "Give the layer another name.");
        } else if (first(own) != site.layer()) {
            site.error(
                    "duplicate_layer_name",
                    "name: expected a name of its own, received \"" + own + "\", which layer " + first(own) + " has",
                    "Rename one of the two.");
        }
    }

    private int first(String name) {
        return byName.getOrDefault(name, NETWORK_INPUT);
    }

    /** Finds a layer's inputs and says which can't be. */
    Wires wiresOf(Site site) {
        List<String> asked = spec.layers().get(site.layer()).wiring().inputs();
        if (asked.isEmpty()) {
            int before = site.layer() - 1;
            return new Wires(List.of(before), List.of(before < 0 ? Wiring.NETWORK_INPUT : names.get(before)), true);
        }
        Set<Integer> found = new LinkedHashSet<>();
        for (String name : asked) {
            Integer index = indexOf(name, site);
            if (index == null) {
                continue;
            }
            if (!found.add(index)) {
                site.error(
                        "repeated_input",
                        "inputs: expected each input once, received \"" + shown(name) + "\" twice",
                        "Remove one of the two.");
            }
        }
        return new Wires(List.copyOf(found), asked, found.size() == asked.size());
    }

    private @Nullable Integer indexOf(String name, Site site) {
        if (name.equals(Wiring.NETWORK_INPUT)) {
            return NETWORK_INPUT;
        }
        Integer index = byName.get(name);
        if (index == null) {
            site.error(
                    "unknown_input",
                    "inputs: there is no layer \"" + shown(name) + "\"" + hint(name, site.layer()),
                    "Give the name of a layer before this one, or \"" + Wiring.NETWORK_INPUT
                            + "\" for the network's input.");
            return null;
        }
        if (index == site.layer()) {
            site.error("self_reference", "inputs: the layer takes itself as input", "Name a layer before it.");
            return null;
        }
        if (index > site.layer()) {
            site.error(
                    "forward_reference",
                    "inputs: \"" + shown(name) + "\" is layer " + index + " and stands after this one, which is layer "
                            + site.layer(),
                    "Move this layer behind it: layers stand after those that feed them.");
            return null;
        }
        return index;
    }

    private String hint(String name, int layer) {
        return hints++ < MOST_HINTS ? Nearest.hint(name, names.subList(0, layer)) : "";
    }

    private static String shown(String name) {
        String clipped = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return clipped.replaceAll("\\p{C}", "?");
    }
}
