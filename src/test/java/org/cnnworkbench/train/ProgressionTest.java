package org.cnnworkbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.train.TrainingSettings.Monitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProgressionTest {

    private static Progression progression(@Nullable Integer patience, double minDelta, Monitor monitor) {
        return new Progression(
                LearningRatesTest.settings(9, new LearningRateSchedule.Constant(), 0, patience, minDelta, monitor));
    }

    /** Pairs of loss and error rate. */
    private static List<EpochResult> curve(double[]... rows) {
        List<EpochResult> history = new ArrayList<>();
        for (double[] row : rows) {
            EpochResult.Scores validation = new EpochResult.Scores(row[0], row[1]);
            history.add(new EpochResult(history.size() + 1, 0.1, new EpochResult.Scores(9, 1), validation, 1, 1));
        }
        return history;
    }

    @Test
    void beforeTheFirstEpochThereIsNoBest() {
        assertThat(progression(null, 0, Monitor.LOSS).bestEpoch(List.of())).isZero();
    }

    @Test
    void theBestEpochHasTheLowestOfWhatIsMonitored() {
        List<EpochResult> history = curve(new double[] {0.9, 0.3}, new double[] {0.8, 0.2}, new double[] {0.7, 0.25});
        assertThat(progression(null, 0, Monitor.ERROR_RATE).bestEpoch(history)).isEqualTo(2);
        assertThat(progression(null, 0, Monitor.LOSS).bestEpoch(history)).isEqualTo(3);
    }

    @Test
    void ofTwoEpochsWithTheSameErrorRateTheOneWithTheLowerLossIsBetter() {
        List<EpochResult> history = curve(new double[] {0.9, 0.2}, new double[] {0.8, 0.2}, new double[] {0.85, 0.2});
        assertThat(progression(null, 0, Monitor.ERROR_RATE).bestEpoch(history)).isEqualTo(2);
    }

    @Test
    void patienceEndsAfterSoManyEpochsWithoutImprovement() {
        Progression progression = progression(2, 0, Monitor.LOSS);
        assertThat(progression.outOfPatience(curve(new double[] {0.5, 1}, new double[] {0.6, 1})))
                .isFalse();
        assertThat(progression.outOfPatience(
                        curve(new double[] {0.5, 1}, new double[] {0.6, 1}, new double[] {0.5, 1})))
                .isTrue();
        assertThat(progression.outOfPatience(curve(
                        new double[] {0.5, 1}, new double[] {0.6, 1}, new double[] {0.4, 1}, new double[] {0.6, 1})))
                .isFalse();
    }

    @Test
    void anImprovementSmallerThanTheLeastDoesNotCount() {
        Progression progression = progression(2, 0.05, Monitor.LOSS);
        assertThat(progression.outOfPatience(
                        curve(new double[] {0.5, 1}, new double[] {0.48, 1}, new double[] {0.46, 1})))
                .isTrue();
        assertThat(progression.outOfPatience(
                        curve(new double[] {0.5, 1}, new double[] {0.48, 1}, new double[] {0.44, 1})))
                .isFalse();
    }

    @Test
    void withoutValidationImagesTheTrainingCurveDecides() {
        EpochResult.Scores better = new EpochResult.Scores(0.1, 0.1);
        EpochResult.Scores worse = new EpochResult.Scores(0.2, 0.2);
        List<EpochResult> history =
                List.of(new EpochResult(1, 0.1, better, null, 1, 1), new EpochResult(2, 0.1, worse, null, 1, 1));
        assertThat(progression(null, 0, Monitor.ERROR_RATE).bestEpoch(history)).isEqualTo(1);
    }
}
