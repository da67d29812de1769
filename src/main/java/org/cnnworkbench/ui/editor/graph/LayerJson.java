package org.cnnworkbench.ui.editor.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.jspecify.annotations.Nullable;

/** Layers by way of their JSON form, which knows every field of every type. */
public final class LayerJson {

    private static final String NAME = "name";
    private static final String INPUTS = "inputs";

    private LayerJson() {}

    /** The layer's fields and its {@code "type"}; fields that have their default are left out. */
    public static ObjectNode write(LayerSpec layer) {
        return (ObjectNode) LayerTypes.TABLE.write(layer);
    }

    /** @throws org.cnnworkbench.input.InputException where it is no layer */
    public static LayerSpec read(ObjectNode node) {
        return read(JsonText.oneLine(node));
    }

    /**
     * @param text such as {@code {"type": "dense", "units": 10}}
     * @throws org.cnnworkbench.input.InputException where it is no layer
     */
    public static LayerSpec read(String text) {
        return LayerTypes.TABLE.read(JsonValue.parse("layer", text));
    }

    /** The layer with some of its fields changed. */
    public static LayerSpec edit(LayerSpec layer, Consumer<ObjectNode> change) {
        ObjectNode node = write(layer);
        change.accept(node);
        return read(node);
    }

    /** The layer under another name and with other inputs. */
    static LayerSpec wired(LayerSpec layer, @Nullable String name, List<String> inputs) {
        boolean same = Objects.equals(layer.wiring().name(), name)
                && layer.wiring().inputs().equals(inputs);
        return same
                ? layer
                : edit(layer, node -> {
                    node.remove(List.of(NAME, INPUTS));
                    if (name != null) {
                        node.put(NAME, name);
                    }
                    if (!inputs.isEmpty()) {
                        ArrayNode list = node.putArray(INPUTS);
                        inputs.forEach(list::add);
                    }
                });
    }
}
