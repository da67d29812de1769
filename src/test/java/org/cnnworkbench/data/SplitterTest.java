package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;

class SplitterTest {

    private final ImageDataset data = SmallData.ofCounts(50, 30, 20);

    @Test
    void aValidationShareIsTakenFromTheTrainSplitClassByClass() {
        ImageDataset split = Splitter.validation(data, 0.2, 7);

        assertThat(SmallData.counts(split, split.split(ImageDataset.VALIDATION)))
                .containsExactly(10, 6, 4);
        assertThat(SmallData.counts(split, split.split(ImageDataset.TRAIN))).containsExactly(40, 24, 16);
    }

    @Test
    void noImageIsLostOrInTwoSplits() {
        ImageDataset split = Splitter.validation(Splitter.holdout(data, 0.25, 1), 0.1, 1);

        int[] all = split.splits().values().stream()
                .flatMapToInt(IntStream::of)
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, 100).toArray());
        assertThat(split.splitNames()).containsExactly("train", "validation", "test");
    }

    @Test
    void thePartThatIsSplitOffIsRoundedUpAsScikitLearnDoes() {
        // train_test_split(range(11), test_size=0.2): 3 of 11; 3/11 × (6, 3, 2) = 1.64, 0.82, 0.55
        ImageDataset split = Splitter.holdout(SmallData.ofCounts(6, 3, 2), 0.2, 0);

        assertThat(SmallData.counts(split, split.split(ImageDataset.TEST))).containsExactly(2, 1, 0);
    }

    @Test
    void theSameSeedGivesTheSameSplitAndAnotherSeedAnother() {
        int[] first = Splitter.holdout(data, 0.3, 5).split(ImageDataset.TEST);

        assertThat(Splitter.holdout(data, 0.3, 5).split(ImageDataset.TEST)).containsExactly(first);
        assertThat(Splitter.holdout(data, 0.3, 6).split(ImageDataset.TEST)).isNotEqualTo(first);
    }

    @Test
    void pooledDrawsTheTestSplitFromAllImagesWhateverSplitTheyWereIn() {
        ImageDataset split = data.withSplits(Map.of(
                ImageDataset.TRAIN, IntStream.range(0, 50).toArray(),
                ImageDataset.TEST, IntStream.range(50, 100).toArray()));

        ImageDataset pooled = Splitter.pooled(split, 0.2, 3);

        assertThat(SmallData.counts(pooled, pooled.split(ImageDataset.TEST))).containsExactly(10, 6, 4);
        assertThat(pooled.split(ImageDataset.TRAIN)).hasSize(80);
    }

    @Test
    void aSplitThatTheDataBringsIsNotReplacedInSilence() {
        ImageDataset split = Splitter.holdout(data, 0.2, 0);

        assertThatThrownBy(() -> Splitter.holdout(split, 0.2, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("brings a test split of its own (20 images)")
                .hasMessageContaining("pool");
    }

    @Test
    void aShareMustLeaveBothSidesAnImage() {
        assertThatThrownBy(() -> Splitter.holdout(SmallData.ofCounts(1, 0, 0), 0.5, 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("leaves 1 and 0");
        for (double share : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> Splitter.holdout(data, share, 0)).isInstanceOf(InputException.class);
        }
    }

    @Test
    void aLimitKeepsTheClassesShares() {
        ImageDataset limited = Splitter.limit(Splitter.holdout(data, 0.2, 0), 40, 0);

        assertThat(SmallData.counts(limited, limited.split(ImageDataset.TRAIN))).containsExactly(20, 12, 8);
        assertThat(SmallData.counts(limited, limited.split(ImageDataset.TEST))).containsExactly(10, 6, 4);
        assertThat(limited.size()).isEqualTo(60);
    }

    @Test
    void sharesAreRoundedByLargestRemainder() {
        // Hamilton's method by hand: 10 × (53, 24, 23) / 100 = 5.3, 2.4, 2.3; the tenth goes to 2.4
        assertThat(Strata.apportion(new int[] {53, 24, 23}, 10)).containsExactly(5, 3, 2);
        assertThat(Strata.apportion(new int[] {1, 1}, 1)).containsExactly(1, 0);
        assertThat(Strata.apportion(new int[] {0, 0}, 0)).containsExactly(0, 0);
    }
}
