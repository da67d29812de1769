package org.cnnworkbench.ui.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Range;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Domain;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.search.space.Values;

/** What a field that has just become a dimension is searched over: values around the one that it has. People change it afterwards. */
final class SearchSuggestions {

    private static final int FEW = 3;
    private static final int GRID = 4;
    private static final double SMALL = 0.05;

    private SearchSuggestions() {}

    static Domain of(SearchField field) {
        FieldInfo info = field.info();
        JsonNode now = field.now();
        if (now.isBoolean()) {
            return new Choice(List.of(BooleanNode.FALSE, BooleanNode.TRUE));
        }
        if (!info.choices().isEmpty() && !now.isNumber()) {
            return names(
                    info.choices(),
                    now.isTextual() ? now.asText() : now.path("type").asText());
        }
        if (!field.isWhole()) {
            return real(now.asDouble(), info.range());
        }
        return whole(info.name(), now, info.range());
    }

    /**
     * Of a path that is in no list of fields.
     *
     * @throws InputException where it isn't the repeats of a block either
     */
    static Domain ofUnknown(FieldPath path) {
        if (path.isRepeats()) {
            return choice(1, 2, 3);
        }
        throw new InputException("this experiment has no field " + path + " that can be searched");
    }

    /** The name that it has and the next few. */
    private static Choice names(List<String> choices, String now) {
        Set<String> few = new LinkedHashSet<>();
        if (choices.contains(now)) {
            few.add(now);
        }
        few.addAll(choices);
        return new Choice(few.stream()
                .limit(FEW)
                .map(name -> (JsonNode) TextNode.valueOf(name))
                .toList());
    }

    /** A factor of ten both ways for what is small, all that makes sense for shares, doubles and halves for the rest. */
    private static Domain real(double now, Range range) {
        double largest = Math.min(range.max(), range.below());
        boolean share = largest <= 1;
        if (now > 0 && now <= SMALL) {
            return new RealRange(tidy(now / 10), tidy(Math.min(now * 10, share ? 0.5 : largest)), true, null, GRID);
        }
        if (share && now >= 0.5) {
            return choice(tidy(2 * now - 1), now, tidy((1 + now) / 2));
        }
        if (share || now == 0) {
            return new RealRange(range.contains(0) ? 0 : 0.1, 0.5, false, null, GRID);
        }
        return choice(tidy(now / 2), now, tidy(now * 2));
    }

    private static Choice choice(double... values) {
        return new Choice(
                Arrays.stream(values).distinct().mapToObj(Values::number).toList());
    }

    private static double tidy(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
    }

    private static Choice whole(String name, JsonNode now, Range range) {
        long value = now.asLong();
        List<Long> values = new ArrayList<>();
        if (name.contains("seed")) {
            values.addAll(List.of(value, value + 1, value + 2));
        } else if (name.contains("kernel")) {
            values.addAll(List.of(Math.max(1, value), Math.max(1, value) + 2));
        } else if (name.equals("limit") && !now.isNumber()) {
            values.addAll(List.of(500L, 1000L, 2000L));
        } else if (value < 2) {
            values.addAll(List.of(value, value + 1));
        } else {
            values.addAll(List.of(value / 2, value, value * 2));
        }
        return new Choice(
                LongStream.of(values.stream().mapToLong(Long::longValue).toArray())
                        .filter(each -> range.contains(each))
                        .distinct()
                        .mapToObj(each -> (JsonNode) LongNode.valueOf(each))
                        .toList());
    }
}
