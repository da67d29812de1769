package org.cnnworkbench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.cnnworkbench.eval.MosaicOptions.Normalization;
import org.junit.jupiter.api.Test;

class ActivationMosaicTest {

    private static final MosaicOptions OPTIONS =
            MosaicOptions.CLASSIC.withPadding(1).withNormalization(Normalization.LAYER);

    @Test
    void eachChannelIsATileOfASquareGrid() {
        // Five channels of 1×2: a grid of 3 × 3 places.
        float[] activations = {0, 10, 1, 9, 2, 8, 3, 7, 4, 6};
        BufferedImage image = ActivationMosaic.of(activations, 5, 1, 2, OPTIONS);
        assertThat(image.getWidth()).isEqualTo(8);
        assertThat(image.getHeight()).isEqualTo(5);
        assertThat(gray(image, 0, 0)).isZero();
        assertThat(gray(image, 1, 0)).isEqualTo(255);
        assertThat(gray(image, 2, 0)).as("padding").isZero();
        assertThat(gray(image, 3, 0)).as("0.1 × 256").isEqualTo(25);
        assertThat(gray(image, 3, 2)).as("channel 4, in the second row").isEqualTo((int) (0.4 * 256));
    }

    @Test
    void refusesActivationsOfAnotherSize() {
        assertThatThrownBy(() -> ActivationMosaic.of(new float[9], 5, 1, 2, OPTIONS))
                .hasMessageContaining("channels × height × width numbers, which is 5 × 1 × 2, received 9");
    }

    private static int gray(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFF;
    }
}
