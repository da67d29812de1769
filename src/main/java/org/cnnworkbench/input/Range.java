package org.cnnworkbench.input;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that an {@link Option} allows.
 *
 * @param min   the smallest allowed
 * @param max   the largest allowed
 * @param above numbers must be greater than this
 * @param below numbers must be smaller than this
 */
public record Range(double min, double max, double above, double below) {

    public static final Range ANY = new Range(
            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Range of(Option option) {
        return new Range(option.min(), option.max(), option.above(), option.below());
    }

    /** False for NaN and the infinities, always. */
    public boolean contains(double number) {
        return Double.isFinite(number) && number >= min && number <= max && number > above && number < below;
    }

    /** {@code at least 0 and less than 1}; {@code any number} where nothing is asked. */
    public String describe() {
        List<String> parts = new ArrayList<>();
        if (min != Double.NEGATIVE_INFINITY) {
            parts.add("at least " + number(min));
        }
        if (above != Double.NEGATIVE_INFINITY) {
            parts.add("more than " + number(above));
        }
        if (max != Double.POSITIVE_INFINITY) {
            parts.add("at most " + number(max));
        }
        if (below != Double.POSITIVE_INFINITY) {
            parts.add("less than " + number(below));
        }
        return parts.isEmpty() ? "any number" : String.join(" and ", parts);
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
