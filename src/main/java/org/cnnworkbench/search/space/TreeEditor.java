package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.Nearest;
import org.jspecify.annotations.Nullable;

/** Sets one field in the tree of an experiment, making what was left out on the way. */
final class TreeEditor {

    private final FieldPath path;
    private final List<String> layerNames;

    /** @param layerNames by which layers may be chosen, in their order */
    TreeEditor(FieldPath path, List<String> layerNames) {
        this.path = path;
        this.layerNames = layerNames;
    }

    /** @throws InputException where there is no such field or layer */
    void set(ObjectNode experiment, JsonNode value) {
        inObject(experiment, ExperimentSchema.experiment(), 0, value);
    }

    private void inObject(ObjectNode object, ExperimentSchema schema, int at, JsonNode value) {
        if (!(path.steps().get(at) instanceof FieldPath.Step.Field step)) {
            throw wrong("expected the name of a field before the bracket");
        }
        Map<String, ExperimentSchema.Field> fields = fields(object, schema);
        ExperimentSchema.Field field = fields.get(step.name());
        if (field == null) {
            throw noSuchField(object, step.name(), fields);
        }
        if (at == path.steps().size() - 1) {
            object.set(step.name(), value.deepCopy());
            return;
        }
        JsonNode inner = opened(object.get(step.name()), field);
        object.set(step.name(), inner);
        if (inner instanceof ArrayNode list && field.schema() instanceof ExperimentSchema.Items items) {
            inList(list, items.item(), at + 1, value);
        } else if (inner instanceof ObjectNode next) {
            inObject(next, field.schema(), at + 1, value);
        } else {
            throw wrong("expected the path to end at " + step.name() + ", which has no fields of its own");
        }
    }

    private void inList(ArrayNode list, ExperimentSchema item, int at, JsonNode value) {
        boolean last = at == path.steps().size() - 1;
        switch (path.steps().get(at)) {
            case FieldPath.Step.Item step -> inItem(list, step.index(), item, at, value);
            case FieldPath.Step.Named step -> inItem(list, indexOf(step.name()), item, at, value);
            case FieldPath.Step.Every every -> {
                if (last) {
                    throw wrong("expected a field behind [*]");
                }
                inEvery(list, item, at + 1, value);
            }
            default -> throw wrong("expected a bracket behind " + path.steps().get(at - 1) + ": [2], [*] or [1..2]");
        }
    }

    private void inItem(ArrayNode list, int index, ExperimentSchema item, int at, JsonNode value) {
        if (index >= list.size()) {
            throw wrong("expected an index "
                    + (list.isEmpty() ? "of an item, but there is none" : "from 0 to " + (list.size() - 1))
                    + ", received " + index);
        }
        if (at == path.steps().size() - 1) {
            list.set(index, value.deepCopy());
        } else {
            inObject(object(list.get(index)), item, at + 1, value);
        }
    }

    /** Items whose type has no such field are passed over. */
    private void inEvery(ArrayNode list, ExperimentSchema item, int at, JsonNode value) {
        int set = 0;
        for (JsonNode each : list) {
            boolean has = path.steps().get(at) instanceof FieldPath.Step.Field field
                    && fields(object(each), item).containsKey(field.name());
            if (has) {
                inObject(object(each), item, at, value);
                set++;
            }
        }
        if (set == 0) {
            throw wrong("expected a field that at least one of the " + list.size() + " items has; none has it");
        }
    }

    private int indexOf(String name) {
        int index = layerNames.indexOf(name);
        if (index < 0) {
            throw wrong("expected the name of a layer (" + String.join(", ", layerNames) + "), received \"" + name
                    + "\"" + Nearest.hint(name, layerNames));
        }
        return index;
    }

    private ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw wrong("expected an object to set a field in");
    }

    /** The fields that an object may have; of a type that doesn't exist only the type. */
    private static Map<String, ExperimentSchema.Field> fields(ObjectNode object, ExperimentSchema schema) {
        return switch (schema) {
            case ExperimentSchema.Fields plain -> plain.fields();
            case ExperimentSchema.Typed typed -> {
                String type = object.path(ExperimentSchema.TYPE).asText();
                yield typed.table().names().contains(type)
                        ? typed.fieldsOf(type)
                        : Map.of(ExperimentSchema.TYPE, new ExperimentSchema.Field(new ExperimentSchema.Leaf(), null));
            }
            default -> Map.of();
        };
    }

    /** What stands in a field, or its default, with a bare name made an object. */
    private static @Nullable JsonNode opened(@Nullable JsonNode present, ExperimentSchema.Field field) {
        JsonNode node = present == null ? parsed(field.byDefault()) : present;
        if (node != null && node.isTextual() && field.schema() instanceof ExperimentSchema.Typed) {
            return JsonNodeFactory.instance.objectNode().set(ExperimentSchema.TYPE, node);
        }
        return node;
    }

    private static @Nullable JsonNode parsed(@Nullable String json) {
        return json == null ? null : JsonText.own(json);
    }

    private InputException noSuchField(ObjectNode object, String name, Map<String, ?> fields) {
        String type = object.path(ExperimentSchema.TYPE).asText();
        String holder = type.isEmpty() ? "" : " in \"" + type + "\"";
        return wrong("there is no field " + name + holder + "; expected one of " + String.join(", ", fields.keySet())
                + Nearest.hint(name, fields.keySet()));
    }

    private InputException wrong(String message) {
        return new InputException(path + ": " + message);
    }
}
