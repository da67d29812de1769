package org.cnnworkbench.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cnnworkbench.search.space.Condition;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.SearchSpace;

/** How probable each dimension's values are, by itself and where another dimension counts. */
record Presence(SearchSpace space, List<Axis> axes) {

    private static final int SAMPLES = 1000;

    private Dimension dimension(int d) {
        return space.dimensions().get(d);
    }

    /** A point's coordinates, one a dimension. */
    double[] coordinates(Map<String, JsonNode> values) {
        return IntStream.range(0, axes.size())
                .mapToDouble(d -> axes.get(d).coordinate(values.get(dimension(d).key())))
                .toArray();
    }

    /** Points drawn from a space with conditions; none for a space without. */
    double[][] sample(SplittableRandom random) {
        if (space.dimensions().stream().allMatch(each -> each.when().isEmpty())) {
            return new double[0][];
        }
        double[][] sample = new double[SAMPLES][];
        for (int i = 0; i < SAMPLES; i++) {
            Map<String, JsonNode> values = new HashMap<>();
            for (Dimension dimension : space.conditionsFirst()) {
                double uniform = random.nextDouble();
                if (space.counts(dimension, values)) {
                    values.put(dimension.key(), dimension.domain().draw(uniform));
                }
            }
            sample[i] = coordinates(values);
        }
        return sample;
    }

    /** The probability that a dimension counts. */
    double probability(int d) {
        return probability(d, Map.of());
    }

    private double probability(int d, Map<Integer, List<JsonNode>> known) {
        double probability = 1;
        for (Condition condition : dimension(d).when()) {
            int on = indexOf(condition);
            List<JsonNode> values = known.get(on);
            probability *= values == null
                    ? probability(on, known) * allowed(on, condition)
                    : values.stream().filter(condition::allows).count() / (double) values.size();
        }
        return probability;
    }

    /** The measures of all dimensions, each by itself. */
    List<Measure> everywhere() {
        return IntStream.range(0, axes.size()).mapToObj(d -> of(d, Map.of())).toList();
    }

    /**
     * The measures of all dimensions where one of them counts: those that its conditions name have the values that these allow, and
     * those that wait for it count or don't.
     *
     * @param values that it has; empty for all of them
     */
    List<Measure> where(int counting, List<JsonNode> values) {
        Map<Integer, List<JsonNode>> known = new HashMap<>();
        if (!values.isEmpty()) {
            known.put(counting, values);
        }
        learn(counting, known);
        return IntStream.range(0, axes.size())
                .mapToObj(d -> d == counting ? Measure.uniform(axes.get(d)) : of(d, known))
                .toList();
    }

    private void learn(int counting, Map<Integer, List<JsonNode>> known) {
        for (Condition condition : dimension(counting).when()) {
            int on = indexOf(condition);
            known.put(on, valuesOf(on, condition));
            learn(on, known);
        }
    }

    private Measure of(int d, Map<Integer, List<JsonNode>> known) {
        List<JsonNode> values = known.get(d);
        return values == null
                ? Measure.uniform(axes.get(d)).withAbsent(1 - probability(d, known))
                : Measure.at(
                        values.stream().mapToDouble(axes.get(d)::coordinate).toArray());
    }

    private int indexOf(Condition condition) {
        return IntStream.range(0, axes.size())
                .filter(d -> dimension(d).path().equals(condition.on()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> valuesOf(int on, Condition condition) {
        Axis axis = axes.get(on);
        return axis.isList() ? axis.values().stream().filter(condition::allows).toList() : condition.values();
    }

    /** The share of a dimension's values under which a condition holds; 0 for single numbers among real ones. */
    private double allowed(int on, Condition condition) {
        Axis axis = axes.get(on);
        int count = valuesOf(on, condition).size();
        if (axis.isList()) {
            return (double) count / axis.values().size();
        }
        return dimension(on)
                .domain()
                .grid()
                .map(all -> (double) count / all.size())
                .orElse(0.0);
    }
}
