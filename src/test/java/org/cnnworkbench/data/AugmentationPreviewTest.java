package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.Geometric;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class AugmentationPreviewTest {

    private static final int GAP = AugmentationPreview.GAP;
    private static final AugmentationPreview FLIPS =
            new AugmentationPreview(new AugmentationPipeline(List.of(new Geometric.HorizontalFlip(1))), 1);

    private static ImageDataset dataset(int channels, byte... pixels) {
        return new ImageDataset(
                "tiny", TensorShape.image(1, 2, channels), List.of("a"), new byte[][] {pixels}, new int[1], Map.of());
    }

    private static int at(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    @Test
    void theImageStandsOnTheLeftAndItsDrawsBesideIt() {
        BufferedImage picture = FLIPS.render(dataset(1, (byte) 10, (byte) 200), new int[] {0, 0}, 2, 3);
        int cell = 2 * 3 + GAP;
        assertThat(picture.getWidth()).isEqualTo(3 * cell + GAP);
        assertThat(picture.getHeight()).isEqualTo(2 * (3 + GAP) + GAP);
        assertThat(at(picture, 0, 0)).isEqualTo(0x808080);
        assertThat(at(picture, GAP, GAP)).isEqualTo(0x0A0A0A);
        assertThat(at(picture, GAP + 5, GAP + 2)).isEqualTo(0xC8C8C8);
        assertThat(at(picture, GAP + cell, GAP)).isEqualTo(0xC8C8C8);
        assertThat(at(picture, GAP + 2 * cell + 5, GAP + 3 + GAP)).isEqualTo(0x0A0A0A);
    }

    @Test
    void threeChannelsAreShownInColour() {
        BufferedImage picture = FLIPS.render(
                dataset(3, (byte) 1, (byte) 2, (byte) 3, (byte) 255, (byte) 0, (byte) 9), new int[1], 1, 1);
        assertThat(at(picture, GAP, GAP)).isEqualTo(0x010203);
        assertThat(at(picture, GAP + 1, GAP)).isEqualTo(0xFF0009);
    }

    @Test
    void aPictureTooLargeIsRefused() {
        ImageDataset dataset = dataset(1, (byte) 10, (byte) 200);
        assertThatThrownBy(() -> FLIPS.render(dataset, new int[1000], 1000, 100))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("too large");
        assertThatThrownBy(() -> FLIPS.render(dataset, new int[0], 1, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 1 image");
    }
}
