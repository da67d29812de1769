package org.cnnworkbench.search.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cnnworkbench.search.space.Spaces.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** TPE against random sampling on functions whose smallest value is known; scores are their negatives. */
final class TpeSamplerTest {

    private static final Sampler TPE = new TpeSampler(10, 24);
    private static final Sampler RANDOM = new RandomSampler();
    private static final int SEEDS = 20;
    private static final int BUDGET = 80;

    private static final SearchSpace BRANIN_SPACE =
            space("{'data.x': {'from': -5.0, 'to': 10.0}, 'data.y': {'from': 0.0, 'to': 15.0}}");

    private static double number(Point point, String key) {
        return Objects.requireNonNull(point.values().get(key)).doubleValue();
    }

    /** Branin's function (Dixon and Szegő 1978): smallest value 0.397887 at three places. */
    private static double branin(Point point) {
        double x = number(point, "data.x");
        double y = number(point, "data.y");
        double parabola = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return parabola * parabola + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static final SearchSpace HARTMANN_SPACE = space("{"
            + String.join(
                    ", ",
                    IntStream.range(0, 6)
                            .mapToObj(i -> "'data.x" + i + "': {'from': 0.0, 'to': 1.0}")
                            .toList())
            + "}");

    private static final double[][] HARTMANN_A = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] HARTMANN_P = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final double[] HARTMANN_ALPHA = {1, 1.2, 3, 3.2};

    /** Hartmann's function in six dimensions (Dixon and Szegő 1978): smallest value −3.32237. */
    private static double hartmann(Point point) {
        double sum = 0;
        for (int i = 0; i < HARTMANN_ALPHA.length; i++) {
            double exponent = 0;
            for (int j = 0; j < 6; j++) {
                double distance = number(point, "data.x" + j) - HARTMANN_P[i][j];
                exponent += HARTMANN_A[i][j] * distance * distance;
            }
            sum -= HARTMANN_ALPHA[i] * Math.exp(-exponent);
        }
        return sum;
    }

    private static final SearchSpace TRAINING_SPACE = space("""
            {'training.optimizer': ['sgd', 'adam', 'momentum', 'rmsprop'],
             'training.optimizer.learning_rate': {'from': 0.00001, 'to': 1, 'log': true},
             'training.optimizer.momentum': {'from': 0.0, 'to': 0.99, 'when': {'training.optimizer': 'momentum'}},
             'training.batch_size': {'from': 8, 'to': 512, 'log': true},
             'layers[0].filters': {'from': 4, 'to': 64, 'step': 4}}""");

    /** Like a training: a best optimizer with a momentum of its own, a best rate and batch size on log scales; smallest value 0. */
    private static double training(Point point) {
        String optimizer =
                Objects.requireNonNull(point.values().get("training.optimizer")).asText();
        double loss = switch (optimizer) {
            case "momentum" -> Math.abs(number(point, "training.optimizer.momentum") - 0.9);
            case "adam" -> 0.3;
            default -> 1;
        };
        return loss
                + Math.pow(Math.log10(number(point, "training.optimizer.learning_rate")) + 2, 2)
                + 0.1 * Math.abs(Math.log(number(point, "training.batch_size") / 64) / Math.log(2))
                + Math.abs(number(point, "layers[0].filters") - 48) / 64;
    }

    private static double smallest(Sampler sampler, SearchSpace space, ToDoubleFunction<Point> function, long seed) {
        List<Observation> known = new ArrayList<>();
        for (int draw = 0; draw < BUDGET; draw++) {
            Point point = sampler.propose(space, seed, draw, known).orElseThrow();
            known.add(new Observation(point, -function.applyAsDouble(point)));
        }
        return known.stream().mapToDouble(each -> -each.score()).min().orElse(Double.NaN);
    }

    private static double mean(Sampler sampler, SearchSpace space, ToDoubleFunction<Point> function) {
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> smallest(sampler, space, function, seed))
                .average()
                .orElse(Double.NaN);
    }

    @Test
    void itIsAtLeastTwiceAsCloseToBraninsOptimumAsRandom() {
        double optimum = 0.397887;
        double tpe = mean(TPE, BRANIN_SPACE, TpeSamplerTest::branin) - optimum;
        assertThat(tpe).isBetween(0.0, (mean(RANDOM, BRANIN_SPACE, TpeSamplerTest::branin) - optimum) / 2);
    }

    @Test
    void itIsAtLeastTwiceAsCloseToHartmannsOptimumAsRandom() {
        double optimum = -3.32237;
        double tpe = mean(TPE, HARTMANN_SPACE, TpeSamplerTest::hartmann) - optimum;
        assertThat(tpe).isBetween(0.0, (mean(RANDOM, HARTMANN_SPACE, TpeSamplerTest::hartmann) - optimum) / 2);
    }

    @Test
    void itIsCloserToTheBestTrainingThanRandom() {
        double tpe = mean(TPE, TRAINING_SPACE, TpeSamplerTest::training);
        assertThat(tpe).isBetween(0.0, mean(RANDOM, TRAINING_SPACE, TpeSamplerTest::training) / 1.5);
    }

    @Test
    void theSameArgumentsGiveTheSamePointAndItLiesInTheSpace() {
        List<Observation> known = new ArrayList<>();
        for (int draw = 0; draw < 40; draw++) {
            Point point = TPE.propose(TRAINING_SPACE, 5, draw, known).orElseThrow();
            assertThat(TPE.propose(TRAINING_SPACE, 5, draw, List.copyOf(known))).contains(point);
            assertThat(TRAINING_SPACE.check(point)).isEqualTo(point);
            known.add(new Observation(point, draw % 7 == 0 ? Double.NaN : -training(point)));
        }
    }

    @Test
    void theFirstTrialsAreDrawnAtRandom() {
        assertThat(TPE.propose(BRANIN_SPACE, 5, 3, List.of())).isEqualTo(RANDOM.propose(BRANIN_SPACE, 5, 3, List.of()));
    }

    @Test
    void oneInTenTrialsIsGoodAndAtMostTwentyFive() {
        assertThat(IntStream.of(1, 10, 11, 100, 250, 251, 1000).map(TpeSampler::goodCount))
                .containsExactly(1, 1, 2, 10, 25, 25, 25);
    }
}
