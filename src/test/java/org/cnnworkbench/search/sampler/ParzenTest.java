package org.cnnworkbench.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.cnnworkbench.search.space.Choice;
import org.cnnworkbench.search.space.Domain;
import org.cnnworkbench.search.space.IntRange;
import org.cnnworkbench.search.space.RealRange;
import org.cnnworkbench.search.space.Values;
import org.junit.jupiter.api.Test;

/**
 * The mixtures of TPE. Expected numbers are by hand where they are short fractions; the others were computed with NumPy and SciPy from the
 * formulas of Optuna's Parzen estimator.
 */
final class ParzenTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    private static List<JsonNode> numbers(double... values) {
        return DoubleStream.of(values).mapToObj(Values::number).toList();
    }

    private static double logDensity(Domain domain, List<JsonNode> observed, double at) {
        return Parzen.of(domain, observed).logDensity(Values.number(at));
    }

    @Test
    void theLatest25TrialsWeighAlikeAndEarlierOnesLess() {
        assertThat(Parzen.weights(0)).containsExactly(1);
        assertThat(Parzen.weights(3)).containsExactly(0.25, 0.25, 0.25, 0.25);
        // 28 trials: 1/28, the middle between it and 1, 1, then 25 and the prior with 1 each.
        double middle = (1 + 1.0 / 28) / 2;
        double sum = 1.0 / 28 + middle + 1 + 26;
        assertThat(Parzen.weights(28))
                .hasSize(29)
                .startsWith(new double[] {1.0 / 28 / sum, middle / sum, 1 / sum}, CLOSE);
        assertThat(Arrays.stream(Parzen.weights(28)).sum()).isCloseTo(1, CLOSE);
    }

    @Test
    void aWidthIsTheDistanceToTheFartherNeighbourWithinBounds() {
        // Sorted 0.2, 0.5 (the prior), 0.6: 0.3 for the first, 0.1 for the last, which is widened to 1 / (2 + 2).
        assertThat(RangeParzen.deviations(new double[] {0.2, 0.6, 0.5}, 0, 1))
                .containsExactly(new double[] {0.3, 0.25, 1}, CLOSE);
    }

    @Test
    void densitiesOfRangesAreOptunas() {
        RealRange unit = RealRange.of(0, 1, false);
        assertThat(logDensity(unit, numbers(0.2, 0.6), 0.4)).isCloseTo(0.21111027381616992, CLOSE);
        assertThat(logDensity(unit, numbers(0.2, 0.6), 1)).isCloseTo(-0.7311928475986582, CLOSE);
        assertThat(logDensity(RealRange.of(1e-5, 0.1, true), numbers(1e-4, 1e-2), 1e-3))
                .isCloseTo(-2.1110760070845536, CLOSE);
        double[] forty =
                IntStream.range(0, 40).mapToDouble(i -> i * 37 % 101 / 101.0).toArray();
        assertThat(logDensity(unit, numbers(forty), 0.3)).isCloseTo(0.1419837550793823, CLOSE);
        assertThat(logDensity(unit, numbers(forty), 0.05)).isCloseTo(-0.08146895918538488, CLOSE);
    }

    @Test
    void probabilitiesOfWholeNumbersAreOptunas() {
        IntRange eight = IntRange.of(1, 8, false);
        assertThat(logDensity(eight, numbers(2, 6), 3)).isCloseTo(-2.0034409398581823, CLOSE);
        assertThat(logDensity(eight, numbers(2, 6), 8)).isCloseTo(-2.419797442381225, CLOSE);
        IntRange batch = IntRange.of(1, 64, true);
        assertThat(logDensity(batch, numbers(4, 32, 32), 16)).isCloseTo(-4.058831469799733, CLOSE);
        assertThat(logDensity(batch, numbers(4, 32, 32), 1)).isCloseTo(-2.281043689006413, CLOSE);
        double sum = IntStream.rangeClosed(1, 64)
                .mapToDouble(i -> Math.exp(logDensity(batch, numbers(4, 32, 32), i)))
                .sum();
        assertThat(sum).isCloseTo(1, CLOSE);
    }

    @Test
    void everyTrialAddsItsValueAndAQuarterOfAllToAList() {
        // Three trials, 0 0 2, and the prior: ¼ (1.25 + 1.25 + 0.25) / 1.75 + ¼ · ⅓ = 10/21 for the first.
        Choice names = new Choice(numbers(10, 20, 30));
        List<JsonNode> observed = numbers(10, 10, 30);
        assertThat(Math.exp(logDensity(names, observed, 10))).isCloseTo(10 / 21.0, CLOSE);
        assertThat(Math.exp(logDensity(names, observed, 20))).isCloseTo(4 / 21.0, CLOSE);
        assertThat(Math.exp(logDensity(names, observed, 30))).isCloseTo(7 / 21.0, CLOSE);
        assertThat(Math.exp(logDensity(names, List.of(), 30))).isCloseTo(1 / 3.0, CLOSE);
    }

    @Test
    void drawsFollowTheDensity() {
        Parzen parzen = Parzen.of(IntRange.of(1, 8, false), numbers(2, 6));
        SplittableRandom random = new SplittableRandom(1);
        long threes = IntStream.range(0, 20_000)
                .filter(i -> parzen.draw(random).intValue() == 3)
                .count();
        assertThat(threes / 20_000.0).isCloseTo(Math.exp(-2.0034409398581823), within(0.01));
    }

    @Test
    void theNormalDistributionIsExactFarOutToo() {
        assertThat(Normal.below(-1)).isCloseTo(0.158655253931457, CLOSE);
        assertThat(Normal.below(2)).isCloseTo(0.977249868051821, CLOSE);
        assertThat(Normal.between(3, 4)).isCloseTo(Normal.between(-4, -3), CLOSE);
        assertThat(Normal.below(-8)).isCloseTo(6.22096057e-16, within(1e-23));
        assertThat(Normal.below(-40)).isZero();
        assertThat(Normal.below(40)).isOne();
    }
}
