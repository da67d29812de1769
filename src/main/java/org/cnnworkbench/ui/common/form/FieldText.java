package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;

/**
 * A field's value as text in a form, and back: {@code 3 × 5} for {@code [3, 5]}, {@code cat, dog} for a list of names, nothing for null.
 */
public final class FieldText {

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> REAL = Set.of(double.class, Double.class);
    private static final Pattern QUOTED = Pattern.compile("\"([a-z_]+)\"");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*[x×*,;]\\s*|\\s+");
    private static final long LARGEST_EXACT = 1L << 53;

    /** How helps end that say what happens without the field. */
    private static final Pattern IF_LEFT_OUT = Pattern.compile("; ([^;]+?),? if left out$");

    private FieldText() {}

    /** Whether nothing may be entered. */
    static boolean isOptional(FieldInfo field) {
        return field.form().endsWith(", or null");
    }

    /** What an empty field stands for, as the field's help says it; empty where something must be entered. */
    static String prompt(FieldInfo field) {
        if (!isOptional(field)) {
            return "";
        }
        Matcher said = IF_LEFT_OUT.matcher(field.help());
        return said.find() ? said.group(1) : "none";
    }

    static boolean isNumber(FieldInfo field) {
        return isWhole(field) || field.type() instanceof Class<?> type && REAL.contains(type);
    }

    private static boolean isWhole(FieldInfo field) {
        return field.type() instanceof Class<?> type && WHOLE.contains(type);
    }

    static boolean isTextList(FieldInfo field) {
        return field.type() instanceof ParameterizedType type
                && type.getRawType() == List.class
                && type.getActualTypeArguments()[0] == String.class;
    }

    private static boolean isText(FieldInfo field) {
        return field.type() == String.class;
    }

    /** Words that the field's form names, besides numbers: {@code same}, {@code valid}. */
    static List<String> words(FieldInfo field) {
        return QUOTED.matcher(field.form())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** The value as text. */
    public static String show(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText()));
            boolean numbers = !value.isEmpty() && value.get(0).isNumber();
            return String.join(numbers ? " × " : ", ", items);
        }
        if (value.isNumber()) {
            return number(value.asDouble(), value);
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String number(double number, JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.asText();
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return Double.toString(number).replace("E", "e").toLowerCase(Locale.ROOT);
    }

    /**
     * The value that a text means.
     *
     * @throws InputException in words for the person at the field
     */
    public static JsonNode read(FieldInfo field, String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return ofNothing(field);
        }
        if (isNumber(field)) {
            return checked(field, numberNode(plain, isWhole(field)));
        }
        if (isText(field)) {
            return TextNode.valueOf(plain);
        }
        if (isTextList(field)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            Arrays.stream(plain.split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .forEach(list::add);
            return list;
        }
        return words(field).contains(plain) ? TextNode.valueOf(plain) : numbers(field, plain);
    }

    private static JsonNode ofNothing(FieldInfo field) {
        if (isOptional(field)) {
            return NullNode.getInstance();
        }
        if (isTextList(field)) {
            return JsonNodeFactory.instance.arrayNode();
        }
        throw new InputException("enter " + form(field));
    }

    private static JsonNode numbers(FieldInfo field, String text) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String part : SEPARATOR.split(text.replaceAll("^\\[|]$", "").strip(), -1)) {
            try {
                list.add(checked(field, numberNode(part, true)));
            } catch (InputException e) {
                throw new InputException("expected " + form(field) + ", received " + text, e);
            }
        }
        return list.size() == 1 ? list.get(0) : list;
    }

    private static JsonNode numberNode(String text, boolean whole) {
        double number;
        try {
            number = Double.parseDouble(text.replace("−", "-").replace(",", "."));
        } catch (NumberFormatException e) {
            throw new InputException("expected " + (whole ? "a whole number" : "a number") + ", received " + text, e);
        }
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT;
        if (whole && !isWhole) {
            throw new InputException("expected a whole number, received " + text);
        }
        return isWhole ? LongNode.valueOf((long) number) : DoubleNode.valueOf(number);
    }

    private static JsonNode checked(FieldInfo field, JsonNode number) {
        if (!field.range().contains(number.asDouble())) {
            throw new InputException("expected " + field.range().describe() + ", received " + show(number));
        }
        return number;
    }

    /** What may be entered, as a form says it. */
    static String form(FieldInfo field) {
        String plain = field.form()
                .replace("[height, width]", "height × width")
                .replace("\"", "")
                .replace(", or null", "");
        String range = field.range().describe();
        return range.equals("any number") ? plain : plain + ", " + range;
    }

    /**
     * The number a step up or down: whole numbers by 1, others by a step of their second digit.
     *
     * @param direction 1 or -1
     */
    static JsonNode stepped(FieldInfo field, JsonNode value, int direction) {
        double number = value.isNumber() ? value.asDouble() : 0;
        double step = isWhole(field) || number == 0 && field.range().max() > 1
                ? 1
                : Math.pow(10, Math.floor(Math.log10(Math.max(Math.abs(number), 1e-9))) - 1);
        double moved = number == 0 && step < 1 ? direction * 0.1 : number + direction * step;
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.6g", moved));
        if (!field.range().contains(rounded)) {
            return value;
        }
        return rounded == Math.rint(rounded) ? LongNode.valueOf((long) rounded) : DoubleNode.valueOf(rounded);
    }

    /** {@code learning_rate} as {@code Learning rate}. */
    public static String label(String name) {
        String spaced = name.replace('_', ' ');
        return spaced.isEmpty() ? spaced : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
