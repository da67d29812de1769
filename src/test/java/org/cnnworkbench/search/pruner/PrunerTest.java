package org.cnnworkbench.search.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.junit.jupiter.api.Test;

final class PrunerTest {

    private static Pruner pruner(String json) {
        return Pruner.TYPES.read(JsonValue.parse("study", json));
    }

    /** A trial whose folds are written as {@code "0.5 0.6 | 0.7"}. */
    private static Progress trial(int number, String folds) {
        return new Progress(
                number,
                Stream.of(folds.split("\\|"))
                        .map(fold -> Stream.of(fold.trim().split(" "))
                                .map(Double::valueOf)
                                .toList())
                        .toList());
    }

    private static List<Progress> trials(String... folds) {
        return IntStream.range(0, folds.length)
                .mapToObj(i -> trial(i, folds[i]))
                .toList();
    }

    @Test
    void prunersAreNamesOrObjects() {
        assertThat(pruner("\"none\"")).isEqualTo(new NoPruner());
        assertThat(pruner("\"median\"")).isEqualTo(new MedianPruner(5, 0));
        assertThat(pruner("{\"type\": \"successive_halving\", \"factor\": 4}"))
                .isEqualTo(new SuccessiveHalvingPruner(1, 4));
        assertThat(JsonText.oneLine(Pruner.TYPES.write(new HyperbandPruner(2, 3, null))))
                .isEqualTo("{\"type\": \"hyperband\", \"min_epochs\": 2}");
        assertThatThrownBy(() -> pruner("{\"type\": \"median\", \"startup\": 0}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 1");
    }

    @Test
    void aValueIsTheMeanOfFoldsDoneAndTheScoreNow() {
        Progress trial = trial(1, "0.2 0.5 | 0.6 0.7");
        assertThat(trial.value(new Progress.At(0, 0))).hasValue(0.2);
        assertThat(trial.value(new Progress.At(1, 0))).hasValue((0.5 + 0.6) / 2);
        assertThat(trial.value(new Progress.At(1, 2))).isEmpty();
        // The first fold is complete: it ended after two epochs.
        assertThat(trial.value(new Progress.At(0, 5))).hasValue(0.5);
        assertThat(trial.value(new Progress.At(2, 0))).isEmpty();
    }

    @Test
    void belowTheMedianAtTheSamePlaceATrialIsGivenUp() {
        Pruner median = new MedianPruner(3, 0);
        List<Progress> others = trials("0.1 0.5", "0.1 0.7", "0.1 0.6 | 0.9", "0.3");
        assertThat(median.reasonToPrune(trial(9, "0.2 0.59"), others))
                .hasValue(
                        "Its best score after epoch 2 of fold 1, 0.5900, is below the median of the 3 trials that came as "
                                + "far, 0.6000.");
        assertThat(median.reasonToPrune(trial(9, "0.2 0.6"), others)).isEmpty();
        // Its best in the fold counts, not its latest.
        assertThat(median.reasonToPrune(trial(9, "0.65 0.1"), others)).isEmpty();
        // Only two have come to the third epoch of the first fold.
        assertThat(median.reasonToPrune(trial(9, "0 0 0"), trials("1 1 1", "1 1 1", "1 1")))
                .isEmpty();
    }

    @Test
    void anEasyFoldIsNotHeldAgainstAHardOne() {
        // Everybody is worse in the second fold: there 0.3 is good, though it is below every score of the first.
        List<Progress> others = trials("0.9 | 0.2", "0.9 | 0.2", "0.9 | 0.2");
        assertThat(new MedianPruner(3, 0).reasonToPrune(trial(9, "0.9 | 0.3"), others))
                .isEmpty();
        assertThat(new MedianPruner(3, 0).reasonToPrune(trial(9, "0.7 | 0.3"), others))
                .isPresent();
    }

    @Test
    void nothingIsGivenUpWhileWarmingUp() {
        List<Progress> others = trials("0.5 0.5", "0.5 0.5", "0.5 0.5");
        assertThat(new MedianPruner(3, 1).reasonToPrune(trial(9, "0.1"), others))
                .isEmpty();
        assertThat(new MedianPruner(3, 1).reasonToPrune(trial(9, "0.1 0.1"), others))
                .isPresent();
    }

    @Test
    void whatIsNotANumberIsGivenUp() {
        List<Progress> others = trials("0.5", "0.5", "NaN", "0.5");
        assertThat(new MedianPruner(3, 0).reasonToPrune(trial(9, "NaN"), others))
                .hasValue("Its score after epoch 1 of fold 1 is not a number, so it has nothing to show.");
        assertThat(new SuccessiveHalvingPruner(1, 3).reasonToPrune(trial(9, "NaN"), List.of()))
                .isPresent();
    }

    /** Rungs after 1, 3, 9 … epochs; of 6 at a rung the best 2 go on, as Optuna's promotable index says. */
    @Test
    void atARungTheBestThirdGoOn() {
        Pruner halving = new SuccessiveHalvingPruner(1, 3);
        List<Progress> others = trials("0.1", "0.2", "0.3", "0.4", "0.6");
        assertThat(halving.reasonToPrune(trial(9, "0.5"), others)).isEmpty();
        assertThat(halving.reasonToPrune(trial(9, "0.4"), others)).isEmpty();
        assertThat(halving.reasonToPrune(trial(9, "0.35"), others))
                .hasValue(
                        "Its score after epoch 1 of fold 1, 0.3500, is number 3 of the 6 trials that came as far; only the "
                                + "best 2 go on.");
        assertThat(halving.reasonToPrune(trial(9, "0 0"), trials("1 1", "1 1"))).isEmpty();
        assertThat(halving.reasonToPrune(trial(9, "0 0 0"), trials("1 1 1"))).isPresent();
    }

    @Test
    void theFirstAtARungGoesOnAndTheSecondOnlyIfItIsBetter() {
        Pruner halving = new SuccessiveHalvingPruner(1, 3);
        assertThat(halving.reasonToPrune(trial(1, "0.1"), List.of())).isEmpty();
        assertThat(halving.reasonToPrune(trial(2, "0.05"), trials("0.1"))).isPresent();
        assertThat(halving.reasonToPrune(trial(2, "0.2"), trials("0.1"))).isEmpty();
    }

    @Test
    void rungsCountEpochsOverAllFolds() {
        Pruner halving = new SuccessiveHalvingPruner(1, 3);
        List<Progress> others = trials("0.5 0.5 | 0.5", "0.5 0.5 | 0.5");
        assertThat(halving.reasonToPrune(trial(9, "0.5 0.5 | 0.4"), others)).isPresent();
        assertThat(halving.reasonToPrune(trial(9, "0.5 0.5 | 0.4 0.4"), others)).isEmpty();
    }

    /** ⌊log₃ 27⌋ + 1 = 4 brackets with budgets ⌈4 · 27 / 4⌉, ⌈4 · 9 / 3⌉, ⌈4 · 3 / 2⌉, 4. */
    @Test
    void hyperbandsBracketsHaveOptunasBudgets() {
        HyperbandPruner hyperband = new HyperbandPruner(1, 3, 27);
        assertThat(hyperband.brackets()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).mapToLong(b -> hyperband.share(b, 4))).containsExactly(27L, 12L, 6L, 4L);
        int[] counts = new int[4];
        IntStream.range(0, 4900).forEach(trial -> counts[hyperband.bracket(trial)]++);
        assertThat(counts[0]).isBetween(2600, 2800);
        assertThat(counts[3]).isBetween(320, 480);
        assertThat(new HyperbandPruner(1, 3, 26).brackets()).isEqualTo(3);
    }

    @Test
    void hyperbandComparesWithinABracketAndLaterInLaterOnes() {
        HyperbandPruner hyperband = new HyperbandPruner(1, 3, 9);
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        IntStream.range(0, 100).forEach(trial -> {
            int bracket = hyperband.bracket(trial);
            if (bracket < 2) {
                (bracket == 0 ? first : second).add(trial);
            }
        });
        Progress good = trial(first.get(0), "0.9 0.9 0.9");
        assertThat(hyperband.reasonToPrune(trial(first.get(1), "0.1"), List.of(good)))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("(Bracket 1 of 3.)"));
        assertThat(hyperband.reasonToPrune(trial(second.get(0), "0.1 0.1 0.1"), List.of(good)))
                .isEmpty();
        Progress rival = trial(second.get(1), "0.9 0.9 0.9");
        assertThat(hyperband.reasonToPrune(trial(second.get(0), "0.1"), List.of(rival)))
                .isEmpty();
        assertThat(hyperband.reasonToPrune(trial(second.get(0), "0.1 0.1 0.1"), List.of(rival)))
                .isPresent();
    }

    @Test
    void hyperbandNeedsToKnowHowLongATrialIs() {
        Pruner open = pruner("\"hyperband\"");
        assertThat(open.reasonToPrune(trial(1, "0"), trials("1", "1", "1"))).isEqualTo(Optional.empty());
        assertThat(open.forTrialsOf(9)).isEqualTo(new HyperbandPruner(1, 3, 9));
        assertThat(new HyperbandPruner(1, 3, 27).forTrialsOf(9)).isEqualTo(new HyperbandPruner(1, 3, 27));
    }
}
