package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Confusion matrices that write-ups of experiments have printed, and what they printed of them. */
class WriteUpReportsTest {

    @Test
    void facesOfTwoClassesEverythingTakenForOneClass() {
        ConfusionMatrix matrix = matrix(new long[][] {{987, 0}, {1802, 0}});
        assertThat(matrix.errorRate()).isEqualTo(0.6461097167443528);
        ClassificationReport report = ClassificationReport.of(matrix);
        // Printed by an older scikit-learn, whose last line was "avg / total": the weighted average.
        assertThat(report.toText()).isEqualTo("""
                              precision    recall  f1-score   support

                           0       0.35      1.00      0.52       987
                           1       0.00      0.00      0.00      1802

                    accuracy                           0.35      2789
                   macro avg       0.18      0.50      0.26      2789
                weighted avg       0.13      0.35      0.19      2789
                """);
        assertThat(report.warnings())
                .containsExactly("Precision and F1 count as 0 where nothing was predicted as the class: 1.");
    }

    @Test
    void facesOfTwoClassesWithDropout() {
        ConfusionMatrix matrix = matrix(new long[][] {{71, 916}, {100, 1702}});
        assertThat(matrix.errorRate()).isEqualTo(0.36428827536751524);
        assertThat(ClassificationReport.of(matrix).toText()).isEqualTo("""
                              precision    recall  f1-score   support

                           0       0.42      0.07      0.12       987
                           1       0.65      0.94      0.77      1802

                    accuracy                           0.64      2789
                   macro avg       0.53      0.51      0.45      2789
                weighted avg       0.57      0.64      0.54      2789
                """);
    }

    @Test
    void handwrittenDigits() {
        ConfusionMatrix matrix = matrix(new long[][] {
            {69, 0, 0, 0, 0, 0, 0, 0, 0, 0},
            {0, 78, 0, 0, 0, 0, 0, 0, 0, 0},
            {0, 0, 64, 0, 0, 0, 0, 0, 0, 0},
            {0, 0, 0, 87, 0, 1, 0, 0, 0, 0},
            {0, 0, 0, 0, 63, 0, 1, 0, 0, 0},
            {0, 0, 0, 1, 0, 62, 0, 0, 0, 0},
            {0, 0, 0, 0, 0, 1, 66, 0, 0, 0},
            {0, 0, 1, 0, 0, 0, 0, 66, 0, 0},
            {0, 0, 1, 0, 0, 0, 1, 0, 68, 0},
            {0, 0, 0, 0, 0, 0, 0, 1, 1, 68}
        });
        assertThat(matrix.errorRate()).isEqualTo(0.012857142857142857);
        assertThat(ClassificationReport.of(matrix).toText()).isEqualTo("""
                              precision    recall  f1-score   support

                         0.0       1.00      1.00      1.00        69
                         1.0       1.00      1.00      1.00        78
                         2.0       0.97      1.00      0.98        64
                         3.0       0.99      0.99      0.99        88
                         4.0       1.00      0.98      0.99        64
                         5.0       0.97      0.98      0.98        63
                         6.0       0.97      0.99      0.98        67
                         7.0       0.99      0.99      0.99        67
                         8.0       0.99      0.97      0.98        70
                         9.0       1.00      0.97      0.99        70

                    accuracy                           0.99       700
                   macro avg       0.99      0.99      0.99       700
                weighted avg       0.99      0.99      0.99       700
                """);
    }

    @Test
    void colourImagesOfTenClasses() {
        ConfusionMatrix matrix = matrix(new long[][] {
            {56, 1, 3, 0, 0, 0, 0, 2, 1, 2},
            {0, 61, 0, 1, 0, 0, 1, 0, 0, 4},
            {1, 1, 44, 2, 7, 0, 1, 0, 1, 0},
            {1, 0, 5, 33, 3, 9, 1, 3, 0, 1},
            {0, 0, 6, 1, 45, 3, 2, 2, 0, 0},
            {0, 0, 0, 6, 0, 30, 4, 2, 0, 0},
            {0, 1, 4, 2, 3, 0, 55, 0, 0, 0},
            {1, 0, 0, 0, 3, 2, 0, 62, 0, 0},
            {3, 4, 1, 1, 0, 0, 0, 0, 59, 1},
            {1, 3, 0, 1, 0, 1, 0, 0, 1, 45}
        });
        assertThat(ClassificationReport.of(matrix).toText()).isEqualTo("""
                              precision    recall  f1-score   support

                         0.0       0.89      0.86      0.88        65
                         1.0       0.86      0.91      0.88        67
                         2.0       0.70      0.77      0.73        57
                         3.0       0.70      0.59      0.64        56
                         4.0       0.74      0.76      0.75        59
                         5.0       0.67      0.71      0.69        42
                         6.0       0.86      0.85      0.85        65
                         7.0       0.87      0.91      0.89        68
                         8.0       0.95      0.86      0.90        69
                         9.0       0.85      0.87      0.86        52

                    accuracy                           0.82       600
                   macro avg       0.81      0.81      0.81       600
                weighted avg       0.82      0.82      0.82       600
                """);
    }

    @Test
    void facesOfSevenClasses() {
        ConfusionMatrix matrix = matrix(new long[][] {
            {259, 6, 53, 29, 70, 13, 61},
            {13, 34, 3, 2, 2, 1, 0},
            {68, 2, 245, 30, 84, 46, 53},
            {26, 0, 20, 739, 36, 17, 41},
            {78, 3, 86, 48, 274, 7, 98},
            {12, 1, 30, 18, 6, 334, 15},
            {34, 2, 39, 50, 93, 13, 395}
        });
        assertThat(matrix.total()).isEqualTo(3589);
        assertThat(matrix.accuracy()).isEqualTo(0.6352744497074394);
    }

    private static ConfusionMatrix matrix(long[][] counts) {
        List<String> names = IntStream.range(0, counts.length)
                .mapToObj(c -> counts.length == 10 ? c + ".0" : "" + c)
                .toList();
        return new ConfusionMatrix(names, counts);
    }
}
