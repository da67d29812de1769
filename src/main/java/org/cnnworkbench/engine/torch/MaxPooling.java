package org.cnnworkbench.engine.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.cnnworkbench.spec.TensorShape;

/**
 * The largest number in each window, computed here, image by image: the library's own took a sixth of a training step. Of equal numbers the
 * first counts, and a NaN is larger than everything, as there. Images don't depend on one another, so the result is the same for any
 * number of threads.
 */
final class MaxPooling implements Step.Function {

    private final Window window;
    private final TensorShape.Image input;
    private final TensorShape.Image output;

    /** For each output number the place in its image of the input where it was, for the way back; of the last pass. */
    private int[] places = new int[0];

    MaxPooling(Window window, TensorShape.Image input, TensorShape.Image output) {
        this.window = window;
        this.input = input;
        this.output = output;
    }

    @Override
    public Step apply(Tensor x, Pass pass) {
        Tensor images = ChannelsLast.of(x);
        int count = Math.toIntExact(images.size(0));
        int outputs = Math.toIntExact(output.elements());
        Tensor result = ChannelsLast.empty(count, output.channels(), output.height(), output.width());
        if (places.length < count * outputs) {
            places = new int[count * outputs];
        }
        MemorySegment from = Floats.memory(images);
        MemorySegment to = Floats.memory(result);
        Shared.among(count, input.elements(), (first, end) -> {
            float[] image = new float[Math.toIntExact(input.elements())];
            float[] largest = new float[outputs];
            for (int i = first; i < end; i++) {
                read(from, i, image);
                pool(image, largest, i * outputs);
                write(largest, to, i);
            }
        });
        return new Step(result, gradient -> back(gradient, count), true);
    }

    private Tensor back(Tensor gradient, int count) {
        Tensor ofOutput = ChannelsLast.of(gradient);
        Tensor result = ChannelsLast.empty(count, input.channels(), input.height(), input.width());
        MemorySegment from = Floats.memory(ofOutput);
        MemorySegment to = Floats.memory(result);
        Shared.among(count, input.elements(), (first, end) -> {
            float[] image = new float[Math.toIntExact(input.elements())];
            float[] gradients = new float[Math.toIntExact(output.elements())];
            for (int i = first; i < end; i++) {
                read(from, i, gradients);
                Arrays.fill(image, 0);
                for (int k = 0; k < gradients.length; k++) {
                    image[places[i * gradients.length + k]] += gradients[k];
                }
                write(image, to, i);
            }
        });
        return result;
    }

    private void pool(float[] image, float[] largest, int firstPlace) {
        int channels = input.channels();
        int next = 0;
        for (int row = 0; row < output.height(); row++) {
            int above = row * window.stride().height() - window.border().top();
            int top = Math.max(0, above);
            int bottom = Math.min(input.height(), above + window.kernel().height());
            for (int column = 0; column < output.width(); column++) {
                int before = column * window.stride().width() - window.border().left();
                int left = Math.max(0, before);
                int right = Math.min(input.width(), before + window.kernel().width());
                start(image, (top * input.width() + left) * channels, largest, next, firstPlace);
                for (int y = top; y < bottom; y++) {
                    for (int x = y == top ? left + 1 : left; x < right; x++) {
                        replaceSmaller(image, (y * input.width() + x) * channels, largest, next, firstPlace);
                    }
                }
                next += channels;
            }
        }
    }

    /** The pixel at the window's first place is the largest so far. */
    private void start(float[] image, int pixel, float[] largest, int next, int firstPlace) {
        for (int c = 0; c < input.channels(); c++) {
            largest[next + c] = image[pixel + c];
            places[firstPlace + next + c] = pixel + c;
        }
    }

    private void replaceSmaller(float[] image, int pixel, float[] largest, int next, int firstPlace) {
        for (int c = 0; c < input.channels(); c++) {
            float value = image[pixel + c];
            if (value > largest[next + c] || Float.isNaN(value)) {
                largest[next + c] = value;
                places[firstPlace + next + c] = pixel + c;
            }
        }
    }

    private static void read(MemorySegment from, int image, float[] into) {
        MemorySegment.copy(
                from, ValueLayout.JAVA_FLOAT, (long) image * into.length * Float.BYTES, into, 0, into.length);
    }

    private static void write(float[] numbers, MemorySegment to, int image) {
        MemorySegment.copy(
                numbers, 0, to, ValueLayout.JAVA_FLOAT, (long) image * numbers.length * Float.BYTES, numbers.length);
    }
}
