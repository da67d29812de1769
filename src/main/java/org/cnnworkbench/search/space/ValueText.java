package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.input.JsonText;

/** Values of points as people read them. */
public final class ValueText {

    private static final double SMALL = 1e-6;
    private static final double LARGE = 1e9;

    private ValueText() {}

    /** {@code 0.0005}, {@code relu}, or {@code sgd(learning_rate=0.01)} for an object with a type. */
    public static String of(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNumber()) {
            double size = Math.abs(value.doubleValue());
            boolean plain = size == 0 || (size >= SMALL && size < LARGE);
            return plain ? plain(value) : value.asText();
        }
        if (value instanceof ObjectNode object && object.path("type").isTextual()) {
            List<String> fields = new ArrayList<>();
            object.properties().forEach(field -> {
                if (!field.getKey().equals("type")) {
                    fields.add(field.getKey() + "=" + of(field.getValue()));
                }
            });
            return object.path("type").textValue() + (fields.isEmpty() ? "" : "(" + String.join(", ", fields) + ")");
        }
        return JsonText.oneLine(value);
    }

    private static String plain(JsonNode number) {
        BigDecimal stripped = number.decimalValue().stripTrailingZeros();
        return stripped.toPlainString();
    }
}
