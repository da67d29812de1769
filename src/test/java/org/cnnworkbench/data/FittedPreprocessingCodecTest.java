package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class FittedPreprocessingCodecTest {

    private static final String GOOD = """
            {"version": 1, "preprocessing": "standardise", "height": 2, "width": 1, "channels": 1, \
            "mean": [129.4], "factor": [0.0154]}""";

    private static FittedPreprocessing read(String json) {
        return FittedPreprocessing.CODEC.read(JsonValue.parse("preprocessing.json", json));
    }

    @Test
    void numbersAreReadAsTheyStand() {
        FittedPreprocessing fitted = read(GOOD);
        assertThat(fitted.preprocessing()).isEqualTo(new Preprocessing.Standardise(Preprocessing.Per.CHANNEL));
        assertThat(fitted.shape()).isEqualTo(TensorShape.image(2, 1, 1));
        assertThat(fitted.mean()).containsExactly(129.4f);
        assertThat(JsonText.oneLine(FittedPreprocessing.CODEC.write(fitted))).isEqualTo(GOOD);
    }

    @Test
    void whatIsReadBackPreparesToTheBit() {
        SplittableRandom random = new SplittableRandom(5);
        byte[][] images = new byte[40][12 * 9 * 3];
        Arrays.stream(images).forEach(random::nextBytes);
        ImageDataset dataset =
                new ImageDataset("noise", TensorShape.image(12, 9, 3), List.of("a"), images, new int[40], Map.of());
        for (Preprocessing kind : List.of(
                new Preprocessing.Scale(),
                new Preprocessing.ZeroMeanPixel(true),
                new Preprocessing.Standardise(Preprocessing.Per.PIXEL))) {
            FittedPreprocessing fitted = FittedPreprocessing.fit(kind, dataset, new int[] {1, 2, 3, 4, 5, 6, 7});
            FittedPreprocessing again = read(JsonText.oneLine(FittedPreprocessing.CODEC.write(fitted)));
            assertThat(again.mean()).containsExactly(fitted.mean());
            assertThat(again.factor()).containsExactly(fitted.factor());
            assertThat(again.preprocessing()).isEqualTo(kind);
        }
    }

    @Test
    void numbersThatDoNotFitTheShapeAreRefused() {
        assertThatThrownBy(() -> read(GOOD.replace("[129.4]", "[1, 2, 3]")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("preprocessing.json:1:1: preprocessing of 2×1×1 images: expected 1 or 2 means");
    }

    @Test
    void wrongShapesVersionsAndNumbersAreRefused() {
        assertThatThrownBy(() -> read(GOOD.replace("\"height\": 2", "\"height\": 0")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected at least 1×1×1");
        assertThatThrownBy(() -> read(GOOD.replace("\"version\": 1", "\"version\": 3")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected version 1, received 3");
        assertThatThrownBy(() -> read(GOOD.replace("0.0154", "1e200")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("finite");
        assertThatThrownBy(
                        () -> read(GOOD.replace("\"height\": 2, \"width\": 1", "\"height\": 99999, \"width\": 99999")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("99999×99999×1");
    }

    @Test
    void imagesTooLargeForNumbersOfEachPixelAreRefusedBeforeTraining() {
        TensorShape.Image shape = TensorShape.image(1000, 1000, 1);
        ImageDataset dataset = new ImageDataset(
                "large", shape, List.of("a"), new byte[][] {new byte[1_000_000]}, new int[1], Map.of());
        assertThatThrownBy(() -> FittedPreprocessing.fit(new Preprocessing.ZeroMeanPixel(true), dataset, new int[] {0}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("by channel instead");
    }
}
