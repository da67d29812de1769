package org.cnnworkbench.input;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the numbers in a record against the ranges that its {@link Option}s declare. */
public final class OptionRanges {

    private OptionRanges() {}

    /**
     * One number out of range.
     *
     * @param field   the JSON name of the field, with the way to it: {@code initializer.stddev}
     * @param message what was expected and received
     * @param mend    how to put it right
     */
    public record Violation(String field, String message, String mend) {}

    /** Every number out of range in the record and in the records it holds, in the order of the fields; at most one a field. */
    public static List<Violation> violations(Record record) {
        List<Violation> found = new ArrayList<>();
        collect(record, "", found);
        return found;
    }

    private static void collect(Record record, String prefix, List<Violation> found) {
        for (Component component : Component.of(record.getClass())) {
            Object value = component.valueIn(record);
            String field = component.inline() ? prefix : prefix + component.jsonName();
            Option option = component.option();
            if (option != null) {
                check(field, Range.of(option), value, found);
            }
            if (value instanceof Record inner && Component.anyOptions(inner.getClass())) {
                collect(inner, component.inline() ? prefix : field + ".", found);
            }
        }
    }

    private static void check(String field, Range range, @Nullable Object value, List<Violation> found) {
        Double wrong = outside(range, value);
        if (wrong != null) {
            found.add(new Violation(
                    field,
                    field + ": expected " + range.describe() + ", received " + Range.number(wrong),
                    "Set " + field + " to " + range.describe() + "."));
        }
    }

    /** The first number in the value (also in a record without options of its own, a list, a map) that is outside, or null. */
    static @Nullable Double outside(Range range, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> range.contains(number.doubleValue()) ? null : (Double) number.doubleValue();
            case Collection<?> collection -> firstOutside(range, collection);
            case Map<?, ?> map -> firstOutside(range, map.values());
            case Record record -> Component.anyOptions(record.getClass()) ? null : firstOutside(range, partsOf(record));
            default -> null;
        };
    }

    private static List<@Nullable Object> partsOf(Record record) {
        List<@Nullable Object> parts = new ArrayList<>();
        Component.of(record.getClass()).forEach(component -> parts.add(component.valueIn(record)));
        return parts;
    }

    private static @Nullable Double firstOutside(Range range, Collection<? extends @Nullable Object> values) {
        for (@Nullable Object value : values) {
            Double wrong = outside(range, value);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }
}
