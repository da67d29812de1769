package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cnnworkbench.input.JsonText;

/** A list of values: numbers, names, whole objects. */
public record Choice(List<JsonNode> values) implements Domain {

    /** @throws IllegalArgumentException for no values, and a value given twice */
    public Choice {
        values = values.stream().map(Values::normal).toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected at least one value, received an empty list");
        }
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(
                        "expected each value once, received " + JsonText.oneLine(value) + " twice");
            }
        }
    }

    @Override
    public Optional<List<JsonNode>> grid() {
        return Optional.of(values);
    }

    @Override
    public boolean contains(JsonNode value) {
        return values.contains(value);
    }

    @Override
    public JsonNode draw(double uniform) {
        return values.get((int) (uniform * values.size()));
    }

    @Override
    public String describe() {
        return values.stream().map(JsonText::oneLine).collect(Collectors.joining(", ", "one of ", ""));
    }
}
