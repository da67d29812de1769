package org.cnnworkbench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records that a JSON object may stand for, told apart by its field {@code "type"}. Immutable.
 *
 * @param <T> what they have in common, usually a sealed interface
 */
public final class TypeTable<T> implements ValueCodec<T> {

    private static final String TYPE = "type";

    private final String what;
    private final Map<String, Class<? extends T>> types;
    private final Codecs codecs;
    private final boolean bareNames;
    private final Map<String, RecordCodec<?>> records = new LinkedHashMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    private TypeTable(String what, Map<String, Class<? extends T>> types, Codecs codecs, boolean bareNames) {
        this.what = what;
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        this.codecs = codecs;
        this.bareNames = bareNames;
        types.forEach((name, type) -> {
            records.put(name, RecordCodec.of(type.asSubclass(Record.class), codecs));
            names.put(type, name);
        });
    }

    /**
     * A table with {@link Codecs#STANDARD}.
     *
     * @param what  what a type is called in messages: {@code layer type}
     * @param types the record class of each name, in the order in which people should see them
     */
    public static <T> TypeTable<T> of(String what, Map<String, Class<? extends T>> types) {
        return of(what, types, Codecs.STANDARD);
    }

    public static <T> TypeTable<T> of(String what, Map<String, Class<? extends T>> types, Codecs codecs) {
        return new TypeTable<>(what, types, codecs, false);
    }

    /** The same table with numbers outside their ranges taken for errors. */
    public TypeTable<T> strict() {
        return new TypeTable<>(what, types, codecs.strict(), bareNames);
    }

    /** The same table in which {@code "he_normal"} stands for {@code {"type": "he_normal"}}, also when writing. */
    public TypeTable<T> bareNames() {
        return new TypeTable<>(what, types, codecs, true);
    }

    /** @throws InputException for an unknown or missing type, and as {@link RecordCodec#read} */
    @Override
    public T read(JsonValue value) {
        JsonValue.Obj object = objectOf(value);
        String name = typeOf(object);
        Class<? extends T> type = types.get(name);
        RecordCodec<?> codec = records.get(name);
        if (type == null || codec == null) {
            throw new IllegalStateException("a type that is not in the table: " + name);
        }
        return type.cast(codec.read(object, Set.of(TYPE)));
    }

    private JsonValue.Obj objectOf(JsonValue value) {
        if (value instanceof JsonValue.Str name && bareNames) {
            return new JsonValue.Obj(name.place(), Map.of(TYPE, name));
        }
        if (value instanceof JsonValue.Obj object) {
            return object;
        }
        throw value.unexpected(form());
    }

    private String typeOf(JsonValue.Obj object) {
        @Nullable JsonValue type = object.fields().get(TYPE);
        if (type == null) {
            throw object.place().error("the field \"type\" is missing; expected a " + what + ": " + listed());
        }
        if (type instanceof JsonValue.Str name && types.containsKey(name.value())) {
            return name.value();
        }
        String hint = type instanceof JsonValue.Str name ? Nearest.hint(name.value(), types.keySet()) : "";
        throw type.place().error("expected a " + what + " (" + listed() + "), received " + type.describe() + hint);
    }

    @Override
    public JsonNode write(T value) {
        String name = nameOf(value);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(TYPE, name);
        RecordCodec<?> codec = records.get(name);
        if (codec == null) {
            throw new IllegalStateException("a type that is not in the table: " + name);
        }
        codec.writeFields((Record) value, node);
        return bareNames && node.size() == 1 ? TextNode.valueOf(name) : node;
    }

    /**
     * The JSON name of a value's type.
     *
     * @throws IllegalArgumentException for a value of no type in the table: a mistake in the program
     */
    public String nameOf(T value) {
        String name = names.get(value.getClass());
        if (name == null) {
            throw new IllegalArgumentException("no " + what + " for " + value.getClass());
        }
        return name;
    }

    /** In the table's order. */
    public Set<String> names() {
        return types.keySet();
    }

    /** The fields of one type, without {@code "type"}. */
    public List<FieldInfo> fields(String name) {
        RecordCodec<?> codec = records.get(name);
        if (codec == null) {
            throw new IllegalArgumentException("no " + what + " " + name);
        }
        return codec.fields();
    }

    /** The record class of a name. */
    public Class<? extends T> classOf(String name) {
        Class<? extends T> type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no " + what + " " + name);
        }
        return type;
    }

    @Override
    public String form() {
        String objects = "an object with \"type\": a " + what;
        return bareNames ? "a " + what + " in quotes (" + listed() + ") or " + objects : objects;
    }

    @Override
    public List<String> choices() {
        return bareNames ? new ArrayList<>(types.keySet()) : List.of();
    }

    private String listed() {
        return types.keySet().stream().collect(Collectors.joining(", "));
    }
}
