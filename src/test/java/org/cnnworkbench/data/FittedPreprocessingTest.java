package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.cnnworkbench.data.augment.FloatImage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class FittedPreprocessingTest {

    private static final Offset<Float> TINY = Offset.offset(1e-5f);

    /** Two training images of 1×2 pixels with two channels, and a test image that must not be looked at. */
    private static final ImageDataset DATA = new ImageDataset(
            "small",
            TensorShape.image(1, 2, 2),
            List.of("a", "b"),
            new byte[][] {bytes(0, 10, 20, 30), bytes(100, 50, 40, 30), bytes(255, 255, 255, 255)},
            new int[] {0, 1, 0},
            Map.of());

    private static final int[] TRAIN = {0, 1};

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static float[] prepared(Preprocessing preprocessing, int image) {
        float[] into = new float[4];
        FittedPreprocessing.fit(preprocessing, DATA, TRAIN).apply(DATA.image(image), into, 0);
        return into;
    }

    @Test
    void noneKeepsPixelsAndPutsChannelsFirst() {
        assertThat(prepared(new Preprocessing.None(), 1)).containsExactly(100, 40, 50, 30);
        assertThat(prepared(new Preprocessing.None(), 2)).containsExactly(255, 255, 255, 255);
    }

    @Test
    void scaleDividesBy255() {
        assertThat(prepared(new Preprocessing.Scale(), 2)).containsExactly(new float[] {1, 1, 1, 1}, TINY);
        assertThat(prepared(new Preprocessing.Scale(), 0))
                .containsExactly(new float[] {0, 20 / 255f, 10 / 255f, 30 / 255f}, TINY);
    }

    @Test
    void zeroMeanByPixelSubtractsTheTrainingMeanOfEachPosition() {
        // Means: first channel 50 and 30, second channel 30 and 30.
        assertThat(prepared(new Preprocessing.ZeroMeanPixel(true), 1))
                .containsExactly(new float[] {50 / 255f, 10 / 255f, 20 / 255f, 0}, TINY);
    }

    @Test
    void zeroMeanWithoutScalingKeepsTheUnits() {
        assertThat(prepared(new Preprocessing.ZeroMeanPixel(false), 1)).containsExactly(50, 10, 20, 0);
        // Channel means: (0 + 20 + 100 + 40) / 4 = 40 and (10 + 30 + 50 + 30) / 4 = 30.
        assertThat(prepared(new Preprocessing.ZeroMeanChannel(false), 1)).containsExactly(60, 0, 20, 0);
    }

    @Test
    void standardiseByChannelGivesMeanZeroAndDeviationOne() {
        // First channel: deviations from 40 are −40, −20, 60, 0: variance 5600 / 4 = 1400.
        // Second: from 30 they are −20, 0, 20, 0: variance 800 / 4 = 200.
        float first = (float) Math.sqrt(1400);
        float second = (float) Math.sqrt(200);
        assertThat(prepared(new Preprocessing.Standardise(Preprocessing.Per.CHANNEL), 1))
                .containsExactly(new float[] {60 / first, 0, 20 / second, 0}, TINY);
    }

    @Test
    void standardiseByPixelDividesAPixelThatNeverChangesByFullScale() {
        // Deviations: 50, 10, 20 and 0; the last pixel is always 30.
        assertThat(prepared(new Preprocessing.Standardise(Preprocessing.Per.PIXEL), 1))
                .containsExactly(new float[] {1, 1, 1, 0}, TINY);
        assertThat(prepared(new Preprocessing.Standardise(Preprocessing.Per.PIXEL), 2))
                .containsExactly(new float[] {4.1f, 22.5f, 11.25f, 225 / 255f}, TINY);
    }

    @Test
    void bytesAndUnchangedFloatImagesArePreparedAlike() {
        SplittableRandom random = new SplittableRandom(1);
        TensorShape.Image shape = TensorShape.image(5, 4, 3);
        byte[][] images = new byte[6][60];
        Arrays.stream(images).forEach(random::nextBytes);
        ImageDataset dataset = new ImageDataset("noise", shape, List.of("a"), images, new int[6], Map.of());
        for (Preprocessing kind : List.of(
                new Preprocessing.None(),
                new Preprocessing.Scale(),
                new Preprocessing.ZeroMeanPixel(true),
                new Preprocessing.ZeroMeanChannel(true),
                new Preprocessing.Standardise(Preprocessing.Per.CHANNEL),
                new Preprocessing.Standardise(Preprocessing.Per.PIXEL))) {
            FittedPreprocessing fitted = FittedPreprocessing.fit(kind, dataset, new int[] {0, 1, 2, 3});
            float[] fromBytes = new float[70];
            float[] fromFloats = new float[70];
            fitted.apply(images[5], fromBytes, 7);
            fitted.apply(FloatImage.ofBytes(shape, images[5]), fromFloats, 7);
            assertThat(fromBytes).as(kind.toString()).containsExactly(fromFloats);
            assertThat(Arrays.copyOf(fromBytes, 7)).containsOnly(0);
        }
    }

    @Test
    void nothingToMeasureIsRefused() {
        assertThatThrownBy(() -> FittedPreprocessing.fit(new Preprocessing.ZeroMeanPixel(true), DATA, new int[0]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no training image");
    }
}
