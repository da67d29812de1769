package org.cnnworkbench.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

class GeometricTest {

    /** Draws the lower end of every range: the angle −degrees, the factor min. */
    private static final RandomGenerator LOWEST = () -> 0L;

    private static final Offset<Float> TINY = Offset.offset(1e-3f);
    private static final Fill BLACK = Fill.BLACK;
    private static final Fill EDGE = new Fill(FillMode.NEAREST, 0);

    private static final FloatImage SQUARE = gray(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    private static FloatImage gray(int height, int width, float... values) {
        return new FloatImage(TensorShape.image(height, width, 1), values);
    }

    @Test
    void aHorizontalFlipSwapsColumnsExactly() {
        FloatImage image = gray(2, 3, 1, 2, 3, 4, 5, 6);
        assertThat(new Geometric.HorizontalFlip(1).apply(image, LOWEST).values())
                .containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void aVerticalFlipSwapsRowsExactly() {
        FloatImage image = gray(2, 3, 1, 2, 3, 4, 5, 6);
        assertThat(new Geometric.VerticalFlip(1).apply(image, LOWEST).values()).containsExactly(4, 5, 6, 1, 2, 3);
    }

    @Test
    void aFlipKeepsTheChannelsOfAPixelTogether() {
        FloatImage image = new FloatImage(TensorShape.image(1, 2, 3), new float[] {1, 2, 3, 4, 5, 6});
        assertThat(new Geometric.HorizontalFlip(1).apply(image, LOWEST).values())
                .containsExactly(4, 5, 6, 1, 2, 3);
    }

    @Test
    void minusNinetyDegreesTurnsASquareClockwiseExactly() {
        float[] turned =
                new Geometric.Rotation(90, BLACK, 1).apply(SQUARE, LOWEST).values();
        assertThat(turned).containsExactly(new float[] {7, 4, 1, 8, 5, 2, 9, 6, 3}, TINY);
    }

    @Test
    void aHalfTurnReversesAnImageOfAnyShape() {
        float[] turned = new Geometric.Rotation(180, BLACK, 1)
                .apply(gray(2, 3, 1, 2, 3, 4, 5, 6), LOWEST)
                .values();
        assertThat(turned).containsExactly(new float[] {6, 5, 4, 3, 2, 1}, TINY);
    }

    @Test
    void anEighthOfATurnMixesNeighboursByNearness() {
        // 45° around the centre of 3×3: the middle of the upper edge is read at (1 ± sin 45°, 1 − cos 45°) = 0.29289
        // rows down; clockwise
        // by 45° it comes from the upper left: x = 1 − 0.70711, y = 1 − 0.70711, so with a = 0.29289
        // (1−a)²·1 + a(1−a)·2 + a(1−a)·4 + a²·5 = 0.5 + 0.41421 + 0.82843 + 0.42893
        float[] turned =
                new Geometric.Rotation(45, BLACK, 1).apply(SQUARE, LOWEST).values();
        assertThat(turned[1]).isCloseTo(2.17157f, TINY);
        assertThat(turned[4]).isCloseTo(5f, TINY);
    }

    @Test
    void aShiftIsByWholePixelsAndShowsTheFill() {
        // −0.4 · 3 = −1.2 pixels, rounded to 1 up and 1 to the left
        Geometric.Shift shift = new Geometric.Shift(0.4, 0.4, new Fill(FillMode.CONSTANT, 99), 1);
        assertThat(shift.apply(SQUARE, LOWEST).values()).containsExactly(5, 6, 99, 8, 9, 99, 99, 99, 99);
    }

    @Test
    void theNearestFillRepeatsTheEdge() {
        Geometric.Shift shift = new Geometric.Shift(0.4, 0.4, EDGE, 1);
        assertThat(shift.apply(SQUARE, LOWEST).values()).containsExactly(5, 6, 6, 8, 9, 9, 8, 9, 9);
    }

    @Test
    void zoomingInEnlargesTheMiddle() {
        // Factor 2 around column 1.5: columns 0 to 3 are read at 0.75, 1.25, 1.75 and 2.25.
        Geometric.Zoom zoom = new Geometric.Zoom(2, 2, BLACK, 1);
        float[] row = zoom.apply(gray(1, 4, 10, 20, 30, 40), LOWEST).values();
        assertThat(row).containsExactly(new float[] {17.5f, 22.5f, 27.5f, 32.5f}, TINY);
    }

    @Test
    void zoomingOutShowsTheFillAround() {
        // Factor 0.5 around column 2: columns are read at −2, 0, 2, 4 and 6.
        Geometric.Zoom zoom = new Geometric.Zoom(0.5, 0.5, BLACK, 1);
        float[] row = zoom.apply(gray(1, 5, 10, 20, 30, 40, 50), LOWEST).values();
        assertThat(row).containsExactly(new float[] {0, 10, 30, 50, 0}, TINY);
    }

    @Test
    void shearMovesRowsByTheirDistanceFromTheCentre() {
        // −45°: the row above the centre moves one pixel to the right, the row below one to the left.
        float[] slanted =
                new Geometric.Shear(45, BLACK, 1).apply(SQUARE, LOWEST).values();
        assertThat(slanted).containsExactly(new float[] {0, 1, 2, 4, 5, 6, 8, 9, 0}, TINY);
    }

    @Test
    void cropCutsFromThePaddedImage() {
        // Offset −1, −1: the piece lies one pixel down and right of the upper left corner of the padded image's
        // content.
        float[] cut = new Geometric.Crop(1, BLACK, 1).apply(SQUARE, LOWEST).values();
        assertThat(cut).containsExactly(5, 6, 0, 8, 9, 0, 0, 0, 0);
    }

    @Test
    void cropReachesEveryOffset() {
        Set<String> seen = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            seen.add(
                    new Geometric.Crop(1, BLACK, 1).draw(SQUARE.shape(), random).toString());
        }
        assertThat(seen).hasSize(9);
    }

    @Test
    void anImageOfOnePixelSurvivesEveryMovement() {
        FloatImage pixel = gray(1, 1, 42);
        assertThat(new Geometric.Rotation(90, BLACK, 1).apply(pixel, LOWEST).values())
                .containsExactly(42);
        assertThat(new Geometric.Crop(1000, EDGE, 1).apply(pixel, LOWEST).values())
                .containsExactly(42);
    }

    @Test
    void movementsJoinedGiveWhatTheyGiveOneAfterAnother() {
        Affine turn = new Geometric.Rotation(90, BLACK, 1).draw(SQUARE.shape(), LOWEST);
        Affine flip = new Geometric.HorizontalFlip(1).draw(SQUARE.shape(), LOWEST);
        FloatImage oneByOne = Resampler.resample(Resampler.resample(SQUARE, turn, BLACK), flip, BLACK);
        FloatImage joined = Resampler.resample(SQUARE, turn.then(flip), BLACK);
        assertThat(joined.values()).containsExactly(oneByOne.values(), TINY);
        assertThat(joined.values()).containsExactly(new float[] {1, 4, 7, 2, 5, 8, 3, 6, 9}, TINY);
    }
}
