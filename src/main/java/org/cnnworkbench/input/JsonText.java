package org.cnnworkbench.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.StringJoiner;

/** JSON as text, on one line with a space after commas and colons: {@code {"type": "conv2d", "filters": 64}}. */
public final class JsonText {

    private static final ObjectWriter INDENTED = new ObjectMapper().writer(new DefaultPrettyPrinter());

    private JsonText() {}

    /** A field a line, for people. */
    public static String indented(JsonNode node) {
        try {
            return INDENTED.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    public static String oneLine(JsonNode node) {
        if (node.isObject()) {
            StringJoiner fields = new StringJoiner(", ", "{", "}");
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                fields.add(quoted(field.getKey()) + ": " + oneLine(field.getValue()));
            }
            return fields.toString();
        }
        if (node.isArray()) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            node.forEach(item -> items.add(oneLine(item)));
            return items.toString();
        }
        return node.toString();
    }

    /** A text as a JSON string, with its quotes. */
    public static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
