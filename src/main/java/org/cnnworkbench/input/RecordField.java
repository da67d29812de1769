package org.cnnworkbench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record component as the record codec sees it: a field of its own, or an inlined record. */
sealed interface RecordField {

    @Nullable
    Object read(JsonValue.Obj object);

    void write(@Nullable Object value, ObjectNode into);

    List<FieldInfo> infos();

    static RecordField of(Class<?> owner, Component component, Codecs codecs) {
        if (component.inline()) {
            return new Inlined(RecordCodec.of(component.reflected().getType().asSubclass(Record.class), codecs));
        }
        return Single.of(owner, component, codecs);
    }

    /** A record whose fields stand beside the others. */
    record Inlined(RecordCodec<? extends Record> codec) implements RecordField {
        @Override
        public Object read(JsonValue.Obj object) {
            return codec.readFields(object);
        }

        @Override
        public void write(@Nullable Object value, ObjectNode into) {
            codec.writeFields((Record) Objects.requireNonNull(value), into);
        }

        @Override
        public List<FieldInfo> infos() {
            return codec.fields();
        }
    }

    /** One JSON field. */
    record Single(
            String name,
            ValueCodec<Object> codec,
            boolean required,
            boolean nullable,
            @Nullable Object byDefault,
            Range range,
            boolean strict,
            FieldInfo info)
            implements RecordField {

        static Single of(Class<?> owner, Component component, Codecs codecs) {
            @SuppressWarnings("unchecked") // found by the component's own type
            ValueCodec<Object> codec = (ValueCodec<Object>) codecs.find(component.type());
            Option option = component.option();
            String text = option == null || option.byDefault().equals(Option.REQUIRED) ? null : option.byDefault();
            if (text == null && component.nullable()) {
                text = "null";
            }
            boolean nullable = component.nullable() || "null".equals(text);
            Object byDefault = null;
            if (text != null && !text.equals("null")) {
                byDefault = codec.read(
                        JsonValue.parse("default of " + owner.getSimpleName() + "." + component.jsonName(), text));
            }
            Range range = option == null ? Range.ANY : Range.of(option);
            FieldInfo info = new FieldInfo(
                    component.jsonName(),
                    component.type(),
                    nullable ? codec.form() + ", or null" : codec.form(),
                    option == null ? "" : option.help(),
                    text,
                    range,
                    codec.choices());
            return new Single(
                    component.jsonName(), codec, text == null, nullable, byDefault, range, codecs.isStrict(), info);
        }

        @Override
        public @Nullable Object read(JsonValue.Obj object) {
            Map<String, JsonValue> fields = object.fields();
            JsonValue value = fields.get(name);
            if (value == null) {
                if (required) {
                    throw object.place().error("the field \"" + name + "\" is missing; expected " + info.form());
                }
                return byDefault;
            }
            if (value instanceof JsonValue.Null) {
                if (nullable) {
                    return null;
                }
                throw value.unexpected(info.form());
            }
            Object read = codec.read(value);
            Double outside = strict ? OptionRanges.outside(range, read) : null;
            if (outside != null) {
                throw value.place().error("expected " + range.describe() + ", received " + Range.number(outside));
            }
            return read;
        }

        @Override
        public void write(@Nullable Object value, ObjectNode into) {
            if (!required && Objects.equals(value, byDefault)) {
                return;
            }
            JsonNode node = value == null ? NullNode.getInstance() : codec.write(value);
            into.set(name, node);
        }

        @Override
        public List<FieldInfo> infos() {
            return List.of(info);
        }
    }
}
