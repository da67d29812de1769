package org.cnnworkbench.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.train.TrainingSettings.Monitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LearningRatesTest {

    private static final List<EpochResult> NO_HISTORY = List.of();

    static TrainingSettings settings(
            int epochs,
            LearningRateSchedule schedule,
            double warmUp,
            @Nullable Integer patience,
            double minDelta,
            Monitor monitor) {
        return new TrainingSettings(
                epochs,
                8,
                new Optimizer.Sgd(0.1),
                schedule,
                warmUp,
                monitor,
                patience,
                minDelta,
                1,
                "auto",
                "cpu",
                1,
                60,
                3,
                1,
                TrainingSettings.Observation.FULL);
    }

    private static LearningRates rates(int epochs, LearningRateSchedule schedule, double warmUp) {
        return new LearningRates(settings(epochs, schedule, warmUp, null, 0, Monitor.ERROR_RATE));
    }

    static List<EpochResult> errors(double... errorRates) {
        List<EpochResult> history = new ArrayList<>();
        for (double errorRate : errorRates) {
            EpochResult.Scores scores = new EpochResult.Scores(2 * errorRate, errorRate);
            history.add(new EpochResult(history.size() + 1, 0.1, scores, scores, 1, 100));
        }
        return history;
    }

    @Test
    void aConstantRateStaysTheOptimizersOwn() {
        LearningRates rates = rates(3, new LearningRateSchedule.Constant(), 0);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(0, 0), 5)).isEqualTo(0.1);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(2, 4), 5)).isEqualTo(0.1);
    }

    @Test
    void aStepScheduleFallsAfterEverySoManyEpochs() {
        LearningRates rates = rates(9, new LearningRateSchedule.Step(2, 0.5), 0);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(1, 4), 5)).isEqualTo(0.1);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(2, 0), 5)).isCloseTo(0.05, within(1e-12));
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(4, 0), 5)).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void anExponentialScheduleFallsAfterEveryEpoch() {
        LearningRates rates = rates(9, new LearningRateSchedule.Exponential(0.9), 0);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(0, 0), 5)).isEqualTo(0.1);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(3, 0), 5)).isCloseTo(0.0729, within(1e-12));
    }

    @Test
    void aCosineBeginsAtTheRateIsHalfwayInTheMiddleAndEndsAtTheFloor() {
        LearningRates rates = rates(3, new LearningRateSchedule.Cosine(0.2), 0);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(0, 0), 3)).isEqualTo(0.1);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(1, 1), 3)).isCloseTo(0.06, within(1e-12));
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(2, 2), 3)).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void warmUpRisesInAStraightLine() {
        LearningRates rates = rates(3, new LearningRateSchedule.Constant(), 2);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(0, 0), 5)).isCloseTo(0.01, within(1e-12));
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(0, 4), 5)).isCloseTo(0.05, within(1e-12));
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(1, 4), 5)).isCloseTo(0.1, within(1e-12));
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(2, 0), 5)).isEqualTo(0.1);
    }

    @Test
    void aPlateauReducesTheRateAndAsksForTheBestWeights() {
        LearningRates rates = rates(20, new LearningRateSchedule.ReduceOnPlateau(2, 0.25, 1e-7, true), 0);
        List<EpochResult> history = errors(0.5, 0.4, 0.45, 0.41);
        assertThat(rates.at(errors(0.5, 0.4, 0.45), List.of(), new Position(3, 0), 5))
                .isEqualTo(0.1);
        assertThat(rates.restartsFromBest(errors(0.5, 0.4, 0.45))).isFalse();
        assertThat(rates.at(history, List.of(), new Position(4, 0), 5)).isCloseTo(0.025, within(1e-12));
        assertThat(rates.restartsFromBest(history)).isTrue();
        assertThat(rates.restartsFromBest(errors(0.5, 0.4, 0.45, 0.41, 0.42))).isFalse();
        assertThat(rates.at(errors(0.5, 0.4, 0.45, 0.41, 0.42, 0.43), List.of(), new Position(6, 0), 5))
                .isCloseTo(0.00625, within(1e-12));
    }

    @Test
    void aPlateauBelowTheSmallestRateEndsTraining() {
        LearningRates rates = rates(20, new LearningRateSchedule.ReduceOnPlateau(1, 0.1, 0.005, true), 0);
        assertThat(rates.belowMinimum(errors(0.4, 0.5), List.of())).isFalse();
        assertThat(rates.belowMinimum(errors(0.4, 0.5, 0.5), List.of())).isTrue();
    }

    private static AppliedAct set(double learningRate, int epochs, int batches) {
        return new AppliedAct(new Position(epochs, batches), new SteeringAct.SetLearningRate(learningRate));
    }

    @Test
    void aRateThatAPersonSetsHoldsFromThereOn() {
        LearningRates rates = rates(9, new LearningRateSchedule.Constant(), 0);
        assertThat(rates.at(NO_HISTORY, List.of(set(0.3, 0, 3)), new Position(0, 3), 5))
                .isEqualTo(0.3);
        assertThat(rates.at(errors(0.5, 0.4), List.of(set(0.3, 0, 3), set(0.02, 1, 0)), new Position(2, 2), 5))
                .isEqualTo(0.02);
    }

    @Test
    void theScheduleGoesOnInProportionToIt() {
        LearningRates rates = rates(9, new LearningRateSchedule.Step(2, 0.5), 0);
        List<AppliedAct> acts = List.of(set(0.3, 2, 1));
        assertThat(rates.at(errors(0.5, 0.4), acts, new Position(2, 1), 5)).isEqualTo(0.3);
        assertThat(rates.at(errors(0.5, 0.4, 0.3, 0.2), acts, new Position(4, 0), 5))
                .isCloseTo(0.15, within(1e-12));
    }

    @Test
    void aPlateauReducesItFurther() {
        LearningRates rates = rates(20, new LearningRateSchedule.ReduceOnPlateau(1, 0.1, 1e-7, true), 0);
        List<EpochResult> history = errors(0.4, 0.5, 0.5, 0.5);
        assertThat(rates.at(history.subList(0, 3), List.of(set(0.3, 2, 0)), new Position(3, 0), 5))
                .isCloseTo(0.03, within(1e-12));
        assertThat(rates.at(history, List.of(set(0.3, 2, 0)), new Position(4, 0), 5))
                .isCloseTo(0.003, within(1e-12));
    }

    @Test
    void itEndsAWarmUp() {
        LearningRates rates = rates(9, new LearningRateSchedule.Constant(), 2);
        assertThat(rates.at(NO_HISTORY, List.of(set(0.3, 0, 3)), new Position(0, 4), 5))
                .isEqualTo(0.3);
    }

    @Test
    void moreEpochsStretchACosineFromThereOn() {
        LearningRates rates = rates(2, new LearningRateSchedule.Cosine(0), 0);
        List<AppliedAct> extended = List.of(new AppliedAct(new Position(1, 0), new SteeringAct.SetEpochs(4)));
        assertThat(rates.epochs(extended)).isEqualTo(4);
        assertThat(rates.at(NO_HISTORY, List.of(), new Position(1, 4), 5)).isCloseTo(0, within(1e-12));
        assertThat(rates.at(errors(0.5, 0.4, 0.3), extended, new Position(3, 4), 5))
                .isCloseTo(0, within(1e-12));
        assertThat(rates.at(errors(0.5, 0.4, 0.3), extended, new Position(1, 4), 5))
                .isGreaterThan(0.05);
    }

    @Test
    void afterACosineHasComeDownToNothingARateIsTakenAsItIs() {
        LearningRates rates = rates(1, new LearningRateSchedule.Cosine(0), 0);
        List<AppliedAct> acts =
                List.of(new AppliedAct(new Position(1, 0), new SteeringAct.SetEpochs(1)), set(0.3, 1, 0));
        assertThat(rates.at(errors(0.5), acts, new Position(1, 3), 5)).isEqualTo(0.3);
    }
}
