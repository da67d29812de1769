package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Real numbers.
 *
 * @param from  the smallest
 * @param to    the largest
 * @param log   whether they are spaced evenly on the logarithmic scale
 * @param step  where given, only from, from + step, … up to {@code to} are values; never together with {@code log}
 * @param steps how many values a grid has, both ends among them; null where nothing was said of a grid
 */
public record RealRange(
        double from,
        double to,
        boolean log,
        @Nullable Double step,
        @Nullable Integer steps) implements Domain {

    /** Rounding errors of sums of steps are far below this share of a step. */
    private static final double TOLERANCE = 1e-9;

    /** @throws IllegalArgumentException for ends in the wrong order, and for a scale or steps that make no sense */
    public RealRange {
        RangeChecks.check(from, to, log, step, steps);
    }

    /** Real numbers without steps. */
    public static RealRange of(double from, double to, boolean log) {
        return new RealRange(from, to, log, null, null);
    }

    @Override
    public Optional<List<JsonNode>> grid() {
        if (step != null) {
            return stepCount() < MOST_GRID_VALUES
                    ? Optional.of(IntStream.rangeClosed(0, (int) stepCount())
                            .mapToObj(this::stepped)
                            .toList())
                    : Optional.empty();
        }
        if (steps == null) {
            return Optional.empty();
        }
        int last = steps - 1;
        return Optional.of(IntStream.range(0, steps)
                .mapToObj(i -> Values.number(last == 0 ? from : at((double) i / last)))
                .toList());
    }

    @Override
    public boolean contains(JsonNode value) {
        double number = value.doubleValue();
        if (!value.isNumber() || number < from || number > to) {
            return false;
        }
        double places = step == null ? 0 : (number - from) / step;
        return Math.abs(places - Math.rint(places)) < TOLERANCE * Math.max(1, places);
    }

    @Override
    public JsonNode draw(double uniform) {
        return step == null ? Values.number(at(uniform)) : stepped((long) (uniform * (stepCount() + 1)));
    }

    /** The largest value: {@code to}, or the last step before it. */
    public double last() {
        return step == null ? to : stepped(stepCount()).doubleValue();
    }

    private long stepCount() {
        return step == null ? 0 : (long) Math.floor((to - from) / step + TOLERANCE);
    }

    private JsonNode stepped(long index) {
        double value = step == null ? from : from + index * step;
        double tidy = Math.rint(value * 1e12) / 1e12; // 0.1 + 2 · 0.1 is 0.3 for people
        return Values.number(Math.abs(value) < 1000 && Math.abs(value - tidy) < 1e-14 ? tidy : value);
    }

    private double at(double share) {
        if (share == 0 || share == 1) {
            return share == 0 ? from : to;
        }
        double value =
                log ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from))) : from + share * (to - from);
        return Math.clamp(value, from, to);
    }

    @Override
    public String describe() {
        return "a number from " + Values.number(from) + " to " + Values.number(to)
                + (step == null ? "" : " in steps of " + Values.number(step));
    }
}
