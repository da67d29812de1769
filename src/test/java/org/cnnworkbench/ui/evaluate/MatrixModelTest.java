package org.cnnworkbench.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.eval.ConfusionMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatrixModelTest {

    /** Of 10 cats 8 are recognised; of 20 dogs 5; of 4 "owl, snowy" 4. */
    private static final ConfusionMatrix MATRIX =
            new ConfusionMatrix(List.of("cat", "dog", "owl, snowy"), new long[][] {{8, 2, 0}, {15, 5, 0}, {0, 0, 4}});

    private final List<Cell> opened = new ArrayList<>();
    private final MatrixModel model = new MatrixModel(opened::add);

    @BeforeEach
    void show() {
        model.show(MATRIX);
    }

    @Test
    void aCellSaysInWordsWhatItMeans() {
        assertThat(model.words(new Cell(1, 0)))
                .isEqualTo("15 images of “dog” were taken for “cat” (75.0 % of all “dog”).");
        assertThat(model.words(new Cell(0, 0))).isEqualTo("8 images of “cat” were recognised (80.0 % of all “cat”).");
        assertThat(model.words(new Cell(0, 2))).isEqualTo("No image of “cat” was taken for “owl, snowy”.");
        model.valuesProperty().set(MatrixModel.Values.COLUMNS);
        assertThat(model.words(new Cell(1, 0)))
                .isEqualTo("15 images of “dog” were taken for “cat” (65.2 % of all that was taken for “cat”).");
    }

    @Test
    void cellsShowCountsOrSharesOfTheirRowOrColumn() {
        assertThat(model.text(1, 0)).isEqualTo("15");
        model.valuesProperty().set(MatrixModel.Values.ROWS);
        assertThat(model.text(1, 0)).isEqualTo("75.0");
        model.valuesProperty().set(MatrixModel.Values.COLUMNS);
        assertThat(model.text(1, 0)).isEqualTo("65.2");
    }

    @Test
    void classesStandInTheirOrderOrByImagesOrByMistakes() {
        assertThat(names()).containsExactly("cat", "dog", "owl, snowy");
        model.orderProperty().set(MatrixModel.Order.SUPPORT);
        assertThat(names()).containsExactly("dog", "cat", "owl, snowy");
        assertThat(model.text(0, 1)).isEqualTo("15");
        model.orderProperty().set(MatrixModel.Order.ERRORS);
        assertThat(names()).containsExactly("dog", "cat", "owl, snowy");
    }

    private List<String> names() {
        return List.of(model.className(0), model.className(1), model.className(2));
    }

    @Test
    void aTableHasTheOrderThatIsShownAndQuotesWhatNeedsIt() {
        model.orderProperty().set(MatrixModel.Order.SUPPORT);
        assertThat(model.toCsv())
                .isEqualTo("true\\predicted,dog,cat,\"owl, snowy\"\ndog,5,15,0\ncat,2,8,0\n\"owl, snowy\",0,0,4\n");
        assertThat(model.toText()).startsWith("              0   1  2\n0 dog         5  15  0\n");
    }

    @Test
    void arrowKeysMoveACellAndStopAtTheEdge() {
        model.move(0, 1);
        assertThat(model.cursorProperty().get()).isEqualTo(new Cell(0, 0));
        model.move(0, 1);
        model.move(1, 0);
        assertThat(model.cursorProperty().get()).isEqualTo(new Cell(1, 1));
        model.move(5, 5);
        assertThat(model.cursorProperty().get()).isEqualTo(new Cell(2, 2));
        assertThat(opened).isEmpty();
    }

    @Test
    void mistakesAreColouredByTheWorstAmongThemAndNothingStaysPale() {
        assertThat(model.strength(0, 2)).isZero();
        assertThat(model.strength(1, 0)).isEqualTo(0.85);
        assertThat(model.strength(0, 1)).isBetween(0.2, 0.4);
        assertThat(model.strength(0, 0)).isEqualTo(1);
    }

    @Test
    void theCursorStaysWhileTheCheckpointChanges() {
        model.open(new Cell(1, 0));
        model.show(new ConfusionMatrix(MATRIX.classNames(), new long[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}));
        assertThat(model.cursorProperty().get()).isEqualTo(new Cell(1, 0));
        model.show(new ConfusionMatrix(List.of("one"), new long[][] {{1}}));
        assertThat(model.cursorProperty().get()).isNull();
        assertThat(opened).containsExactly(new Cell(1, 0));
    }
}
