package org.cnnworkbench.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that knows where it stood, so that whoever finds it wrong can say where. */
public sealed interface JsonValue {

    /** The longest text that is read, in characters. */
    int MAX_CHARACTERS = 16 * 1024 * 1024;

    /** How deep lists and objects may nest. */
    int MAX_DEPTH = 64;

    Place place();

    /** What it is, for messages: {@code string "abc"}, {@code number 3}, {@code a list of 2}. */
    String describe();

    /** An object; fields keep their order. */
    record Obj(Place place, Map<String, JsonValue> fields) implements JsonValue {
        public Obj {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /**
         * The field of a name.
         *
         * @throws InputException where there is no such field
         */
        public JsonValue get(String name) {
            JsonValue value = fields.get(name);
            if (value == null) {
                throw place.error("the field \"" + name + "\" is missing");
            }
            return value;
        }

        @Override
        public String describe() {
            return "an object";
        }
    }

    /** A list. */
    record Arr(Place place, List<JsonValue> items) implements JsonValue {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return items.isEmpty() ? "an empty list" : "a list of " + items.size();
        }
    }

    /** A text. */
    record Str(Place place, String value) implements JsonValue {
        @Override
        public String describe() {
            return Shown.quoted(value);
        }
    }

    /** A number as it was written, so that nothing is lost before the reader knows which kind it wants. */
    record Num(Place place, String text) implements JsonValue {
        @Override
        public String describe() {
            return Shown.plain(text);
        }
    }

    /** True or false. */
    record Bool(Place place, boolean value) implements JsonValue {
        @Override
        public String describe() {
            return Boolean.toString(value);
        }
    }

    /** The value null. */
    record Null(Place place) implements JsonValue {
        @Override
        public String describe() {
            return "null";
        }
    }

    /**
     * Parses exactly one JSON value.
     *
     * @param where what a person calls the text, for messages: a file's name
     * @throws InputException for what is not JSON, a field given twice, text behind the value, and texts too long or nested too deep
     */
    static JsonValue parse(String where, String text) {
        return JsonTreeParser.parse(where, text);
    }

    /** The error to throw where something else was expected: says place, expected and received. */
    default InputException unexpected(String expected) {
        return place().error("expected " + expected + ", received " + describe());
    }

    default Obj asObject() {
        if (this instanceof Obj object) {
            return object;
        }
        throw unexpected("an object { … }");
    }

    default Arr asList() {
        if (this instanceof Arr list) {
            return list;
        }
        throw unexpected("a list [ … ]");
    }

    default String asText() {
        if (this instanceof Str string) {
            return string.value();
        }
        throw unexpected("a text in quotes");
    }

    default boolean asBoolean() {
        if (this instanceof Bool bool) {
            return bool.value();
        }
        throw unexpected("true or false");
    }

    /** A finite number. */
    default double asDouble() {
        if (!(this instanceof Num number)) {
            throw unexpected("a number");
        }
        double value = Double.parseDouble(number.text());
        if (!Double.isFinite(value)) {
            throw unexpected("a number between −1.8e308 and 1.8e308");
        }
        return value;
    }

    /** A whole number; {@code 3.0} and {@code 1e3} count. */
    default long asLong() {
        if (!(this instanceof Num number)) {
            throw unexpected("a whole number");
        }
        if (number.text().chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            try {
                return Long.parseLong(number.text());
            } catch (NumberFormatException tooLong) {
                throw unexpected("a whole number between −9.2e18 and 9.2e18");
            }
        }
        double value = asDouble();
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
            throw unexpected("a whole number");
        }
        return (long) value;
    }

    default int asInt() {
        long value = asLong();
        if (value != (int) value) {
            throw unexpected("a whole number between −2147483648 and 2147483647");
        }
        return (int) value;
    }
}
