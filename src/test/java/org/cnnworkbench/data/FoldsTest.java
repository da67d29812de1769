package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @Test
    void classesAreAllocatedToFoldsAsScikitLearnDoes() {
        // StratifiedKFold(3, shuffle=True) of labels 5 × 0, 3 × 1, 4 × 2 (scikit-learn 1.2.1): 2 1 1, 2 1 1, 1 1 2
        ImageDataset data = SmallData.ofCounts(5, 3, 4);

        List<Folds.Fold> folds = Folds.of(data, 3, 0);

        assertThat(folds)
                .extracting(fold -> SmallData.counts(data, fold.validation()))
                .containsExactly(new int[] {2, 1, 1}, new int[] {2, 1, 1}, new int[] {1, 1, 2});
    }

    @Test
    void eachImageIsJudgedOnceAndNeverTrainedOnInThatFold() {
        ImageDataset data = SmallData.ofCounts(20, 13, 9);

        List<Folds.Fold> folds = Folds.of(data, 4, 11);

        assertThat(folds.stream()
                        .flatMapToInt(fold -> IntStream.of(fold.validation()))
                        .sorted()
                        .toArray())
                .containsExactly(IntStream.range(0, 42).toArray());
        for (Folds.Fold fold : folds) {
            ImageDataset split = fold.apply(data);
            assertThat(split.split(ImageDataset.TRAIN).length + split.split(ImageDataset.VALIDATION).length)
                    .isEqualTo(42);
        }
    }

    @Test
    void theTestSplitTakesNoPart() {
        ImageDataset data = Splitter.holdout(SmallData.ofCounts(20, 20, 20), 0.5, 0);

        Folds.Fold fold = Folds.of(data, 2, 0).getFirst();

        assertThat(fold.train().length + fold.validation().length).isEqualTo(30);
        assertThat(fold.apply(data).split(ImageDataset.TEST)).containsExactly(data.split(ImageDataset.TEST));
    }

    @Test
    void aClassNeedsAnImageForEachFold() {
        assertThatThrownBy(() -> Folds.of(SmallData.ofCounts(9, 2, 9), 3, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("folds: class b has 2 images, too few for 3 folds");
        assertThatThrownBy(() -> Folds.of(SmallData.ofCounts(9, 9, 9), 1, 0)).isInstanceOf(InputException.class);
    }
}
