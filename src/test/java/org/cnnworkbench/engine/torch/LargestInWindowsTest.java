package org.cnnworkbench.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.cnnworkbench.spec.Border;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

/** The largest number in each window, beside a search without any trick. */
class LargestInWindowsTest {

    private static final float NAN = Float.NaN;
    private static final float NEGATIVE_NAN = Float.intBitsToFloat(0xffc00000);

    private static Window window(int kernel, int stride, Border border) {
        return new Window(Size.square(kernel), Size.square(stride), Size.square(1), border);
    }

    private static TensorShape.Image output(Window window, TensorShape.Image input) {
        Border border = window.border();
        return new TensorShape.Image(
                (input.height()
                                        + border.top()
                                        + border.bottom()
                                        - window.kernel().height())
                                / window.stride().height()
                        + 1,
                (input.width()
                                        + border.left()
                                        + border.right()
                                        - window.kernel().width())
                                / window.stride().width()
                        + 1,
                input.channels());
    }

    /** The largest numbers and their places, of one image. */
    private record Found(float[] largest, int[] places) {}

    private static Found find(Window window, TensorShape.Image input, float[] images, int image) {
        TensorShape.Image output = output(window, input);
        int count = Math.toIntExact(images.length / input.elements());
        int outputs = Math.toIntExact(output.elements());
        float[] largest = new float[count * outputs];
        int[] places = new int[count * outputs];
        MemorySegment from = MemorySegment.ofArray(images);
        LargestInWindows search = new LargestInWindows(window, input, output);
        for (int i = 0; i < count; i++) {
            search.find(from, MemorySegment.ofArray(largest), i, places);
        }
        return new Found(
                Arrays.copyOfRange(largest, image * outputs, (image + 1) * outputs),
                Arrays.copyOfRange(places, image * outputs, (image + 1) * outputs));
    }

    private static Found search(Window window, TensorShape.Image input, float[] image) {
        TensorShape.Image output = output(window, input);
        float[] largest = new float[Math.toIntExact(output.elements())];
        int[] places = new int[largest.length];
        int next = 0;
        for (int row = 0; row < output.height(); row++) {
            for (int column = 0; column < output.width(); column++) {
                for (int c = 0; c < input.channels(); c++) {
                    float best = Float.NEGATIVE_INFINITY;
                    int place = -1;
                    for (int k = 0;
                            k < window.kernel().height() * window.kernel().width();
                            k++) {
                        int y = row * window.stride().height()
                                - window.border().top()
                                + k / window.kernel().width();
                        int x = column * window.stride().width()
                                - window.border().left()
                                + k % window.kernel().width();
                        if (y < 0 || y >= input.height() || x < 0 || x >= input.width()) {
                            continue;
                        }
                        float value = image[(y * input.width() + x) * input.channels() + c];
                        if (place < 0 || (!Float.isNaN(best) && (value > best || Float.isNaN(value)))) {
                            best = value;
                            place = k;
                        }
                    }
                    largest[next] = best;
                    places[next++] = place;
                }
            }
        }
        return new Found(largest, places);
    }

    @Test
    void theFirstOfEqualNumbersCounts() {
        float[] image = {
            1, 7, 7,
            2, 7, 0,
            3, 0, 9
        };

        Found found = find(window(2, 1, Border.all(0)), new TensorShape.Image(3, 3, 1), image, 0);

        assertThat(found.largest()).containsExactly(7, 7, 7, 9);
        assertThat(found.places()).containsExactly(1, 0, 1, 3);
    }

    @Test
    void zerosAreEqualWhateverTheirSignAndInfinitiesAreNumbers() {
        float infinity = Float.POSITIVE_INFINITY;
        float[] image = {-0f, 0, -infinity, -infinity, infinity, 5};

        Found found = find(
                new Window(new Size(1, 2), new Size(1, 2), Size.square(1), Border.all(0)),
                new TensorShape.Image(1, 6, 1),
                image,
                0);

        assertThat(found.places()).containsExactly(0, 0, 0);
        assertThat(found.largest()).containsExactly(0, -infinity, infinity);
    }

    @Test
    void whatIsNotANumberIsLargerThanEverything() {
        for (float nan : new float[] {NAN, NEGATIVE_NAN}) {
            float[] image = {1, nan, Float.POSITIVE_INFINITY, -3};

            Found found = find(window(2, 2, Border.all(0)), new TensorShape.Image(2, 2, 1), image, 0);

            assertThat(found.largest()).containsExactly(Float.NaN);
            assertThat(found.places()).containsExactly(1);
        }
    }

    @Test
    void windowsOfAnySizeStrideAndBorderAreSearchedRight() {
        Random random = new Random(42);
        for (int trial = 0; trial < 300; trial++) {
            int kernel = 1 + random.nextInt(5);
            int stride = 1 + random.nextInt(4);
            int border = random.nextInt(kernel);
            Window window = window(kernel, stride, new Border(border, 0, random.nextInt(kernel), border));
            TensorShape.Image input = new TensorShape.Image(
                    kernel + random.nextInt(9), kernel + random.nextInt(9), 1 + random.nextInt(20));
            float[] images = new float[Math.toIntExact(3 * input.elements())];
            for (int i = 0; i < images.length; i++) {
                // Few different numbers, so that many are equal.
                images[i] = random.nextInt(9) - 6;
            }
            int image = random.nextInt(3);
            float[] one = Arrays.copyOfRange(
                    images, (int) (image * input.elements()), (int) ((image + 1) * input.elements()));

            Found found = find(window, input, images, image);

            Found expected = search(window, input, one);
            assertThat(found.largest()).as("%s over %s", window, input).containsExactly(expected.largest());
            assertThat(found.places()).as("%s over %s", window, input).containsExactly(expected.places());
        }
    }
}
