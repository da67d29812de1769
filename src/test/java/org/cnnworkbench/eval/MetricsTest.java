package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compared with what scikit-learn 1.2.1 answered: src/test/python/make_eval_goldens.py. */
class MetricsTest {

    static List<Golden> matrices() throws IOException {
        return Golden.read("classification-reports.json");
    }

    static List<Golden> probabilities() throws IOException {
        return Golden.read("probabilities.json");
    }

    @ParameterizedTest
    @MethodSource("matrices")
    void whatFollowsFromTheMatrixIsThatOfScikitLearn(Golden golden) {
        ConfusionMatrix matrix = golden.matrix();
        assertThat(matrix.accuracy()).isEqualTo(golden.json("accuracy").asDouble());
        assertThat(matrix.errorRate()).isCloseTo(1 - matrix.accuracy(), within(1e-15));
        assertThat(Metrics.balancedAccuracy(matrix))
                .isCloseTo(golden.json("balancedAccuracy").asDouble(), within(1e-14));
        assertThat(Metrics.cohenKappa(matrix))
                .isCloseTo(golden.json("cohenKappa").asDouble(Double.NaN), within(1e-12));
        assertThat(Metrics.matthewsCorrelation(matrix))
                .isCloseTo(golden.json("matthewsCorrelation").asDouble(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void whatFollowsFromTheProbabilitiesIsThatOfScikitLearn(Golden golden) {
        float[] probabilities = golden.floats("probabilities");
        int[] labels = golden.ints("labels");
        int classes = golden.json("classes").asInt();
        double logLoss = golden.json("logLoss").asDouble();
        // scikit-learn divides in float32.
        assertThat(Metrics.logLoss(probabilities, labels, classes)).isCloseTo(logLoss, within(1e-6 * (1 + logLoss)));
        golden.json("topK")
                .properties()
                .forEach(topK -> assertThat(
                                TopK.accuracy(probabilities, labels, classes, Integer.parseInt(topK.getKey())))
                        .isEqualTo(topK.getValue().asDouble()));
        assertThat(TopK.accuracy(probabilities, labels, classes, 1))
                .isEqualTo(golden.json("accuracy").asDouble());
    }

    @Test
    void logLossOfEvenGuessingIsTheLogarithmOfTheNumberOfClasses() {
        float[] even = {0.25f, 0.25f, 0.25f, 0.25f};
        assertThat(Metrics.logLoss(even, new int[] {2}, 4)).isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void ofEqualProbabilitiesTheLowerClassStandsFirst() {
        float[] tied = {0.2f, 0.4f, 0.4f};
        assertThat(TopK.best(tied, 3, 0)).isEqualTo(1);
        assertThat(TopK.rank(tied, 3, 0, 1)).isZero();
        assertThat(TopK.rank(tied, 3, 0, 2)).isEqualTo(1);
        assertThat(TopK.accuracy(tied, new int[] {2}, 3, 1)).isZero();
        assertThat(TopK.accuracy(tied, new int[] {2}, 3, 2)).isEqualTo(1);
    }

    @Test
    void topKWithMoreThanAllClassesIsAlwaysRight() {
        assertThat(TopK.accuracy(new float[] {0.9f, 0.1f}, new int[] {1}, 2, 5)).isEqualTo(1);
        assertThatThrownBy(() -> TopK.accuracy(new float[] {1}, new int[] {0}, 1, 0))
                .hasMessageContaining("k of 1 or more, received 0");
    }
}
