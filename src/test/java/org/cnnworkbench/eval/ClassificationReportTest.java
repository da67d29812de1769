package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compared with what scikit-learn 1.2.1 wrote: src/test/python/make_eval_goldens.py. */
class ClassificationReportTest {

    static List<Golden> goldens() throws IOException {
        return Golden.read("classification-reports.json");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void hasTheTextOfScikitLearn(Golden golden) {
        ClassificationReport report = ClassificationReport.of(golden.matrix());
        assertThat(report.toText(golden.json().get("digits").asInt()))
                .isEqualTo(golden.json().get("text").asText());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void hasTheNumbersOfScikitLearn(Golden golden) {
        ClassificationReport report = ClassificationReport.of(golden.matrix());
        List<double[]> perClass = report.classes().stream()
                .map(row -> new double[] {row.precision(), row.recall(), row.f1Score(), row.support()})
                .toList();
        assertThat(perClass.toArray(double[][]::new)).isDeepEqualTo(rows(golden.json("perClass")));
        assertThat(scores(report.macroAvg())).containsExactly(numbers(golden.json("macro")));
        assertThat(scores(report.weightedAvg())).containsExactly(numbers(golden.json("weighted")));
        assertThat(report.accuracy()).isCloseTo(golden.json("accuracy").asDouble(), within(1e-15));
    }

    @Test
    void reproducesTheBinaryReportOfTheWriteUp() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("0", "1"), new long[][] {{48, 7}, {12, 73}});
        assertThat(ClassificationReport.of(matrix).toText()).isEqualTo("""
                              precision    recall  f1-score   support

                           0       0.80      0.87      0.83        55
                           1       0.91      0.86      0.88        85

                    accuracy                           0.86       140
                   macro avg       0.86      0.87      0.86       140
                weighted avg       0.87      0.86      0.87       140
                """);
    }

    @Test
    void reproducesTheSevenClassReportOfTheWriteUp() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("0", "1", "2", "3", "4", "5", "6"), new long[][] {
            {26, 0, 8, 4, 7, 2, 7},
            {1, 2, 0, 0, 0, 0, 0},
            {4, 0, 25, 4, 8, 3, 11},
            {4, 0, 2, 64, 6, 5, 6},
            {2, 0, 11, 6, 22, 0, 9},
            {1, 0, 1, 5, 1, 33, 0},
            {4, 0, 10, 9, 8, 1, 37}
        });
        assertThat(matrix.errorRate()).isEqualTo(0.4178272980501393);
        assertThat(ClassificationReport.of(matrix).toText()).isEqualTo("""
                              precision    recall  f1-score   support

                           0       0.62      0.48      0.54        54
                           1       1.00      0.67      0.80         3
                           2       0.44      0.45      0.45        55
                           3       0.70      0.74      0.72        87
                           4       0.42      0.44      0.43        50
                           5       0.75      0.80      0.78        41
                           6       0.53      0.54      0.53        69

                    accuracy                           0.58       359
                   macro avg       0.64      0.59      0.61       359
                weighted avg       0.58      0.58      0.58       359
                """);
    }

    @Test
    void namesTheClassesWhoseScoresAreUndefined() {
        ConfusionMatrix matrix =
                new ConfusionMatrix(List.of("cat", "dog", "owl"), new long[][] {{5, 0, 0}, {2, 0, 1}, {0, 0, 0}});
        assertThat(ClassificationReport.of(matrix).warnings())
                .containsExactly(
                        "Precision and F1 count as 0 where nothing was predicted as the class: dog.",
                        "Recall and F1 count as 0 where there are no examples of the class: owl.");
    }

    @Test
    void warnsOfNothingWhereAllScoresAreDefined() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("cat", "dog"), new long[][] {{0, 3}, {4, 0}});
        assertThat(ClassificationReport.of(matrix).warnings()).isEmpty();
    }

    @Test
    void refusesANegativeNumberOfDigits() {
        ClassificationReport report = ClassificationReport.of(new ConfusionMatrix(List.of("cat"), new long[][] {{1}}));
        assertThatThrownBy(() -> report.toText(-1)).hasMessageContaining("0 or more digits, received -1");
    }

    private static double[] scores(ClassificationReport.Scores scores) {
        return new double[] {scores.precision(), scores.recall(), scores.f1Score()};
    }

    private static double[][] rows(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ClassificationReportTest::numbers)
                .toArray(double[][]::new);
    }

    private static double[] numbers(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
