package org.cnnworkbench.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cnnworkbench.data.augment.Geometric.Crop;
import org.cnnworkbench.data.augment.Geometric.HorizontalFlip;
import org.cnnworkbench.data.augment.Geometric.Rotation;
import org.cnnworkbench.data.augment.Geometric.Shear;
import org.cnnworkbench.data.augment.Geometric.Shift;
import org.cnnworkbench.data.augment.Geometric.VerticalFlip;
import org.cnnworkbench.data.augment.Geometric.Zoom;
import org.cnnworkbench.data.augment.PixelWise.Brightness;
import org.cnnworkbench.data.augment.PixelWise.ColorJitter;
import org.cnnworkbench.data.augment.PixelWise.Contrast;
import org.cnnworkbench.data.augment.PixelWise.GaussianNoise;
import org.cnnworkbench.data.augment.PixelWise.RandomErasing;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationPipelineTest {

    private static final List<TensorShape.Image> SHAPES = List.of(
            TensorShape.image(1, 1, 1),
            TensorShape.image(1, 7, 3),
            TensorShape.image(7, 1, 1),
            TensorShape.image(8, 8, 1),
            TensorShape.image(6, 9, 3),
            TensorShape.image(5, 4, 4));

    /** Every kind at its wildest, with the given probability. */
    static List<Augmentation> everyKind(double probability) {
        Fill edge = new Fill(FillMode.NEAREST, 0);
        Fill white = new Fill(FillMode.CONSTANT, 255);
        return List.of(
                new HorizontalFlip(probability),
                new VerticalFlip(probability),
                new Rotation(180, edge, probability),
                new Shift(1, 1, white, probability),
                new Zoom(0.1, 10, edge, probability),
                new Shear(80, white, probability),
                new Crop(3, Fill.BLACK, probability),
                new Brightness(100, probability),
                new Contrast(100, probability),
                new ColorJitter(2, 2, 2, 0.5, probability),
                new GaussianNoise(1, probability),
                new RandomErasing(0, 1, 0.01, 100, ErasingFill.NOISE, 0, probability));
    }

    static Stream<Augmentation> kinds() {
        return everyKind(1).stream();
    }

    private static FloatImage noise(TensorShape.Image shape) {
        byte[] pixels = new byte[(int) shape.elements()];
        new SplittableRandom(pixels.length).nextBytes(pixels);
        return FloatImage.ofBytes(shape, pixels);
    }

    @Test
    void theListOfKindsMissesNone() {
        assertThat(kinds().map(AugmentationTypes.TABLE::nameOf))
                .containsExactlyElementsOf(AugmentationTypes.TABLE.names());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindKeepsShapeAndRangeAndItsInput(Augmentation kind) {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(kind));
        for (TensorShape.Image shape : SHAPES) {
            FloatImage image = noise(shape);
            float[] before = image.values().clone();
            for (int seed = 0; seed < 60; seed++) {
                FloatImage result = pipeline.apply(image, new SplittableRandom(seed));
                assertThat(result.shape()).isEqualTo(shape);
                for (float value : result.values()) {
                    assertThat(value).as("%s on %s, seed %d", kind, shape, seed).isBetween(0f, 255f);
                }
            }
            assertThat(image.values()).containsExactly(before);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSameSeedGivesTheSameImageAndAnotherSeedAnother(Augmentation kind) {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(kind));
        FloatImage image = noise(TensorShape.image(9, 9, 3));
        float[] first = pipeline.apply(image, new SplittableRandom(1)).values();
        assertThat(pipeline.apply(image, new SplittableRandom(1)).values()).containsExactly(first);
        boolean flip = kind instanceof HorizontalFlip || kind instanceof VerticalFlip;
        if (!flip) {
            assertThat(pipeline.apply(image, new SplittableRandom(2)).values()).isNotEqualTo(first);
        }
    }

    @Test
    void aProbabilityOfZeroIsTheIdentity() {
        AugmentationPipeline pipeline = new AugmentationPipeline(everyKind(0));
        FloatImage image = noise(TensorShape.image(9, 9, 3));
        for (int seed = 0; seed < 100; seed++) {
            assertThat(pipeline.apply(image, new SplittableRandom(seed))).isSameAs(image);
        }
    }

    @Test
    void aStepIsAppliedAsOftenAsItsProbabilitySays() {
        AugmentationPipeline pipeline = new AugmentationPipeline(List.of(new HorizontalFlip(0.3)));
        FloatImage image = noise(TensorShape.image(1, 5, 1));
        int flipped = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            flipped += pipeline.apply(image, new SplittableRandom(seed)) == image ? 0 : 1;
        }
        assertThat(flipped).isBetween(2850, 3150);
    }

    @Test
    void whatOneStepDrawsDoesNotDependOnAnother() {
        FloatImage image = noise(TensorShape.image(8, 8, 1));
        RandomErasing erasing = new RandomErasing(0.2, 0.2, 1, 1, ErasingFill.NOISE, 0, 1);
        float[] alone = new AugmentationPipeline(List.of(new GaussianNoise(0, 1), erasing))
                .apply(image, new SplittableRandom(4))
                .values();
        float[] afterSkipped = new AugmentationPipeline(List.of(new Rotation(90, Fill.BLACK, 0), erasing))
                .apply(image, new SplittableRandom(4))
                .values();
        assertThat(afterSkipped).containsExactly(alone);
    }

    @Test
    void movementsThatFillAlikeAreSampledOnce() {
        // Enlarging pushes the border out, shrinking brings it back: joined, nothing is lost and nothing is blurred.
        FloatImage image = noise(TensorShape.image(4, 4, 1));
        Augmentation enlarge = new Zoom(2, 2, Fill.BLACK, 1);
        Augmentation shrink = new Zoom(0.5, 0.5, Fill.BLACK, 1);
        Augmentation shrinkOnGray = new Zoom(0.5, 0.5, new Fill(FillMode.CONSTANT, 77), 1);
        assertThat(new AugmentationPipeline(List.of(enlarge, shrink)).apply(image, new SplittableRandom(1)))
                .isSameAs(image);
        FloatImage apart =
                new AugmentationPipeline(List.of(enlarge, shrinkOnGray)).apply(image, new SplittableRandom(1));
        assertThat(apart.at(0, 0, 0)).isEqualTo(77);
    }

    @Test
    void anEmptyPipelineGivesTheImageBack() {
        FloatImage image = noise(TensorShape.image(3, 3, 1));
        assertThat(AugmentationPipeline.none().apply(image, new SplittableRandom(1)))
                .isSameAs(image);
        assertThat(AugmentationPipeline.none().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void numbersOutOfTheirRangeAreRefused(double probability) {
        List<Augmentation> steps = List.of(new HorizontalFlip(probability));
        assertThatThrownBy(() -> new AugmentationPipeline(steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("horizontal_flip: probability: expected at least 0 and at most 1, received ");
    }

    @Test
    void bytesSurviveTheWayThroughFloats() {
        byte[] pixels = new byte[256];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        FloatImage image = FloatImage.ofBytes(TensorShape.image(16, 16, 1), pixels);
        assertThat(image.toBytes()).containsExactly(pixels);
        assertThat(image.at(15, 15, 0)).isEqualTo(255);
    }
}
