package org.cnnworkbench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.StringJoiner;

/** JSON on one line with a space after commas and colons: {@code {"type": "conv2d", "filters": 64}}. */
public final class JsonText {

    private JsonText() {}

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
