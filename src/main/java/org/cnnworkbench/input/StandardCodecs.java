package org.cnnworkbench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The codecs that need no help: numbers, truth values, texts, enums, lists and maps. */
final class StandardCodecs {

    static final Map<Class<?>, ValueCodec<?>> SCALARS = scalars();

    private StandardCodecs() {}

    private static Map<Class<?>, ValueCodec<?>> scalars() {
        ValueCodec<Integer> ints = new Scalar<>("a whole number", JsonValue::asInt, IntNode::valueOf);
        ValueCodec<Long> longs = new Scalar<>("a whole number", JsonValue::asLong, LongNode::valueOf);
        ValueCodec<Double> doubles = new Scalar<>("a number", JsonValue::asDouble, StandardCodecs::number);
        ValueCodec<Boolean> booleans = new Scalar<>("true or false", JsonValue::asBoolean, BooleanNode::valueOf);
        ValueCodec<String> texts = new Scalar<>("a text in quotes", JsonValue::asText, TextNode::valueOf);
        return Map.of(
                int.class,
                ints,
                Integer.class,
                ints,
                long.class,
                longs,
                Long.class,
                longs,
                double.class,
                doubles,
                Double.class,
                doubles,
                boolean.class,
                booleans,
                Boolean.class,
                booleans,
                String.class,
                texts);
    }

    /** 3 rather than 3.0. */
    static JsonNode number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15 && Double.compare(value, -0.0) != 0;
        return whole ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    record Scalar<T>(String form, Function<JsonValue, T> reader, Function<T, JsonNode> writer)
            implements ValueCodec<T> {
        @Override
        public T read(JsonValue value) {
            return reader.apply(value);
        }

        @Override
        public JsonNode write(T value) {
            return writer.apply(value);
        }
    }

    /** Constants by their names in lower case. */
    record EnumCodec<E>(Map<String, E> byName) implements ValueCodec<E> {

        static <E> EnumCodec<E> of(Class<E> type) {
            Map<String, E> constants = new LinkedHashMap<>();
            for (E constant : type.getEnumConstants()) {
                constants.put(Component.snakeCase(((Enum<?>) constant).name()), constant);
            }
            return new EnumCodec<>(constants);
        }

        @Override
        public E read(JsonValue value) {
            if (!(value instanceof JsonValue.Str name)) {
                throw value.unexpected(form());
            }
            E constant = byName.get(name.value());
            if (constant == null) {
                throw name.place()
                        .error("expected " + form() + ", received " + name.describe()
                                + Nearest.hint(name.value(), byName.keySet()));
            }
            return constant;
        }

        @Override
        public JsonNode write(E value) {
            return TextNode.valueOf(Component.snakeCase(((Enum<?>) value).name()));
        }

        @Override
        public String form() {
            return byName.keySet().stream()
                    .map(Shown::quoted)
                    .collect(Collectors.joining(", ", byName.size() > 1 ? "one of " : "", ""));
        }

        @Override
        public List<String> choices() {
            return List.copyOf(byName.keySet());
        }
    }

    record ListCodec<T>(ValueCodec<T> item) implements ValueCodec<List<T>> {
        @Override
        public List<T> read(JsonValue value) {
            if (!(value instanceof JsonValue.Arr list)) {
                throw value.unexpected(form());
            }
            List<T> items = new ArrayList<>();
            list.items().forEach(each -> items.add(item.read(each)));
            return List.copyOf(items);
        }

        @Override
        public JsonNode write(List<T> value) {
            ArrayNode node = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> node.add(item.write(each)));
            return node;
        }

        @Override
        public String form() {
            return "a list, each " + item.form();
        }
    }

    record MapCodec<T>(ValueCodec<T> item) implements ValueCodec<Map<String, T>> {
        @Override
        public Map<String, T> read(JsonValue value) {
            if (!(value instanceof JsonValue.Obj object)) {
                throw value.unexpected(form());
            }
            Map<String, T> entries = new LinkedHashMap<>();
            object.fields().forEach((name, each) -> entries.put(name, item.read(each)));
            return Collections.unmodifiableMap(entries);
        }

        @Override
        public JsonNode write(Map<String, T> value) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            value.forEach((name, each) -> node.set(name, item.write(each)));
            return node;
        }

        @Override
        public String form() {
            return "an object, each value " + item.form();
        }
    }
}
