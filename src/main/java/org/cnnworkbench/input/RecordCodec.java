package org.cnnworkbench.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record from a JSON object and writes it, by what its components' {@link Option}s and {@link Inline}s declare. Fields that
 * have their default are left out when writing; the order is that of the components. Immutable.
 */
public final class RecordCodec<R extends Record> implements ValueCodec<R> {

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Component> components;
    private final List<RecordField> fields;
    private final List<FieldInfo> infos;
    private final List<String> names;

    private RecordCodec(Class<R> type, Codecs codecs) {
        this.type = type;
        this.constructor = canonicalConstructor(type);
        this.components = Component.of(type);
        this.fields = components.stream()
                .map(component -> RecordField.of(type, component, codecs))
                .toList();
        this.infos = fields.stream().flatMap(field -> field.infos().stream()).toList();
        this.names = infos.stream().map(FieldInfo::name).toList();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalStateException("two fields named " + name + " in " + type);
            }
        }
    }

    /** A codec with {@link Codecs#STANDARD}. */
    public static <R extends Record> RecordCodec<R> of(Class<R> type) {
        return of(type, Codecs.STANDARD);
    }

    public static <R extends Record> RecordCodec<R> of(Class<R> type, Codecs codecs) {
        return new RecordCodec<>(type, codecs);
    }

    /** @throws InputException for an unknown field, a missing one, a wrong kind of value, and what the record itself refuses */
    @Override
    public R read(JsonValue value) {
        return read(value, Set.of());
    }

    /** Reads, and lets the fields named pass, which the caller has read itself. */
    R read(JsonValue value, Set<String> others) {
        if (!(value instanceof JsonValue.Obj object)) {
            throw value.unexpected(form());
        }
        object.fields().forEach((name, field) -> {
            if (!names.contains(name) && !others.contains(name)) {
                List<String> allowed = new ArrayList<>(others);
                allowed.addAll(names);
                throw field.place()
                        .error("there is no such field here; expected one of " + String.join(", ", allowed)
                                + Nearest.hint(name, allowed));
            }
        });
        return readFields(object);
    }

    R readFields(JsonValue.Obj object) {
        @Nullable Object[] arguments = new Object[fields.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = fields.get(i).read(object);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new InputException(object.place() + ": " + refused.getMessage(), refused);
            }
            throw new IllegalStateException("making a " + type.getSimpleName() + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("making a " + type.getSimpleName() + " failed", e);
        }
    }

    @Override
    public ObjectNode write(R value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        writeFields(value, node);
        return node;
    }

    void writeFields(Record value, ObjectNode into) {
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).write(components.get(i).valueIn(value), into);
        }
    }

    /** The fields in order, those of inlined records among them. */
    public List<FieldInfo> fields() {
        return infos;
    }

    @Override
    public String form() {
        return "an object with " + (names.isEmpty() ? "no fields" : String.join(", ", names));
    }

    private static <R extends Record> Constructor<R> canonicalConstructor(Class<R> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> found = type.getDeclaredConstructor(types);
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }
}
