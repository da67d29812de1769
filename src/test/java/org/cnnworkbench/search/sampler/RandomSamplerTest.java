package org.cnnworkbench.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cnnworkbench.search.space.Spaces.point;
import static org.cnnworkbench.search.space.Spaces.space;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** What scikit-learn's ParameterSampler documents, and that a proposal depends on nothing but its arguments. */
final class RandomSamplerTest {

    private static final SearchSpace LISTS = space(
            "{'training.batch_size': [16, 32, 64], 'training.optimizer': ['adam', 'sgd'], 'data.limit': [1, 2, 3, 4]}");

    private static final SearchSpace RANGES = space("""
            {'training.optimizer.learning_rate': {'from': 0.0001, 'to': 1, 'log': true},
             'training.epochs': {'from': 1, 'to': 4}, 'training.optimizer': ['adam', 'sgd']}""");

    private static List<Point> draw(Sampler sampler, SearchSpace space, long seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(draw -> sampler.propose(space, seed, draw, List.of()))
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void listsAreDrawnWithoutReplacementAndAtMostAllOfThem() {
        List<Point> points = draw(new RandomSampler(), LISTS, 1, 100);
        assertThat(points).hasSize(24).doesNotHaveDuplicates();
        assertThat(points).containsExactlyInAnyOrderElementsOf(draw(new GridSampler(), LISTS, 1, 100));
        assertThat(points).isNotEqualTo(draw(new GridSampler(), LISTS, 1, 100));
    }

    @Test
    void rangesAreDrawnWithReplacementAndEvenly() {
        List<Point> points = draw(new RandomSampler(), RANGES, 3, 4000);
        assertThat(points).hasSize(4000);
        assertThat(share(points, p -> number(p, "training.epochs") == 4 ? 1 : 0))
                .isCloseTo(0.25, within(0.03));
        // Half of the logarithmic scale from 0.0001 to 1 lies below 0.01.
        assertThat(share(points, p -> number(p, "training.optimizer.learning_rate") < 0.01 ? 1 : 0))
                .isCloseTo(0.5, within(0.03));
        // Dimensions are independent of one another.
        assertThat(share(
                        points,
                        p -> number(p, "training.optimizer.learning_rate") < 0.01 && number(p, "training.epochs") == 1
                                ? 1
                                : 0))
                .isCloseTo(0.125, within(0.03));
    }

    private static double number(Point point, String key) {
        return Objects.requireNonNull(point.values().get(key)).doubleValue();
    }

    private static double share(List<Point> points, ToDoubleFunction<Point> of) {
        return points.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    @Test
    void aSeedDecidesEveryDrawAndNothingElseDoes() {
        assertThat(draw(new RandomSampler(), RANGES, 7, 5)).isEqualTo(draw(new RandomSampler(), RANGES, 7, 5));
        assertThat(draw(new RandomSampler(), RANGES, 7, 5))
                .doesNotContainAnyElementsOf(draw(new RandomSampler(), RANGES, 8, 5));
        SearchSpace longer = space("""
            {'training.optimizer.learning_rate': {'from': 0.0001, 'to': 1, 'log': true}, 'training.patience': {'from': 1, 'to': 9}}""");
        assertThat(number(draw(new RandomSampler(), longer, 7, 1).getFirst(), "training.optimizer.learning_rate"))
                .isEqualTo(
                        number(draw(new RandomSampler(), RANGES, 7, 1).getFirst(), "training.optimizer.learning_rate"));
    }

    @Test
    void whatDoesntCountHasNoValue() {
        SearchSpace conditional = space("""
                {'training.optimizer': ['adam', 'momentum'],
                 'training.optimizer.momentum': {'from': 0.5, 'to': 0.9, 'when': {'training.optimizer': 'momentum'}}}""");
        List<Point> points = draw(new RandomSampler(), conditional, 1, 200);
        assertThat(points).contains(point("{'training.optimizer': 'adam'}"));
        assertThat(points).allMatch(each -> conditional.check(each).equals(each));
    }

    @Test
    void hugeListsAreEnteredWithoutMakingThem() {
        StringBuilder json = new StringBuilder("{'training.epochs': [1, 2]");
        IntStream.range(0, 100).forEach(i -> json.append(", 'layers[" + i + "].filters': [1, 2, 3]"));
        assertThat(draw(new RandomSampler(), space(json + "}"), 1, 20))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPermutationHasEveryNumberOnce() {
        for (int size : new int[] {1, 2, 3, 5, 16, 17, 1000}) {
            Permutation permutation = new Permutation(size, 42);
            assertThat(IntStream.range(0, size).mapToLong(permutation::at).sorted())
                    .containsExactlyElementsOf(
                            IntStream.range(0, size).mapToObj(Long::valueOf).toList());
        }
        long large = 1L << 61;
        assertThat(new Permutation(large, 1).at(5)).isBetween(0L, large - 1);
    }

    @Test
    void theFirstOfAPermutationIsAnyNumberAlike() {
        int[] counts = new int[6];
        IntStream.range(0, 6000).forEach(seed -> counts[(int) new Permutation(6, seed).at(0)]++);
        assertThat(IntStream.of(counts)).allMatch(count -> count > 900 && count < 1100);
    }
}
