package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class MeanImageTest {

    @Test
    void meanAndDeviationAreThoseOfEachPixelOfEachChannel() {
        byte[][] images = {{0, 10, 100, 7}, {4, 20, 100, 7}, {99, 99, 99, 99}};
        ImageDataset data = new ImageDataset(
                "small", TensorShape.image(1, 2, 2), List.of("a"), images, new int[3], Map.of("train", new int[] {0, 1
                }));

        MeanImage mean = MeanImage.of(data, data.split("train"));

        // One row of two pixels with two channels each: channel 0 is 0, 100 and 4, 100; channel 1 is 10, 7 and 20, 7.
        assertThat(mean.mean()).containsExactly(2, 100, 15, 7);
        assertThat(mean.deviation()).containsExactly(2, 0, 5, 0);
        assertThat(mean.images()).isEqualTo(2);
    }
}
