package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class RasterTest {

    private static final int BLACK = 0xff000000;
    private static final int GRAY = 0xff808080;
    private static final int WHITE = 0xffffffff;

    @Test
    void anImageIsEnlargedPixelByPixel() {
        int[] pixels = new int[12];
        new Raster(4, 3, pixels).image(TensorShape.image(1, 2, 1), new byte[] {0, (byte) 0x80}, 0, 0, new Zoom(2, 1));

        assertThat(pixels).containsExactly(BLACK, BLACK, GRAY, GRAY, BLACK, BLACK, GRAY, GRAY, 0, 0, 0, 0);
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        int[] pixels = new int[4];
        byte[] image = {0, (byte) 255, (byte) 0x80, 0};
        new Raster(2, 2, pixels).image(TensorShape.image(2, 2, 1), image, -1, 1, Zoom.NONE);

        assertThat(pixels).containsExactly(0, 0, WHITE, 0);
    }

    @Test
    void aReducedImageShowsEachSecondPixel() {
        int[] pixels = new int[2];
        byte[] image = {0, (byte) 255, (byte) 0x80};
        new Raster(2, 1, pixels).image(TensorShape.image(1, 3, 1), image, 0, 0, new Zoom(1, 2));

        assertThat(pixels).containsExactly(BLACK, GRAY);
    }

    @Test
    void threeChannelsAreRedGreenAndBlue() {
        int[] pixels = new int[1];
        new Raster(1, 1, pixels).image(TensorShape.image(1, 1, 3), new byte[] {1, 2, 3}, 0, 0, Zoom.NONE);

        assertThat(pixels).containsExactly(0xff010203);
    }

    @Test
    void signedNumbersAreGrayAtZero() {
        Shades shades = Shades.signed(-1, 2);

        assertThat(shades.argb(TensorShape.image(1, 3, 1), new float[] {-2, 0, 2}, 0))
                .containsExactly(BLACK, GRAY, WHITE);
        assertThat(shades.text()).isEqualTo("Black is −2, gray is 0, white is 2.");
    }

    @Test
    void magnificationsFitTheImages() {
        assertThat(Zoom.fitting(TensorShape.image(28, 28, 1), 240)).isEqualTo(new Zoom(8, 1));
        assertThat(Zoom.fitting(TensorShape.image(480, 600, 3), 240)).isEqualTo(new Zoom(1, 3));
        assertThat(Zoom.levels(TensorShape.image(28, 28, 1)).getFirst()).isEqualTo(new Zoom(1, 2));
    }
}
