package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cnnworkbench.search.result.CsvText;
import org.jspecify.annotations.Nullable;

/** What a plot shows, as a table. */
final class PlotTable {

    private final List<String> names;
    private final List<List<JsonNode>> rows = new ArrayList<>();

    PlotTable(List<String> names) {
        this.names = names;
    }

    void add(JsonNode... cells) {
        rows.add(Arrays.asList(cells));
    }

    void add(List<JsonNode> cells) {
        rows.add(cells);
    }

    static JsonNode cell(long number) {
        return LongNode.valueOf(number);
    }

    static JsonNode cell(String text) {
        return TextNode.valueOf(text);
    }

    /** An empty cell for what is not known. */
    static JsonNode cell(@Nullable Double number) {
        return number == null ? NullNode.getInstance() : DoubleNode.valueOf(number);
    }

    /** An empty cell for a value that a trial doesn't have. */
    static JsonNode cell(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }

    String csv() {
        return CsvText.of(names, rows);
    }
}
