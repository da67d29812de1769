package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Domain;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.search.space.Values;
import org.jspecify.annotations.Nullable;

/** Domains as people type them: {@code 0.1, 0.01}, {@code adam, sgd}, {@code [3, 5], [5, 7]}; ends and steps of ranges. */
final class DomainText {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ -]*");
    private static final double LARGEST_EXACT = 1e15;

    private DomainText() {}

    /** Values as they are typed; {@link #values(String)} reads them back. */
    static String values(List<JsonNode> values) {
        return values.stream().map(value -> one(value)).collect(Collectors.joining(", "));
    }

    /** One value as it is typed. */
    static String one(JsonNode value) {
        boolean plain = value.isTextual() && NAME.matcher(value.asText()).matches();
        if (plain) {
            return value.asText();
        }
        return value.isNumber() ? number(value.numberValue()) : JsonText.oneLine(value);
    }

    /** @throws InputException where that are no values, or one is given twice */
    static List<JsonNode> values(String text) {
        List<JsonNode> values = new ArrayList<>();
        for (String part : parts(text)) {
            values.add(one(part));
        }
        if (values.isEmpty()) {
            throw new InputException("enter values, separated by commas");
        }
        try {
            return new Choice(values).values();
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Split at commas that are in no brackets and no quotes. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
    }

    private static JsonNode one(String text) {
        try {
            return Values.of(JsonValue.parse("value", text));
        } catch (InputException e) {
            if (NAME.matcher(text).matches()) {
                return TextNode.valueOf(text);
            }
            return Values.number(number(text));
        }
    }

    /** @throws InputException where it is none */
    static double number(String text) {
        try {
            double number = Double.parseDouble(text.strip().replace("−", "-"));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InputException("expected a number, received " + text, e);
        }
        throw new InputException("expected a number, received " + text);
    }

    private static long whole(String text) {
        double number = number(text);
        if (number != Math.rint(number) || Math.abs(number) > LARGEST_EXACT) {
            throw new InputException("expected a whole number, received " + text);
        }
        return (long) number;
    }

    /**
     * A range.
     *
     * @param whole whether the field has whole numbers
     * @param step  blank for none
     * @param steps blank for none
     * @throws InputException for what is no number, and for ends and steps that make no sense
     */
    static Domain range(boolean whole, String from, String to, boolean log, String step, String steps) {
        Integer count = steps.isBlank() ? null : (Integer) Math.toIntExact(Math.min(Integer.MAX_VALUE, whole(steps)));
        try {
            if (whole) {
                return new IntRange(whole(from), whole(to), log, step.isBlank() ? null : (Long) whole(step), count);
            }
            return new RealRange(number(from), number(to), log, step.isBlank() ? null : (Double) number(step), count);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A number as it is typed. */
    static String number(@Nullable Number number) {
        if (number == null) {
            return "";
        }
        JsonNode node = Values.number(number.doubleValue());
        return node.isIntegralNumber() ? node.asText() : number(node.doubleValue());
    }

    /** As short as it is exact: 0.0001, 1e-8. */
    private static String number(double value) {
        double size = Math.abs(value);
        return size >= 1e-5 && size < 1e7
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value).toLowerCase(Locale.ROOT).replace(".0e", "e");
    }

    /** The same values as a list, as far as they can be listed. */
    static Choice asValues(Domain domain) {
        return switch (domain) {
            case Choice choice -> choice;
            case IntRange range -> listed(range, range.from(), range.to());
            case RealRange range -> listed(range, range.from(), range.to());
        };
    }

    private static Choice listed(Domain range, double from, double to) {
        List<JsonNode> few = range.grid().filter(all -> all.size() <= 12).orElse(List.of());
        return few.isEmpty()
                ? new Choice(List.of(Values.number(from), Values.number(to)))
                : new Choice(few.stream().distinct().toList());
    }

    /** The range of a list of numbers; null where they are none, or all the same. */
    static @Nullable Domain asRange(Domain domain, boolean whole) {
        if (!(domain instanceof Choice choice)) {
            return domain;
        }
        if (!choice.values().stream().allMatch(JsonNode::isNumber)) {
            return null;
        }
        double from = choice.values().stream()
                .mapToDouble(JsonNode::doubleValue)
                .min()
                .orElse(0);
        double to = choice.values().stream()
                .mapToDouble(JsonNode::doubleValue)
                .max()
                .orElse(0);
        if (from >= to) {
            return null;
        }
        boolean log = from > 0 && to / from >= 50;
        boolean integral = whole && from == Math.rint(from) && to == Math.rint(to);
        return integral
                ? new IntRange((long) from, (long) to, log, null, null)
                : new RealRange(from, to, log, null, Math.max(2, choice.values().size()));
    }
}
