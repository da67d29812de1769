package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Tries the values of every dimension on the base experiment, each with all that decides which fields there are: the dimensions
 * whose values hold the field, and those that choose its type.
 */
final class SpaceCheck {

    private static final int MOST_VALUES = 200;
    private static final int MOST_SETTINGS = 1000;

    private SpaceCheck() {}

    /** @throws InputException for the first value that can stand nowhere */
    static void check(SearchedExperiment searched) {
        for (Dimension dimension : searched.space().dimensions()) {
            List<Map<String, JsonNode>> settings = settings(dimension, searched.space());
            for (JsonNode value : samples(dimension.domain())) {
                check(searched, dimension, value, settings);
            }
        }
    }

    private static void check(
            SearchedExperiment searched, Dimension dimension, JsonNode value, List<Map<String, JsonNode>> settings) {
        @Nullable InputException first = null;
        for (Map<String, JsonNode> setting : settings) {
            Map<String, JsonNode> values = new LinkedHashMap<>(setting);
            values.put(dimension.key(), value);
            try {
                searched.apply(new Point(values));
                return;
            } catch (InputException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** The combinations of values of the dimensions that decide whether there is this one's field, where its conditions allow them. */
    private static List<Map<String, JsonNode>> settings(Dimension dimension, SearchSpace space) {
        List<Map<String, JsonNode>> settings = new ArrayList<>();
        settings.add(new LinkedHashMap<>());
        for (Dimension other : space.conditionsFirst()) {
            boolean named = dimension.when().stream().anyMatch(each -> each.on().equals(other.path()));
            if (other.equals(dimension) || !(named || decides(other.path(), dimension.path()))) {
                continue;
            }
            List<Map<String, JsonNode>> more = new ArrayList<>();
            for (Map<String, JsonNode> setting : settings) {
                for (JsonNode value : samples(other.domain())) {
                    boolean allowed = dimension.when().stream()
                            .filter(each -> each.on().equals(other.path()))
                            .allMatch(each -> each.allows(value));
                    if (allowed && more.size() < MOST_SETTINGS) {
                        Map<String, JsonNode> longer = new LinkedHashMap<>(setting);
                        longer.put(other.key(), value);
                        more.add(longer);
                    }
                }
            }
            settings = more.isEmpty() ? settings : more;
        }
        return settings;
    }

    /** Whether the one's value holds the other's field, or is the type of what holds it. */
    private static boolean decides(FieldPath one, FieldPath other) {
        int holder = one.steps().size() - (one.shortName().equals(ExperimentSchema.TYPE) ? 1 : 0);
        if (other.isRepeats() || holder >= other.steps().size()) {
            return false;
        }
        for (int i = 0; i < holder; i++) {
            FieldPath.Step a = one.steps().get(i);
            FieldPath.Step b = other.steps().get(i);
            boolean bothInLists = !(a instanceof FieldPath.Step.Field) && !(b instanceof FieldPath.Step.Field);
            if (!a.equals(b) && !bothInLists) {
                return false;
            }
        }
        return true;
    }

    private static List<JsonNode> samples(Domain domain) {
        return switch (domain) {
            case Choice choice ->
                choice.values().subList(0, Math.min(MOST_VALUES, choice.values().size()));
            case IntRange range -> List.of(LongNode.valueOf(range.from()), LongNode.valueOf(range.last()));
            case RealRange range -> List.of(Values.number(range.from()), Values.number(range.last()));
        };
    }
}
