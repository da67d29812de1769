package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.ValueCodec;

/**
 * One choice of values: what a trial tries. In JSON the plain object {@code {"training.batch_size": 32, …}}. Two points are equal where
 * the same fields have the same values, in whatever order.
 *
 * @param values by the text of their {@link FieldPath}, in the space's order; a dimension whose condition doesn't hold is absent
 */
public record Point(Map<String, JsonNode> values) {

    /** Reads and writes a point. Whether it lies in a space is asked of {@link SearchSpace#check}. */
    public static final ValueCodec<Point> CODEC = new Codec();

    public Point {
        Map<String, JsonNode> copy = new LinkedHashMap<>();
        values.forEach((path, value) -> copy.put(path, Values.normal(value)));
        values = Collections.unmodifiableMap(copy);
    }

    /** {@code {"training.batch_size": 32}}. */
    @Override
    public String toString() {
        return JsonText.oneLine(CODEC.write(this));
    }

    private static final class Codec implements ValueCodec<Point> {
        @Override
        public Point read(JsonValue value) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            value.asObject().fields().forEach((path, each) -> {
                String text = pathOf(path, each).toString();
                if (values.put(text, Values.of(each)) != null) {
                    throw each.place().error("the field " + text + " has a value already");
                }
            });
            return new Point(values);
        }

        private static FieldPath pathOf(String path, JsonValue value) {
            try {
                return FieldPath.parse(path);
            } catch (InputException e) {
                throw new InputException(value.place() + ": " + e.getMessage(), e);
            }
        }

        @Override
        public ObjectNode write(Point point) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            point.values.forEach(node::set);
            return node;
        }

        @Override
        public String form() {
            return "an object with a value for each field, such as {\"training.batch_size\": 32}";
        }
    }
}
