package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.SpecJson;

/** L2 for a whole network. */
final class WeightDecay {

    private static final String L2 = "l2";

    private WeightDecay() {}

    /** The architecture with this L2 strength in every layer that has the option and none of its own. */
    static ArchitectureSpec apply(ArchitectureSpec architecture, double strength) {
        JsonNode tree = SpecJson.codec().write(architecture);
        for (JsonNode layer : tree.get("layers")) {
            boolean hasOption = LayerTypes.TABLE.fields(layer.get("type").asText()).stream()
                    .anyMatch(field -> field.name().equals(L2));
            if (hasOption && !layer.has(L2)) {
                ((ObjectNode) layer).put(L2, strength);
            }
        }
        return SpecJson.codec().read(JsonValue.parse("--l2", tree.toString()));
    }
}
