package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.ValueCodec;
import org.jspecify.annotations.Nullable;

/** A space as a JSON object: domains by path, with their conditions. */
final class SearchSpaceCodec implements ValueCodec<SearchSpace> {

    private static final int MOST_DIMENSIONS = 1000;

    @Override
    public SearchSpace read(JsonValue value) {
        if (!(value instanceof JsonValue.Obj object)) {
            throw value.unexpected(form());
        }
        if (object.fields().isEmpty() || object.fields().size() > MOST_DIMENSIONS) {
            throw object.place()
                    .error("expected 1 to " + MOST_DIMENSIONS + " fields to search, received "
                            + object.fields().size());
        }
        Map<FieldPath, Domain> domains = new LinkedHashMap<>();
        object.fields().forEach((text, each) -> {
            FieldPath path = path(text, each);
            if (domains.put(path, DomainJson.read(each)) != null) {
                throw each.place().error("the field " + path + " is given twice");
            }
        });
        List<Dimension> dimensions = new ArrayList<>();
        object.fields().forEach((text, each) -> {
            FieldPath path = path(text, each);
            Domain domain = domains.get(path);
            if (domain != null) {
                dimensions.add(new Dimension(path, domain, conditions(each, domains)));
            }
        });
        try {
            return new SearchSpace(dimensions);
        } catch (IllegalArgumentException e) {
            throw new InputException(object.place() + ": " + e.getMessage(), e);
        }
    }

    private static FieldPath path(String text, JsonValue at) {
        try {
            return FieldPath.parse(text);
        } catch (InputException e) {
            throw new InputException(at.place() + ": " + e.getMessage(), e);
        }
    }

    private static List<Condition> conditions(JsonValue domain, Map<FieldPath, Domain> domains) {
        if (!(domain instanceof JsonValue.Obj object)) {
            return List.of();
        }
        JsonValue when = object.fields().get(DomainJson.WHEN);
        if (when == null) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        when.asObject().fields().forEach((text, value) -> {
            FieldPath on = path(text, value);
            conditions.add(new Condition(on, values(value, domains.get(on))));
        });
        return conditions;
    }

    /** A list holds the values allowed, unless the list itself is a value, as {@code [3, 3]} is of a kernel's size. */
    private static List<JsonNode> values(JsonValue value, @Nullable Domain of) {
        JsonNode node = Values.of(value);
        if (!node.isArray() || (of != null && of.contains(node))) {
            return List.of(node);
        }
        if (node.isEmpty()) {
            throw value.unexpected("a value, or a list of values of which one must hold");
        }
        List<JsonNode> values = new ArrayList<>();
        node.forEach(values::add);
        return values;
    }

    @Override
    public ObjectNode write(SearchSpace space) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Dimension dimension : space.dimensions()) {
            node.set(dimension.key(), domain(dimension));
        }
        return node;
    }

    private static JsonNode domain(Dimension dimension) {
        if (dimension.when().isEmpty() && dimension.domain() instanceof Choice choice) {
            return list(choice.values());
        }
        ObjectNode node = DomainJson.write(dimension.domain());
        if (!dimension.when().isEmpty()) {
            ObjectNode when = node.putObject(DomainJson.WHEN);
            for (Condition condition : dimension.when()) {
                boolean one = condition.values().size() == 1
                        && !condition.values().getFirst().isArray();
                when.set(condition.on().toString(), one ? condition.values().getFirst() : list(condition.values()));
            }
        }
        return node;
    }

    static ArrayNode list(List<JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    @Override
    public String form() {
        return "an object with the fields to search, such as {\"training.batch_size\": [32, 64]}";
    }
}
