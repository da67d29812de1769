package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void barsHaveTheirShareOfTheSplitAndTheLargestShareIsTheLongest() {
        Distribution distribution = Distribution.of(images(new int[] {0, 0, 0, 1}, new int[] {0, 1}));

        assertThat(distribution.splits()).containsExactly("train", "test");
        assertThat(distribution.totals()).containsExactly(4, 2);
        Distribution.Row first = distribution.rows().getFirst();
        assertThat(first.bars())
                .containsExactly(
                        new Distribution.Bar("train", 3, 0.75, 1), new Distribution.Bar("test", 1, 0.5, 0.5 / 0.75));
    }

    @Test
    void equalClassesAreSaidToBeEqual() {
        assertThat(Distribution.of(images(new int[] {0, 0, 1, 1}, new int[0])).balance())
                .isEqualTo(new Distribution.Balance("The classes are about equally large.", false));
    }

    @Test
    void aClassThreeTimesAsLargeIsWarnedOf() {
        Distribution.Balance balance =
                Distribution.of(images(new int[] {0, 0, 0, 1}, new int[0])).balance();

        assertThat(balance.uneven()).isTrue();
        assertThat(balance.sentence())
                .startsWith("The largest class, cat, has 3.0 times the training images of the smallest, dog (3 to 1).");
    }

    @Test
    void aClassWithoutTrainingImagesIsSaid() {
        assertThat(Distribution.of(images(new int[] {0, 0}, new int[] {1}))
                        .balance()
                        .sentence())
                .isEqualTo("Class dog has no training image: it can't be learned.");
    }

    private static ImageDataset images(int[] train, int[] test) {
        int[] labels =
                IntStream.concat(Arrays.stream(train), Arrays.stream(test)).toArray();
        byte[][] pixels = new byte[labels.length][1];
        Map<String, int[]> splits = new LinkedHashMap<>();
        splits.put("train", IntStream.range(0, train.length).toArray());
        splits.put("test", IntStream.range(train.length, labels.length).toArray());
        return new ImageDataset("pets", TensorShape.image(1, 1, 1), List.of("cat", "dog"), pixels, labels, splits);
    }
}
