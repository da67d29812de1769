package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Under which values of another dimension a dimension counts. It doesn't hold where the other dimension doesn't count itself.
 *
 * @param on     the path of the other dimension
 * @param values those under which the condition holds; a name also stands for the objects of this {@code "type"}
 */
public record Condition(FieldPath on, List<JsonNode> values) {

    public Condition {
        values = values.stream().map(Values::normal).toList();
    }

    /** Whether it holds for a value of the other dimension. */
    public boolean allows(JsonNode value) {
        return values.stream()
                .anyMatch(each -> each.equals(value) || (each.isTextual() && each.equals(value.get("type"))));
    }

    boolean holds(Map<String, JsonNode> chosen) {
        JsonNode value = chosen.get(on.toString());
        return value != null && allows(value);
    }
}
