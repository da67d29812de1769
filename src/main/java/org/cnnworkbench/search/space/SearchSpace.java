package org.cnnworkbench.search.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.Nearest;
import org.cnnworkbench.input.ValueCodec;

/**
 * The fields that a search varies and the values that each may take. In JSON an object of domains by path:
 *
 * <pre>{@code
 * {"training.optimizer": ["adam", "momentum"],
 *  "training.optimizer.momentum": {"values": [0.8, 0.9], "when": {"training.optimizer": "momentum"}},
 *  "training.optimizer.learning_rate": {"from": 0.0001, "to": 0.1, "log": true},
 *  "layers[0].filters": {"from": 8, "to": 64, "step": 8}}
 * }</pre>
 *
 * @param dimensions in the person's order, each path once
 */
public record SearchSpace(List<Dimension> dimensions) {

    /** Reads and writes a space. Whether its fields exist is asked of {@link SearchedExperiment}. */
    public static final ValueCodec<SearchSpace> CODEC = new SearchSpaceCodec();

    /** @throws IllegalArgumentException for a path given twice, and conditions that name no dimension, no value of it, or form a cycle */
    public SearchSpace {
        dimensions = List.copyOf(dimensions);
        Map<String, Dimension> byKey = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            if (byKey.put(dimension.key(), dimension) != null) {
                throw new IllegalArgumentException("the field " + dimension.key() + " is given twice");
            }
        }
        dimensions.forEach(dimension -> checkConditions(dimension, byKey));
        conditionsFirst(dimensions);
    }

    /** The dimension of a path's text. */
    public Optional<Dimension> find(String key) {
        return dimensions.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** Whether all domains are lists: then random sampling is without replacement, as scikit-learn's. */
    public boolean isAllLists() {
        return dimensions.stream().allMatch(each -> each.domain() instanceof Choice);
    }

    /** Whether a dimension counts, given the values of those that its conditions name. */
    public boolean counts(Dimension dimension, Map<String, JsonNode> chosen) {
        return dimension.when().stream().allMatch(condition -> condition.holds(chosen));
    }

    /**
     * The dimensions in alphabetical order of their paths, each after those that its conditions name: an order in which values can be
     * chosen, and for a space without conditions that of scikit-learn's ParameterGrid.
     */
    public List<Dimension> conditionsFirst() {
        return conditionsFirst(dimensions);
    }

    /** The point of these values, in this space's order. */
    public Point point(Map<String, JsonNode> values) {
        Map<String, JsonNode> ordered = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            JsonNode value = values.get(dimension.key());
            if (value != null) {
                ordered.put(dimension.key(), value);
            }
        }
        return new Point(ordered);
    }

    /**
     * The same point in this space's order, for one that a person wrote.
     *
     * @throws InputException for a field that isn't searched, a value outside its domain, a missing value, and a value of a dimension
     *     whose condition doesn't hold
     */
    public Point check(Point point) {
        Set<String> keys = new TreeSet<>();
        dimensions.forEach(each -> keys.add(each.key()));
        for (String key : point.values().keySet()) {
            if (!keys.contains(key)) {
                throw new InputException("the field " + key + " is not searched; expected one of "
                        + String.join(", ", keys) + Nearest.hint(key, keys));
            }
        }
        dimensions.forEach(dimension -> check(dimension, point));
        return point(point.values());
    }

    private void check(Dimension dimension, Point point) {
        JsonNode value = point.values().get(dimension.key());
        boolean counts = counts(dimension, point.values());
        if (value == null) {
            if (counts) {
                throw new InputException("the field " + dimension.key() + " has no value; expected "
                        + dimension.domain().describe());
            }
            return;
        }
        if (!counts) {
            throw new InputException(
                    "the field " + dimension.key() + " has a value, but its condition doesn't hold; leave it out");
        }
        if (!dimension.domain().contains(value)) {
            throw new InputException(dimension.key() + ": expected "
                    + dimension.domain().describe() + ", received " + JsonText.oneLine(value));
        }
    }

    private static void checkConditions(Dimension dimension, Map<String, Dimension> byKey) {
        for (Condition condition : dimension.when()) {
            String on = condition.on().toString();
            Dimension other = byKey.get(on);
            if (other == null) {
                throw new IllegalArgumentException(dimension.key() + ": the condition names " + on
                        + ", which is not searched; expected one of " + String.join(", ", byKey.keySet())
                        + Nearest.hint(on, byKey.keySet()));
            }
            for (JsonNode value : condition.values()) {
                if (!canBe(other.domain(), value)) {
                    throw new IllegalArgumentException(dimension.key() + ": the condition expects " + on + " to be "
                            + JsonText.oneLine(value) + ", but it is "
                            + other.domain().describe());
                }
            }
        }
    }

    private static boolean canBe(Domain domain, JsonNode value) {
        if (domain instanceof Choice choice) {
            Condition condition = new Condition(new FieldPath(List.of()), List.of(value));
            return choice.values().stream().anyMatch(condition::allows);
        }
        return domain.contains(value);
    }

    private static List<Dimension> conditionsFirst(List<Dimension> dimensions) {
        List<Dimension> left = new ArrayList<>(dimensions);
        left.sort(Comparator.comparing(Dimension::key));
        List<Dimension> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (!left.isEmpty()) {
            Dimension next = left.stream()
                    .filter(each -> each.when().stream()
                            .allMatch(
                                    condition -> placed.contains(condition.on().toString())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the conditions of "
                            + left.stream().map(Dimension::key).toList() + " wait for one another in a circle"));
            left.remove(next);
            ordered.add(next);
            placed.add(next.key());
        }
        return List.copyOf(ordered);
    }
}
