package org.cnnworkbench.ui.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.search.space.Condition;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.FieldPath;

/** Fields and values of a search in plain words. */
public final class SearchWords {

    /** Stands between the parts of a field's name. */
    public static final String BETWEEN = " · ";

    private SearchWords() {}

    /** A field: {@code Optimizer · Learning rate} for {@code training.optimizer.learning_rate}. */
    public static String of(FieldPath path) {
        List<String> words = new ArrayList<>();
        List<FieldPath.Step> steps = path.steps();
        boolean layers = steps.size() > 2
                && steps.get(0).equals(new FieldPath.Step.Field("architecture"))
                && steps.get(1).equals(new FieldPath.Step.Field("layers"));
        boolean training = steps.getFirst().equals(new FieldPath.Step.Field("training"));
        int first = layers ? 2 : training && steps.size() > 1 ? 1 : 0;
        for (FieldPath.Step step : steps.subList(first, steps.size())) {
            words.add(word(step, layers));
        }
        return String.join(BETWEEN, words);
    }

    private static String word(FieldPath.Step step, boolean layers) {
        String item = layers ? "Layer " : "No. ";
        return switch (step) {
            case FieldPath.Step.Field field -> label(field.name());
            case FieldPath.Step.Item each -> item + (each.index() + 1);
            case FieldPath.Step.Every every -> layers ? "All layers" : "All";
            case FieldPath.Step.Named named -> named.name();
            case FieldPath.Step.Block block -> "Layers " + (block.first() + 1) + " to " + (block.last() + 1);
        };
    }

    private static String label(String name) {
        String spaced = name.replace('_', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** A short name for the head of a column: the field's alone where no other dimension ends alike. */
    public static String brief(FieldPath path, List<Dimension> all) {
        boolean unique = all.stream()
                        .filter(each -> each.path().shortName().equals(path.shortName()))
                        .count()
                < 2;
        return unique ? label(path.shortName()) : of(path);
    }

    /** A value: numbers in at most five digits, names as they are, objects by their type and fields. */
    public static String of(JsonNode value) {
        if (value.isIntegralNumber() || value.isBoolean() || value.isNull()) {
            return value.asText();
        }
        if (value.isNumber()) {
            return number(value.doubleValue());
        }
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(SearchWords::of)
                    .collect(Collectors.joining(" × "));
        }
        return value.has("type") && value.size() == 1 ? value.path("type").asText() : JsonText.oneLine(value);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replaceFirst("\\.?0*e", "e")
                    .replace("e-0", "e-")
                    .replace("e+0", "e");
        }
        String text = String.format(Locale.ROOT, "%.5g", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** A condition: {@code only when Optimizer is momentum}. */
    public static String of(Condition condition) {
        return "only when " + of(condition.on()) + " is "
                + condition.values().stream().map(SearchWords::of).collect(Collectors.joining(" or "));
    }
}
