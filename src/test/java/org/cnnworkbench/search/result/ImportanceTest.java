package org.cnnworkbench.search.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;
import org.cnnworkbench.search.space.Spaces;
import org.junit.jupiter.api.Test;

/** Functions whose shares of variance are known. */
final class ImportanceTest {

    private static List<TrialResult> trials(SearchSpace space, int count, ToDoubleFunction<Point> function) {
        SplittableRandom random = new SplittableRandom(3);
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    Map<String, JsonNode> values = new HashMap<>();
                    for (Dimension dimension : space.conditionsFirst()) {
                        if (space.counts(dimension, values)) {
                            values.put(dimension.key(), dimension.domain().draw(random.nextDouble()));
                        }
                    }
                    Point point = space.point(values);
                    FoldResult fold = new FoldResult(0, function.applyAsDouble(point), Double.NaN, 1, 1);
                    return new TrialResult(number, TrialState.COMPLETE, point, List.of(fold), null);
                })
                .toList();
    }

    private static Map<String, Double> shares(SearchSpace space, List<TrialResult> trials) {
        Map<String, Double> shares = new HashMap<>();
        Importance.of(space, trials, 1).forEach(each -> shares.put(each.path(), each.share()));
        return shares;
    }

    private static double number(Point point, String key) {
        return Objects.requireNonNull(point.values().get(key)).doubleValue();
    }

    /** Var(2x) = 4/12, Var(1[b]) = 1/4 and nothing of the rest: shares 4/7 and 3/7. */
    @Test
    void theSharesOfASumAreThoseOfItsTerms() {
        SearchSpace space = Spaces.space("""
                {'data.x': {'from': 0.0, 'to': 1.0}, 'training.optimizer': ['a', 'b'], 'data.y': {'from': 0.001, 'to': 1.0, 'log': true}}""");
        List<TrialResult> trials = trials(
                space,
                200,
                point -> 2 * number(point, "data.x")
                        + (Objects.requireNonNull(point.values().get("training.optimizer"))
                                        .asText()
                                        .equals("b")
                                ? 1
                                : 0));
        Map<String, Double> shares = shares(space, trials);
        assertThat(shares.get("data.x")).isCloseTo(4 / 7.0, within(0.04));
        assertThat(shares.get("training.optimizer")).isCloseTo(3 / 7.0, within(0.04));
        assertThat(shares.get("data.y")).isLessThan(0.02);
        assertThat(Importance.of(space, trials, 1).getFirst().path()).isEqualTo("data.x");
        assertThat(Importance.of(space, trials, 1)).isEqualTo(Importance.of(space, trials, 1));
    }

    /** Exclusive or: no dimension explains anything alone. */
    @Test
    void whatMattersTogetherOnlyHasNoShareAlone() {
        SearchSpace space = Spaces.space("{'training.epochs': [0, 1], 'data.limit': [0, 1]}");
        Map<String, Double> shares =
                shares(space, trials(space, 100, p -> number(p, "training.epochs") == number(p, "data.limit") ? 1 : 0));
        assertThat(shares.values()).allMatch(share -> share < 0.05);
    }

    @Test
    void aDimensionWithAConditionIsJudgedWhereItCounts() {
        SearchSpace space = Spaces.space("""
                {'training.optimizer': ['adam', 'momentum'],
                 'training.optimizer.momentum': {'from': 0.0, 'to': 1.0, 'when': {'training.optimizer': 'momentum'}},
                 'data.y': {'from': 0.0, 'to': 1.0}}""");
        // With momentum m the score is m, without it ½: the optimizer explains nothing, momentum all there is.
        Map<String, Double> shares = shares(
                space,
                trials(
                        space,
                        200,
                        p -> p.values().containsKey("training.optimizer.momentum")
                                ? number(p, "training.optimizer.momentum")
                                : 0.5));
        assertThat(shares.get("training.optimizer.momentum")).isGreaterThan(0.8);
        assertThat(shares.get("training.optimizer")).isLessThan(0.1);
        assertThat(shares.get("data.y")).isLessThan(0.05);
    }

    @Test
    void fewTrialsAndEqualScoresSayNothing() {
        SearchSpace space = Spaces.space("{'training.epochs': [1, 2, 3]}");
        assertThat(Importance.of(space, trials(space, 3, p -> number(p, "training.epochs")), 1))
                .isEmpty();
        assertThat(Importance.of(space, trials(space, 10, p -> 1), 1)).isEmpty();
        assertThat(Importance.of(space, trials(space, 10, p -> Double.NaN), 1)).isEmpty();
    }
}
