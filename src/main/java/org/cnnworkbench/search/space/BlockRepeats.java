package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;

/**
 * Makes blocks of layers occur several times. The copies stand before the block as drawn, so that a layer that takes the block's end as
 * its input takes the end of the last; where the block has an input of its own, the first copy gets it. Copies of layers with names get a
 * number behind the name.
 */
final class BlockRepeats {

    /** As many layers as an architecture file may have. */
    private static final int MOST_LAYERS = 5000;

    private static final String NAME = "name";
    private static final String INPUTS = "inputs";

    private final ArrayNode layers;
    private final List<String> names;
    private final Set<String> taken;

    /**
     * A block that occurs several times.
     *
     * @param path for messages
     */
    private record Repeat(FieldPath path, int first, int last, int times) {}

    /**
     * @param layers the layers as JSON, which are changed
     * @param names  what each is called
     */
    BlockRepeats(ArrayNode layers, List<String> names) {
        this.layers = layers;
        this.names = names;
        this.taken = new HashSet<>(names);
    }

    /**
     * @param times how often each block shall occur, by the path that says so
     * @throws InputException for a number below 1, a block outside the network, blocks that overlap, and blocks that branch
     */
    void expand(Map<FieldPath, JsonNode> times) {
        List<Repeat> repeats = new ArrayList<>();
        times.forEach((path, value) -> repeats.add(repeat(path, value)));
        repeats.sort(Comparator.comparingInt(Repeat::first).reversed());
        long total = layers.size();
        for (int i = 0; i < repeats.size(); i++) {
            Repeat each = repeats.get(i);
            if (i > 0 && each.last >= repeats.get(i - 1).first) {
                throw new InputException(
                        each.path + ": expected blocks that share no layer, but " + repeats.get(i - 1).path + " does");
            }
            total += (each.times - 1L) * (each.last - each.first + 1);
        }
        if (total > MOST_LAYERS) {
            throw new InputException("the repeated blocks make " + total + " layers; expected at most " + MOST_LAYERS);
        }
        nameWhatIsReferredTo();
        repeats.stream().filter(each -> each.times > 1).forEach(this::expand);
    }

    private Repeat repeat(FieldPath path, JsonNode value) {
        if (!value.isIntegralNumber() || value.longValue() < 1 || value.longValue() > MOST_LAYERS) {
            throw new InputException(path + ": expected a whole number from 1 to " + MOST_LAYERS + ", received "
                    + JsonText.oneLine(value));
        }
        int first;
        int last;
        switch (path.steps().get(2)) {
            case FieldPath.Step.Block block -> {
                first = block.first();
                last = block.last();
            }
            case FieldPath.Step.Item item -> {
                first = item.index();
                last = first;
            }
            case FieldPath.Step.Named named -> {
                first = names.indexOf(named.name());
                last = first;
            }
            default -> throw new InputException(path + ": expected a block of layers such as layers[1..2].repeats");
        }
        if (first < 0 || last >= layers.size()) {
            throw new InputException(path + ": expected a block of the layers 0 to " + (layers.size() - 1));
        }
        return new Repeat(path, first, last, value.intValue());
    }

    /** A made name has the layer's index in it, which is about to change. */
    private void nameWhatIsReferredTo() {
        for (JsonNode layer : layers) {
            for (JsonNode input : layer.path(INPUTS)) {
                int index = names.indexOf(input.asText());
                if (index >= 0 && !layers.get(index).has(NAME)) {
                    ((ObjectNode) layers.get(index)).put(NAME, names.get(index));
                }
            }
        }
    }

    private void expand(Repeat repeat) {
        checkChain(repeat);
        List<ObjectNode> block = new ArrayList<>();
        for (int i = repeat.first; i <= repeat.last; i++) {
            block.add((ObjectNode) layers.get(i));
        }
        int at = repeat.first;
        for (int copy = 1; copy < repeat.times; copy++) {
            for (int i = 0; i < block.size(); i++) {
                ObjectNode layer = block.get(i).deepCopy();
                if (copy > 1 || i > 0) {
                    layer.remove(INPUTS);
                }
                if (layer.has(NAME)) {
                    layer.put(NAME, freeName(layer.get(NAME).asText() + "_" + copy));
                }
                layers.insert(at++, layer);
            }
        }
        block.getFirst().remove(INPUTS);
    }

    private void checkChain(Repeat repeat) {
        for (int i = 0; i < layers.size() && i < names.size(); i++) {
            JsonNode inputs = layers.get(i).path(INPUTS);
            boolean inside = i > repeat.first && i <= repeat.last;
            boolean first = i == repeat.first;
            boolean follows = inputs.isEmpty() || (inputs.size() == 1 && refersTo(inputs, i - 1));
            if ((inside && !follows) || (first && inputs.size() > 1)) {
                throw branches(repeat, i);
            }
            for (int inner = repeat.first; inner < repeat.last; inner++) {
                if (i > repeat.last && refersTo(inputs, inner)) {
                    throw branches(repeat, i);
                }
            }
        }
    }

    private boolean refersTo(JsonNode inputs, int layer) {
        TextNode name = TextNode.valueOf(names.get(layer));
        for (JsonNode input : inputs) {
            if (input.equals(name)) {
                return true;
            }
        }
        return false;
    }

    private InputException branches(Repeat repeat, int layer) {
        return new InputException(repeat.path + ": expected layers that follow one another without branches, but layer "
                + layer + " (" + names.get(layer) + ") takes its input from elsewhere in or around the block; choose a "
                + "block without branches");
    }

    private String freeName(String wanted) {
        StringBuilder name = new StringBuilder(wanted);
        while (!taken.add(name.toString())) {
            name.append('_');
        }
        return name.toString();
    }
}
