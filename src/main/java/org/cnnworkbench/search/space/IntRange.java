package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers.
 *
 * @param from  the smallest
 * @param to    the largest
 * @param log   whether they are spaced evenly on the logarithmic scale
 * @param step  where given, only from, from + step, … up to {@code to} are values; never together with {@code log}
 * @param steps how many values a grid has, both ends among them, those that round to the same number once; null for all of them
 */
public record IntRange(
        long from,
        long to,
        boolean log,
        @Nullable Long step,
        @Nullable Integer steps) implements Domain {

    private static final long LARGEST = 1L << 52;

    /** @throws IllegalArgumentException for ends in the wrong order or too large, and for a scale or steps that make no sense */
    public IntRange {
        if (Math.max(Math.abs(from), Math.abs(to)) > LARGEST) {
            throw new IllegalArgumentException(
                    "expected whole numbers up to " + LARGEST + ", received from " + from + " to " + to);
        }
        RangeChecks.check((double) from, (double) to, log, step == null ? null : step.doubleValue(), steps);
    }

    /** All whole numbers between the ends. */
    public static IntRange of(long from, long to, boolean log) {
        return new IntRange(from, to, log, null, null);
    }

    @Override
    public Optional<List<JsonNode>> grid() {
        Integer asked = steps;
        if (asked != null) {
            int last = asked - 1;
            return Optional.of(IntStream.range(0, asked)
                    .mapToObj(i -> number(last == 0 ? from : Math.round(at((double) i / last))))
                    .distinct()
                    .toList());
        }
        return count() <= MOST_GRID_VALUES
                ? Optional.of(IntStream.range(0, (int) count())
                        .mapToObj(i -> number(from + i * stepOrOne()))
                        .toList())
                : Optional.empty();
    }

    @Override
    public boolean contains(JsonNode value) {
        if (!value.isIntegralNumber()) {
            return false;
        }
        long number = value.longValue();
        return number >= from && number <= to && (number - from) % stepOrOne() == 0;
    }

    /** On the logarithmic scale a number stands for everything from half below it to half above it, as in Optuna. */
    @Override
    public JsonNode draw(double uniform) {
        if (!log) {
            return number(from + stepOrOne() * (long) (uniform * count()));
        }
        double low = Math.log(from - 0.5);
        double high = Math.log(to + 0.5);
        return number(Math.clamp(Math.round(Math.exp(low + uniform * (high - low))), from, to));
    }

    /** The distance between neighbouring values. */
    public long stepOrOne() {
        return step == null ? 1 : step;
    }

    /** The largest value: {@code to}, or the last step before it. */
    public long last() {
        return from + (count() - 1) * stepOrOne();
    }

    private long count() {
        return (to - from) / stepOrOne() + 1;
    }

    private double at(double share) {
        double low = (double) from;
        double high = (double) to;
        return log ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low))) : low + share * (high - low);
    }

    private static JsonNode number(long value) {
        return LongNode.valueOf(value);
    }

    @Override
    public String describe() {
        return "a whole number from " + from + " to " + to + (step == null ? "" : " in steps of " + step);
    }
}
