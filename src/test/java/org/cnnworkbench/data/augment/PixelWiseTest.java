package org.cnnworkbench.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.cnnworkbench.data.augment.PixelWise.Brightness;
import org.cnnworkbench.data.augment.PixelWise.ColorJitter;
import org.cnnworkbench.data.augment.PixelWise.Contrast;
import org.cnnworkbench.data.augment.PixelWise.GaussianNoise;
import org.cnnworkbench.data.augment.PixelWise.RandomErasing;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class PixelWiseTest {

    /** Draws the lower end of every range: the factor max(0, 1 − amount). */
    private static final RandomGenerator LOWEST = () -> 0L;

    private static final Offset<Float> TINY = Offset.offset(1e-3f);

    private static FloatImage gray(float... values) {
        return new FloatImage(TensorShape.image(1, values.length, 1), values);
    }

    private static FloatImage colour(float... values) {
        return new FloatImage(TensorShape.image(1, values.length / 3, 3), values);
    }

    @Test
    void brightnessMultiplies() {
        float[] darker =
                new Brightness(0.25, 1).apply(gray(0, 100, 200), LOWEST).values();
        assertThat(darker).containsExactly(new float[] {0, 75, 150}, TINY);
    }

    @Test
    void brightnessIsCutOffAtWhite() {
        assertThat(Pixels.brightness(gray(0, 100, 200), 1.5f).values()).containsExactly(0, 150, 255);
    }

    @Test
    void anAmountAboveOneNeverTurnsTheFactorNegative() {
        assertThat(new Brightness(3, 1).apply(gray(10, 20), LOWEST).values()).containsExactly(0, 0);
    }

    @Test
    void contrastBlendsWithTheMeanGray() {
        // Mean 100; 0.5 · value + 0.5 · 100.
        float[] flatter = new Contrast(0.5, 1).apply(gray(0, 100, 200), LOWEST).values();
        assertThat(flatter).containsExactly(new float[] {50, 100, 150}, TINY);
    }

    @Test
    void theMeanGrayOfAColourImageWeighsRedGreenAndBlue() {
        // 0.299 · 100 + 0.587 · 200 + 0.114 · 50 = 153; a factor of 0 leaves nothing else.
        assertThat(Pixels.contrast(colour(100, 200, 50), 0).values())
                .containsExactly(new float[] {153, 153, 153}, TINY);
    }

    @Test
    void saturationBlendsWithThePixelsOwnGray() {
        // Gray 153: 153 + 0.5 · (−53, 47, −103).
        assertThat(Pixels.saturation(colour(100, 200, 50), 0.5f).values())
                .containsExactly(new float[] {126.5f, 176.5f, 101.5f}, TINY);
    }

    @Test
    void hueTurnsRedToGreenToBlue() {
        FloatImage red = colour(200, 0, 0);
        assertThat(Pixels.hue(red, 1 / 3f).values()).containsExactly(new float[] {0, 200, 0}, TINY);
        assertThat(Pixels.hue(red, -1 / 3f).values()).containsExactly(new float[] {0, 0, 200}, TINY);
        assertThat(Pixels.hue(red, 0.5f).values()).containsExactly(new float[] {0, 200, 200}, TINY);
    }

    @Test
    void hueAgreesWithPythonsColorsys() {
        // colorsys.hsv_to_rgb((h + 0.2) % 1, s, v) · 255 of colorsys.rgb_to_hsv(100/255, 200/255, 50/255)
        assertThat(Pixels.hue(colour(100, 200, 50), 0.2f).values()).containsExactly(new float[] {50, 200, 180}, TINY);
    }

    @Test
    void noHueTurnChangesNothing() {
        float[] values = {12, 200, 50, 255, 0, 3, 7, 7, 7, 1, 2, 250};
        assertThat(Pixels.hue(colour(values), 0).values()).containsExactly(values, TINY);
    }

    @Test
    void grayImagesHaveNeitherSaturationNorHue() {
        FloatImage image = gray(1, 2, 3);
        assertThat(Pixels.saturation(image, 0)).isSameAs(image);
        assertThat(Pixels.hue(image, 0.5f)).isSameAs(image);
    }

    @Test
    void aColorJitterWithoutAmountsChangesNothing() {
        FloatImage image = colour(1, 2, 3);
        assertThat(new ColorJitter(0, 0, 0, 0, 1).apply(image, new SplittableRandom(1)))
                .isSameAs(image);
    }

    @Test
    void aColorJitterDependsOnTheRandomNumbers() {
        FloatImage image = gray(0, 250);
        ColorJitter jitter = new ColorJitter(1, 1, 0, 0, 1);
        assertThat(jitter.apply(image, new SplittableRandom(1)).values())
                .isNotEqualTo(jitter.apply(image, new SplittableRandom(2)).values());
    }

    @Test
    void gaussianNoiseHasTheDeviationAskedFor() {
        float[] values = new float[100_000];
        Arrays.fill(values, 128);
        float[] noisy = new GaussianNoise(0.1, 1)
                .apply(gray(values), new SplittableRandom(7))
                .values();
        double sum = 0;
        double squares = 0;
        for (float value : noisy) {
            sum += value - 128;
            squares += (value - 128) * (value - 128);
        }
        assertThat(sum / noisy.length).isCloseTo(0, Offset.offset(0.3));
        assertThat(Math.sqrt(squares / noisy.length)).isCloseTo(25.5, Offset.offset(0.3));
    }

    @Test
    void erasingFillsOneRectangleOfTheAreaAskedFor() {
        // Area 0.25 · 8 · 8 = 16 with aspect 1: 4×4, at the upper left corner.
        FloatImage image = new FloatImage(TensorShape.image(8, 8, 1), new float[64]);
        RandomErasing erasing = new RandomErasing(0.25, 0.25, 1, 1, ErasingFill.CONSTANT, 9, 1);
        FloatImage erased = erasing.apply(image, LOWEST);
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                assertThat(erased.at(row, column, 0)).isEqualTo(row < 4 && column < 4 ? 9f : 0f);
            }
        }
        assertThat(image.values()).containsOnly(0);
    }

    @Test
    void erasingWithNoiseDrawsEveryValueAnew() {
        FloatImage image = new FloatImage(TensorShape.image(4, 4, 3), new float[48]);
        RandomErasing erasing = new RandomErasing(1, 1, 1, 1, ErasingFill.NOISE, 0, 1);
        float[] values = erasing.apply(image, new SplittableRandom(3)).values();
        assertThat(values).doesNotHaveDuplicates();
    }

    @Test
    void aRectangleThatNeverFitsLeavesTheImageWhole() {
        FloatImage image = new FloatImage(TensorShape.image(2, 50, 1), new float[100]);
        RandomErasing erasing = new RandomErasing(0.5, 0.5, 1, 1, ErasingFill.CONSTANT, 9, 1);
        assertThat(erasing.apply(image, new SplittableRandom(3))).isSameAs(image);
    }
}
