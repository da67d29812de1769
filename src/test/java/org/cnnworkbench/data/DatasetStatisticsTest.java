package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class DatasetStatisticsTest {

    private static final byte FULL = (byte) 255;

    /** Two channels, two pixels: the second image repeats the first, the last is constant in each channel. */
    private final ImageDataset data = new ImageDataset(
            "tiny",
            TensorShape.image(1, 2, 2),
            List.of("a", "b"),
            new byte[][] {{0, FULL, FULL, FULL}, {0, FULL, FULL, FULL}, {0, FULL, 0, FULL}},
            new int[] {0, 1, 1},
            splits());

    private static Map<String, int[]> splits() {
        Map<String, int[]> splits = new LinkedHashMap<>();
        splits.put("train", new int[] {0});
        splits.put("test", new int[] {1, 2});
        return splits;
    }

    @Test
    void countsAreGivenForEachClassAndSplit() {
        DatasetStatistics statistics = DatasetStatistics.of(data);

        assertThat(statistics.counts())
                .containsExactly(Map.entry("train", List.of(1, 0)), Map.entry("test", List.of(0, 2)));
        assertThat(statistics.total("test")).isEqualTo(2);
    }

    @Test
    void meanAndDeviationAreThoseOfFullScale() {
        DatasetStatistics statistics = DatasetStatistics.of(data);

        // channel 0: 0 1 0 1 0 0, mean 1/3, variance 1/3 − 1/9; channel 1: all 1; together 8 of 12 are 1
        assertThat(statistics.channels().get(0).mean()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(statistics.channels().get(0).standardDeviation()).isCloseTo(Math.sqrt(2) / 3, within(1e-12));
        assertThat(statistics.channels().get(1)).isEqualTo(new DatasetStatistics.Level(1, 0));
        assertThat(statistics.pixels().mean()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(statistics.pixels().standardDeviation()).isCloseTo(Math.sqrt(2) / 3, within(1e-12));
    }

    @Test
    void copiesAndConstantImagesAreCounted() {
        DatasetStatistics statistics = DatasetStatistics.of(data);

        assertThat(statistics.distinct()).isEqualTo(2);
        assertThat(statistics.constant()).isEqualTo(1);
        assertThat(statistics.repeats()).containsExactly(Map.entry("test", 1));
    }

    @Test
    void theReportIsATableAndAFewLines() {
        assertThat(DatasetReport.text(DatasetStatistics.of(data))).isEqualTo("""
                tiny: 3 images of 1×2×2, 2 classes

                class  train  test
                a          1     0
                b          0     2
                all        1     2

                pixels, of full scale: mean 0.6667, standard deviation 0.4714
                  channel 0: mean 0.3333, standard deviation 0.4714
                  channel 1: mean 1.0000, standard deviation 0.0000
                distinct images: 2; images of one value only: 1
                test images that repeat a train image to the pixel: 1 of 2
                """);
    }
}
