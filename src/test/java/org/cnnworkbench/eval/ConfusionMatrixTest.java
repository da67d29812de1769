package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private static final List<String> CLASSES = List.of("cat", "dog", "owl");

    /** 3 cats, 2 of them right; 1 dog taken for a cat; no owl, but one dog taken for it. */
    private static final ConfusionMatrix SMALL =
            ConfusionMatrix.of(new int[] {0, 0, 0, 1, 1}, new int[] {0, 0, 1, 0, 2}, CLASSES);

    @Test
    void rowsAreTrueClassesAndColumnsPredictedOnes() {
        assertThat(SMALL.counts()).isDeepEqualTo(new long[][] {{2, 1, 0}, {1, 0, 1}, {0, 0, 0}});
        assertThat(SMALL.count(0, 1)).isEqualTo(1);
        assertThat(SMALL.support(0)).isEqualTo(3);
        assertThat(SMALL.predictedCount(2)).isEqualTo(1);
    }

    @Test
    void accuracyIsTheDiagonalOverTheTotal() {
        assertThat(SMALL.correct()).isEqualTo(2);
        assertThat(SMALL.total()).isEqualTo(5);
        assertThat(SMALL.accuracy()).isEqualTo(0.4);
        assertThat(SMALL.errorRate()).isEqualTo(0.6);
    }

    @Test
    void percentagesAreOfTheRowOrOfTheColumn() {
        assertThat(SMALL.rowPercentages()[1]).containsExactly(50, 0, 50);
        assertThat(SMALL.columnPercentages()[0]).containsExactly(200.0 / 3, 100, 0);
        assertThat(SMALL.columnPercentages()[1]).containsExactly(100.0 / 3, 0, 100);
    }

    @Test
    void aRowWithoutExamplesIsZeroPercent() {
        assertThat(SMALL.rowPercentages()[2]).containsExactly(0, 0, 0);
    }

    @Test
    void textHasARowForEachTrueClass() {
        ConfusionMatrix matrix =
                new ConfusionMatrix(List.of("not happy", "happy"), new long[][] {{71, 916}, {100, 1702}});
        assertThat(matrix.toText()).isEqualTo("""
                               0     1
                0 not happy   71   916
                1 happy      100  1702
                """);
    }

    @Test
    void showsTheNumberOnceWhereTheNameIsTheNumber() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("0", "1"), new long[][] {{987, 0}, {1802, 0}});
        assertThat(matrix.toText()).isEqualTo("""
                      0  1
                0   987  0
                1  1802  0
                """);
    }

    @Test
    void aCopyOfTheCountsCannotChangeTheMatrix() {
        SMALL.counts()[0][0] = 99;
        assertThat(SMALL.count(0, 0)).isEqualTo(2);
    }

    @Test
    void equalCountsAndNamesAreEqualMatrices() {
        assertThat(SMALL).isEqualTo(new ConfusionMatrix(CLASSES, SMALL.counts()));
        assertThat(SMALL).hasSameHashCodeAs(new ConfusionMatrix(CLASSES, SMALL.counts()));
        assertThat(SMALL).isNotEqualTo(new ConfusionMatrix(List.of("a", "b", "c"), SMALL.counts()));
    }

    @Test
    void refusesAClassBeyondTheNames() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0}, new int[] {3}, CLASSES))
                .hasMessage("confusion matrix: expected classes 0 to 2, received 0 predicted as 3 at example 0");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {-1}, new int[] {0}, CLASSES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesCountsThatAreNotSquareOrNegative() {
        assertThatThrownBy(() -> new ConfusionMatrix(CLASSES, new long[2][3])).hasMessageContaining("received 2");
        assertThatThrownBy(() -> new ConfusionMatrix(CLASSES, new long[3][2])).hasMessageContaining("received 2");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of("a"), new long[][] {{-1}}))
                .hasMessageContaining("received -1");
        assertThatThrownBy(() ->
                        new ConfusionMatrix(List.of("a", "b"), new long[][] {{Long.MAX_VALUE, 0}, {0, Long.MAX_VALUE}}))
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> new ConfusionMatrix(List.of(), new long[0][0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMorePredictionsThanExamples() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[2], new int[3], CLASSES))
                .hasMessageContaining("received 3 and 2");
    }
}
