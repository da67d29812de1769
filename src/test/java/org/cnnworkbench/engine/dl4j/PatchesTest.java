package org.cnnworkbench.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {

    @Test
    void everyColumnIsAPatchOfTheImage() {
        Patches twoByTwo = new Patches(1, 2, 3, 2, 2, 1, 1, 0, 0, 1, 2);
        float[] matrix = new float[8];

        twoByTwo.gather(new float[] {1, 2, 3, 4, 5, 6}, matrix);

        assertThat(matrix).containsExactly(1, 2, 2, 3, 4, 5, 5, 6);
    }

    @Test
    void pixelsBeyondTheBorderAreZeroWhateverStoodThereBefore() {
        Patches threeByOne = new Patches(1, 1, 2, 1, 3, 1, 1, 0, 1, 1, 2);
        float[] matrix = {9, 9, 9, 9, 9, 9};

        threeByOne.gather(new float[] {1, 2}, matrix);

        assertThat(matrix).containsExactly(0, 1, 1, 2, 2, 0);
    }

    @Test
    void aPixelGetsBackTheSumOfAllPatchesThatHoldIt() {
        Patches twoByTwo = new Patches(1, 2, 3, 2, 2, 1, 1, 0, 0, 1, 2);
        float[] image = new float[6];

        twoByTwo.scatter(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, image);

        assertThat(image).containsExactly(1, 2 + 3, 4, 5, 6 + 7, 8);
    }

    /** ⟨gather x, m⟩ = ⟨x, scatter m⟩ holds for exactly one linear function. */
    @ParameterizedTest(name = "kernel {0}×{1}, strides {2}×{3}, border {4} and {5}, output {6}×{7}")
    @CsvSource({"3,3,1,1,1,1,5,7", "2,4,2,3,0,1,2,2", "5,5,1,1,4,4,9,11", "1,1,3,2,0,0,2,4", "3,1,2,2,1,0,3,4"})
    void scatteringIsWhatGatheringAsksForOnTheWayBack(
            int kernelHeight, int kernelWidth, int down, int right, int top, int left, int height, int width) {
        Patches patches = new Patches(2, 5, 7, kernelHeight, kernelWidth, down, right, top, left, height, width);
        Random random = new Random(7);
        float[] image = numbers(random, patches.pixels());
        float[] matrix = numbers(random, patches.rows() * patches.columns());
        float[] gathered = new float[matrix.length];
        float[] scattered = new float[image.length];

        patches.gather(image, gathered);
        patches.scatter(matrix, scattered);

        assertThat(product(gathered, matrix)).isCloseTo(product(image, scattered), within(1e-4));
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
