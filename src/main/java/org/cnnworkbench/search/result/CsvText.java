package org.cnnworkbench.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.cnnworkbench.input.JsonText;

/**
 * Tables as CSV by RFC 4180: lines end with CR LF, cells with commas, quotes or line ends stand in quotes. A text that a spreadsheet
 * program would take for a formula gets an apostrophe before it; numbers stay as they are.
 */
public final class CsvText {

    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    private CsvText() {}

    /** @param rows a cell a name; null nodes are empty cells */
    public static String of(List<String> names, List<List<JsonNode>> rows) {
        StringBuilder text = new StringBuilder();
        StringJoiner head = new StringJoiner(",", "", "\r\n");
        names.forEach(name -> head.add(quoted(harmless(name))));
        text.append(head);
        for (List<JsonNode> row : rows) {
            StringJoiner line = new StringJoiner(",", "", "\r\n");
            row.forEach(cell -> line.add(cell(cell)));
            text.append(line);
        }
        return text.toString();
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.asText();
        }
        return quoted(harmless(value.isTextual() ? value.asText() : JsonText.oneLine(value)));
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static String quoted(String text) {
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
