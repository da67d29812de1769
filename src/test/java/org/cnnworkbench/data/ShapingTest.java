package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;

class ShapingTest {

    private final ImageDataset animals = SmallData.ofLabels(List.of("Cat", "dog", "cow"), 0, 1, 2, 0, 1, 2, 2);

    @Test
    void classesAreRelabelledInTheOrderInWhichTheyAreNamed() {
        ImageDataset subset = ClassSubset.of(animals, ClassSubset.parse("cow, cat"));

        assertThat(subset.classNames()).containsExactly("cow", "Cat");
        assertThat(IntStream.range(0, subset.size()).map(subset::label)).containsExactly(1, 0, 1, 0, 0);
        assertThat(IntStream.range(0, subset.size()).map(i -> subset.image(i)[0]))
                .containsExactly(0, 2, 3, 5, 6)
                .isSorted();
    }

    @Test
    void classesMayBeNamedByIndexButANameGoesFirst() {
        ImageDataset digits = SmallData.ofLabels(List.of("1", "2", "0"), 0, 1, 2);

        assertThat(ClassSubset.of(animals, List.of("2", "0")).classNames()).containsExactly("cow", "Cat");
        assertThat(ClassSubset.of(digits, List.of("2", "0")).classNames()).containsExactly("2", "0");
    }

    @Test
    void anUnknownClassIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> ClassSubset.of(animals, List.of("cat", "horse")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "classes: data set small has no class \"horse\"; expected a name or an index of 0 Cat, 1 dog, 2 cow");
        assertThatThrownBy(() -> ClassSubset.of(animals, List.of("cat", "0"))).hasMessageContaining("named twice");
        assertThatThrownBy(() -> ClassSubset.of(animals, List.of("cat"))).hasMessageContaining("at least two");
        assertThatThrownBy(() -> ClassSubset.of(animals, List.of("cat", "-1"))).isInstanceOf(InputException.class);
    }

    @Test
    void oversamplingRepeatsSmallClassesEvenlyUntilAllAreAsLargeAsTheLargest() {
        ImageDataset data = SmallData.ofCounts(7, 3, 0);

        int[] balanced = Balancing.oversample(data, data.split(ImageDataset.TRAIN), 1);

        assertThat(SmallData.counts(data, balanced)).containsExactly(7, 7, 0);
        assertThat(Arrays.stream(balanced).filter(i -> i < 7)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        for (int image = 7; image < 10; image++) {
            int wanted = image;
            assertThat(Arrays.stream(balanced).filter(i -> i == wanted).count()).isBetween(2L, 3L);
        }
        assertThat(Balancing.oversample(data, data.split(ImageDataset.TRAIN), 1))
                .containsExactly(balanced);
    }

    @Test
    void classWeightsAreScikitLearnsBalancedOnes() {
        // compute_class_weight('balanced') of 5 × 0, 3 × 1, 4 × 2 (scikit-learn 1.2.1)
        ImageDataset data = SmallData.ofCounts(5, 3, 4);

        assertThat(Balancing.classWeights(data, data.split(ImageDataset.TRAIN)))
                .containsExactly(new double[] {0.8, 1.33333333, 1.0}, within(1e-8));
    }
}
