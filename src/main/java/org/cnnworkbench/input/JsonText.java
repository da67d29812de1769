package org.cnnworkbench.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * JSON as text. Trees are written without a mapper, whose making takes a tenth of a second that every command and every trainer would
 * wait for at its start.
 */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private static final PrettyPrinter ONE_LINE = new OneLine();

    private JsonText() {}

    /** A field a line, for people. */
    public static String indented(JsonNode node) {
        return written(node, new DefaultPrettyPrinter());
    }

    /** On one line with a space after commas and colons: {@code {"type": "conv2d", "filters": 64}}. */
    public static String oneLine(JsonNode node) {
        return written(node, ONE_LINE);
    }

    /** A text as a JSON string, with its quotes. */
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** The tree of what a person typed on a line; {@link JsonValue} is for files. */
    public static JsonNode tree(String text) throws JsonProcessingException {
        return Reading.MAPPER.readTree(text);
    }

    /** The tree of a text that stands in this program, such as an option's default. */
    public static JsonNode own(String text) {
        try {
            return tree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text of this program's own that is no JSON: " + text, e);
        }
    }

    /** Made when it is first used. */
    private static final class Reading {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private static String written(JsonNode node, PrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text).setPrettyPrinter(printer)) {
            write(node, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static void write(JsonNode node, JsonGenerator into) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                into.writeStartObject();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    into.writeFieldName(field.getKey());
                    write(field.getValue(), into);
                }
                into.writeEndObject();
            }
            case ARRAY -> {
                into.writeStartArray();
                for (JsonNode item : node) {
                    write(item, into);
                }
                into.writeEndArray();
            }
            case STRING -> into.writeString(node.textValue());
            case NUMBER -> writeNumber(node, into);
            case BOOLEAN -> into.writeBoolean(node.booleanValue());
            case NULL -> into.writeNull();
            case BINARY, POJO, MISSING ->
                throw new IllegalArgumentException("there is no JSON for a node of type " + node.getNodeType());
        }
    }

    private static void writeNumber(JsonNode node, JsonGenerator into) throws IOException {
        switch (node.numberType()) {
            case INT -> into.writeNumber(node.intValue());
            case LONG -> into.writeNumber(node.longValue());
            case BIG_INTEGER -> into.writeNumber(node.bigIntegerValue());
            case FLOAT -> into.writeNumber(node.floatValue());
            case DOUBLE -> into.writeNumber(node.doubleValue());
            case BIG_DECIMAL -> into.writeNumber(node.decimalValue());
        }
    }

    private static final class OneLine extends MinimalPrettyPrinter {
        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(", ");
        }
    }
}
