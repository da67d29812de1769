package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.cnnworkbench.input.JsonValue;

/**
 * JSON values in one form, so that equal values are equal nodes: whole numbers are {@link LongNode}s, also 3.0; all others are
 * {@link DoubleNode}s.
 */
public final class Values {

    /** Up to here every whole number is a double of its own. */
    private static final double LARGEST_EXACT = 1e15;

    private Values() {}

    /** What was read, without its places. */
    public static JsonNode of(JsonValue value) {
        return switch (value) {
            case JsonValue.Obj object -> {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                object.fields().forEach((name, field) -> node.set(name, of(field)));
                yield node;
            }
            case JsonValue.Arr list -> {
                ArrayNode node = JsonNodeFactory.instance.arrayNode();
                list.items().forEach(item -> node.add(of(item)));
                yield node;
            }
            case JsonValue.Str text -> TextNode.valueOf(text.value());
            case JsonValue.Num number ->
                isWhole(number) ? LongNode.valueOf(number.asLong()) : number(number.asDouble());
            case JsonValue.Bool bool -> BooleanNode.valueOf(bool.value());
            case JsonValue.Null none -> NullNode.getInstance();
        };
    }

    /** A copy with every number in the one form. */
    public static JsonNode normal(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> node.set(field.getKey(), normal(field.getValue())));
                yield node;
            }
            case ArrayNode list -> {
                ArrayNode node = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> node.add(normal(item)));
                yield node;
            }
            default -> {
                if (!value.isNumber()) {
                    yield value;
                }
                yield value.isIntegralNumber() ? LongNode.valueOf(value.longValue()) : number(value.doubleValue());
            }
        };
    }

    /** A number in the one form. */
    public static JsonNode number(double value) {
        boolean whole =
                value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT && Double.compare(value, -0.0) != 0;
        return whole ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    /** Whether a number was written without a point and without an exponent. */
    static boolean isWhole(JsonValue.Num number) {
        return number.text().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }
}
