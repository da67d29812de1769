package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.cnnworkbench.eval.MosaicOptions.Channels;
import org.cnnworkbench.eval.MosaicOptions.Normalization;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterMosaicTest {

    /** No padding, so that every pixel of the image is a weight or an empty place. */
    private static final MosaicOptions BARE = new MosaicOptions(1, 0, Normalization.LAYER, Channels.SEPARATE);

    static List<Golden> goldens() throws IOException {
        return Golden.read("mosaics.json");
    }

    /** Compared with what NumPy computed: src/test/python/make_eval_goldens.py. */
    @ParameterizedTest
    @MethodSource("goldens")
    void theClassicMosaicIsThatOfTheWriteUpPixelByPixel(Golden golden) {
        int size = golden.json("size").asInt();
        BufferedImage image = FilterMosaic.of(
                golden.floats("weights"),
                golden.json("filters").asInt(),
                golden.json("channels").asInt(),
                size,
                size,
                MosaicOptions.CLASSIC);
        assertThat(image.getWidth()).isEqualTo(golden.json("width").asInt());
        assertThat(grays(image)).containsExactly(golden.ints("gray"));
    }

    @Test
    void filtersComeInOrderWithTheirChannelsSideBySide() {
        // Filter 0 has the channels 0 and 85, filter 1 has 170 and 255, one weight each.
        float[] weights = {0, 85, 170, 255};
        assertThat(grays(FilterMosaic.of(weights, 2, 2, 1, 1, BARE))).containsExactly(0, 85, 170, 255);
    }

    @Test
    void summingChannelsMakesOneTileOfAFilter() {
        float[] weights = {0, 1, 2, 3};
        BufferedImage image = FilterMosaic.of(weights, 2, 2, 1, 1, BARE.withChannels(Channels.SUM));
        assertThat(grays(image)).startsWith(0, 255).hasSize(4);
    }

    @Test
    void threeChannelsAreShownInColour() {
        float[] weights = {1, 0, -1};
        BufferedImage image = FilterMosaic.of(weights, 1, 3, 1, 1, BARE.withChannels(Channels.RGB));
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF8000);
    }

    @Test
    void eachTileMaySpanAllGraysByItself() {
        float[] weights = {0, 1, 0, 10};
        BufferedImage image = FilterMosaic.of(weights, 2, 1, 1, 2, BARE.withNormalization(Normalization.TILE));
        assertThat(grays(image)).startsWith(0, 255, 0, 255);
    }

    @Test
    void acrossTheLayerTilesCanBeCompared() {
        float[] weights = {0, 1, 0, 10};
        assertThat(grays(FilterMosaic.of(weights, 2, 1, 1, 2, BARE))).startsWith(0, 25, 0, 255);
    }

    @Test
    void scaleMakesEveryNumberASquareOfPixels() {
        float[] weights = {0, 1};
        BufferedImage image = FilterMosaic.of(weights, 1, 1, 1, 2, BARE.withScale(3));
        assertThat(image.getWidth()).isEqualTo(6);
        assertThat(image.getHeight()).isEqualTo(3);
        assertThat(grays(image)).startsWith(0, 0, 0, 255, 255, 255).endsWith(0, 0, 0, 255, 255, 255);
    }

    @Test
    void equalWeightsAreGray() {
        assertThat(grays(FilterMosaic.of(new float[] {2, 2}, 1, 1, 1, 2, BARE))).containsExactly(128, 128);
        assertThat(grays(FilterMosaic.of(new float[] {0, 0}, 1, 1, 1, 2, MosaicOptions.CLASSIC)))
                .containsOnly(128);
    }

    @Test
    void weightsThatAreNotFiniteAreMagentaAndLeaveTheOthersAlone() {
        float[] weights = {Float.NaN, 0, Float.POSITIVE_INFINITY, 1};
        BufferedImage image = FilterMosaic.of(weights, 1, 1, 1, 4, BARE);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF00FF);
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isZero();
        assertThat(image.getRGB(2, 0) & 0xFFFFFF).isEqualTo(0xFF00FF);
        assertThat(image.getRGB(3, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void refusesColourForFiltersThatHaveNoThreeChannels() {
        assertThatThrownBy(() -> FilterMosaic.of(new float[2], 1, 2, 1, 1, BARE.withChannels(Channels.RGB)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected filters with 3 channels to show in colour, received 2");
    }

    @Test
    void refusesAnImageThatWouldBeTooLarge() {
        MosaicOptions huge = MosaicOptions.CLASSIC.withScale(MosaicOptions.MAX_SCALE);
        assertThatThrownBy(() -> FilterMosaic.of(new float[64 * 64 * 9], 64, 64, 3, 3, huge))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("received 113664×113664; choose a smaller scale");
    }

    @Test
    void refusesWeightsOfAnotherSizeAndOptionsOutOfRange() {
        assertThatThrownBy(() -> FilterMosaic.of(new float[5], 2, 1, 1, 2, BARE))
                .hasMessageContaining("2 × 1 × 2, received 5");
        assertThatThrownBy(() -> BARE.withScale(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BARE.withPadding(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] grays(BufferedImage image) {
        int[] colours = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < colours.length; i++) {
            assertThat(colours[i] & 0xFFFFFF).isEqualTo((colours[i] & 0xFF) * 0x010101);
            colours[i] &= 0xFF;
        }
        return colours;
    }
}
