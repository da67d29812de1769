package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.search.space.Values;
import org.cnnworkbench.ui.common.plot.Span;
import org.cnnworkbench.ui.common.plot.Ticks;
import org.cnnworkbench.ui.workspace.SearchWords;

/** Where the values of a dimension lie on an axis: those of a list side by side, those of a range by their size or its logarithm. */
final class AxisScale {

    /** A place of an axis, from 0 to 1, and what is written there. */
    record Mark(double share, String text) {}

    /** So much of the axis is left free at each end of a range. */
    private static final double EDGE = 0.04;

    private final List<JsonNode> values;
    private final double from;
    private final double to;
    private final boolean log;

    private AxisScale(List<JsonNode> values, double from, double to, boolean log) {
        this.values = values;
        this.from = from;
        this.to = to;
        this.log = log;
    }

    static AxisScale of(Dimension dimension) {
        return switch (dimension.domain()) {
            case Choice choice -> new AxisScale(inOrder(choice.values()), 0, 1, false);
            case IntRange range -> new AxisScale(List.of(), range.from(), range.to(), range.log());
            case RealRange range -> new AxisScale(List.of(), range.from(), range.to(), range.log());
        };
    }

    /** Numbers by size, names as the person listed them. */
    private static List<JsonNode> inOrder(List<JsonNode> values) {
        return values.stream().allMatch(JsonNode::isNumber)
                ? values.stream()
                        .sorted(Comparator.comparingDouble(JsonNode::doubleValue))
                        .toList()
                : values;
    }

    boolean isList() {
        return !values.isEmpty();
    }

    /** How many places there are for the values of a list; 0 for a range. */
    int places() {
        return values.size();
    }

    /** From 0 to 1; NaN for a value that is not on the axis. */
    double share(JsonNode value) {
        if (isList()) {
            int place = values.indexOf(value);
            return place < 0 ? Double.NaN : (place + 0.5) / values.size();
        }
        if (!value.isNumber()) {
            return Double.NaN;
        }
        if (from == to) {
            return 0.5;
        }
        double number = value.doubleValue();
        double share = log
                ? (Math.log(number) - Math.log(from)) / (Math.log(to) - Math.log(from))
                : (number - from) / (to - from);
        return EDGE + (1 - 2 * EDGE) * share;
    }

    /** @param atMost how many there is room for, about */
    List<Mark> marks(int atMost) {
        List<Mark> marks = new ArrayList<>();
        if (isList()) {
            int stride = Math.max(1, (int) Math.ceil((double) values.size() / Math.max(1, atMost)));
            for (int i = 0; i < values.size(); i += stride) {
                marks.add(new Mark((i + 0.5) / values.size(), SearchWords.of(values.get(i))));
            }
            return marks;
        }
        if (from == to) {
            return List.of(new Mark(0.5, SearchWords.of(Values.number(from))));
        }
        Span span = new Span(from, to);
        Ticks ticks = log ? Ticks.logarithmic(span, atMost) : Ticks.linear(span, atMost);
        for (double value : ticks.values()) {
            // Sums of steps carry rounding errors that nobody wants to read.
            JsonNode tidy = Values.number(Double.parseDouble(String.format(Locale.ROOT, "%.9g", value)));
            marks.add(new Mark(share(tidy), SearchWords.of(tidy)));
        }
        return marks;
    }
}
