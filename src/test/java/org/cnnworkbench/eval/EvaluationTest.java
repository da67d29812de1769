package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final List<String> CLASSES = List.of("cat", "dog");

    @Test
    void takesTheMostProbableClassAsThePrediction() {
        Evaluation evaluation = Evaluation.of(
                new float[] {0.75f, 0.25f, 0.4f, 0.6f, 0.5f, 0.5f}, new int[] {0, 0, 1}, new int[] {7, 3, 9}, CLASSES);
        assertThat(evaluation.predictions())
                .containsExactly(
                        new Prediction(7, 0, 0, 0.75f), new Prediction(3, 0, 1, 0.6f), new Prediction(9, 1, 0, 0.5f));
        assertThat(evaluation.matrix().counts()).isDeepEqualTo(new long[][] {{1, 1}, {1, 0}});
        assertThat(evaluation.examples()).isEqualTo(3);
        assertThat(evaluation.classNames()).isEqualTo(CLASSES);
    }

    @Test
    void metricsAreOfTheSameExamples() {
        Metrics metrics = Evaluation.of(new float[] {0.75f, 0.25f, 0.4f, 0.6f}, new int[] {0, 0}, new int[2], CLASSES)
                .metrics();
        assertThat(metrics.accuracy()).isEqualTo(0.5);
        assertThat(metrics.errorRate()).isEqualTo(0.5);
        assertThat(metrics.logLoss()).isCloseTo(-(Math.log(0.75) + Math.log(0.4)) / 2, within(1e-7));
        assertThat(metrics.topKAccuracy()).containsOnlyKeys(1).containsEntry(1, 0.5);
    }

    @Test
    void topThreeIsCountedWhereThereAreMoreThanThreeClasses() {
        Metrics metrics = Evaluation.of(
                        new float[] {0.4f, 0.3f, 0.2f, 0.1f}, new int[] {2}, new int[1], List.of("a", "b", "c", "d"))
                .metrics();
        assertThat(metrics.topKAccuracy())
                .containsEntry(1, 0.0)
                .containsEntry(3, 1.0)
                .hasSize(2);
    }

    @Test
    void refusesTheProbabilitiesOfANetworkThatHasDiverged() {
        assertThatThrownBy(() -> Evaluation.of(new float[] {Float.NaN, 0.5f}, new int[] {0}, new int[] {42}, CLASSES))
                .hasMessage("evaluation: expected probabilities from 0 to 1, received NaN for image 42, class 0");
    }

    @Test
    void refusesNoExamplesAndArraysOfOtherLengths() {
        assertThatThrownBy(() -> Evaluation.of(new float[0], new int[0], new int[0], CLASSES))
                .hasMessageContaining("at least one example");
        assertThatThrownBy(() -> Evaluation.of(new float[3], new int[2], new int[2], CLASSES))
                .hasMessageContaining("2 × 2 probabilities, received 2 and 3");
        assertThatThrownBy(() -> Evaluation.of(new float[2], new int[] {2}, new int[1], CLASSES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textShowsErrorRateMatrixReportAndWhatIsUndefined() {
        Evaluation evaluation = Evaluation.of(
                new float[] {0.75f, 0.25f, 0.6f, 0.4f, 0.9f, 0.1f, 0.8f, 0.2f},
                new int[] {0, 0, 0, 1},
                new int[4],
                CLASSES);
        assertThat(evaluation.toText()).isEqualTo("""
                error rate: 0.25

                confusion matrix (rows: true class, columns: predicted class)

                       0  1
                0 cat  3  0
                1 dog  1  0

                              precision    recall  f1-score   support

                         cat       0.75      1.00      0.86         3
                         dog       0.00      0.00      0.00         1

                    accuracy                           0.75         4
                   macro avg       0.38      0.50      0.43         4
                weighted avg       0.56      0.75      0.64         4

                Precision and F1 count as 0 where nothing was predicted as the class: dog.
                """);
    }
}
