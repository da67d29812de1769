package org.cnnworkbench.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.eval.MosaicOptions.Channels;
import org.cnnworkbench.eval.MosaicOptions.Normalization;
import org.junit.jupiter.api.Test;

class MosaicTest {

    private static final int BLACK = 0xff000000;
    private static final int WHITE = 0xffffffff;

    /** Five filters of 1×2 weights, each 0 and 1: three tiles in the first row, two in the second. */
    private static final Mosaic FIVE = Mosaic.ofKernels(
            new Tensor(List.of(5, 1, 1, 2), new float[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}),
            Channels.SEPARATE,
            Normalization.LAYER);

    @Test
    void tilesStandInRowsWithATransparentNumberBetweenThem() {
        assertThat(FIVE.width()).isEqualTo(8);
        assertThat(FIVE.height()).isEqualTo(3);
        assertThat(FIVE.argb())
                .containsExactly(
                        BLACK, WHITE, 0, BLACK, WHITE, 0, BLACK, WHITE, //
                        0, 0, 0, 0, 0, 0, 0, 0, //
                        BLACK, WHITE, 0, BLACK, WHITE, 0, 0, 0);
    }

    @Test
    void aPlaceNamesItsTile() {
        assertThat(FIVE.tileAt(4, 0)).isEqualTo(1);
        assertThat(FIVE.tileAt(2, 0)).isEqualTo(-1);
        assertThat(FIVE.tileAt(3, 2)).isEqualTo(4);
        assertThat(FIVE.tileAt(6, 2)).isEqualTo(-1);
    }

    @Test
    void arrowsLeadToTheNeighbourAndNoFurtherThanTheEdge() {
        assertThat(FIVE.neighbour(1, 1, 0)).isEqualTo(2);
        assertThat(FIVE.neighbour(2, 1, 0)).isEqualTo(2);
        assertThat(FIVE.neighbour(1, 0, 1)).isEqualTo(4);
        assertThat(FIVE.neighbour(2, 0, 1)).isEqualTo(2);
        assertThat(FIVE.neighbour(0, -1, 0)).isZero();
    }

    @Test
    void numbersOfADenseLayerStandSideBySide() {
        Mosaic numbers = Mosaic.ofMaps(new float[] {0, 1, 1}, 3, 1, 1);
        assertThat(numbers.width()).isEqualTo(2);
        assertThat(numbers.argb()).containsExactly(BLACK, WHITE, WHITE, 0);
    }

    @Test
    void aHistogramCountsEveryNumberOnce() {
        WeightsModel.Histogram histogram =
                WeightsModel.Histogram.of("conv.kernel", new Tensor(List.of(5), new float[] {-1, 0, 1, 2, Float.NaN}));
        assertThat(histogram.mean()).isEqualTo(0.5);
        // The square root of 1.25.
        assertThat(histogram.deviation()).isEqualTo(Math.sqrt(1.25));
        assertThat(histogram.bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
        assertThat(histogram.bins().getLast()).isEqualTo(1);
        assertThat(histogram.notFinite()).isEqualTo(1);
    }
}
