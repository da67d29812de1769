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

    /** For each output number where in its window it was, for the way back; of the last pass. */
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
            LargestInWindows largest = new LargestInWindows(window, input, output);
            for (int i = first; i < end; i++) {
                largest.find(from, to, i, places);
            }
        });
        return new Step(result, gradient -> back(gradient, count), true);
    }

    private Tensor back(Tensor gradient, int count) {
        Tensor ofOutput = ChannelsLast.of(gradient);
        Tensor result = ChannelsLast.empty(count, input.channels(), input.height(), input.width());
        MemorySegment from = Floats.memory(ofOutput);
        MemorySegment to = Floats.memory(result);
        int[] offsets = offsets();
        Shared.among(count, input.elements(), (first, end) -> {
            float[] image = new float[Math.toIntExact(input.elements())];
            float[] gradients = new float[Math.toIntExact(output.elements())];
            for (int i = first; i < end; i++) {
                MemorySegment.copy(
                        from,
                        ValueLayout.JAVA_FLOAT,
                        (long) i * gradients.length * Float.BYTES,
                        gradients,
                        0,
                        gradients.length);
                Arrays.fill(image, 0);
                scatter(gradients, offsets, i * gradients.length, image);
                MemorySegment.copy(
                        image, 0, to, ValueLayout.JAVA_FLOAT, (long) i * image.length * Float.BYTES, image.length);
            }
        });
        return result;
    }

    /** How far each place of a window is from its first, in numbers of the input. */
    private int[] offsets() {
        int width = window.kernel().width();
        int[] offsets = new int[window.kernel().height() * width];
        Arrays.setAll(offsets, place -> (place / width * input.width() + place % width) * input.channels());
        return offsets;
    }

    private void scatter(float[] gradients, int[] offsets, int firstPlace, float[] image) {
        int channels = input.channels();
        int next = 0;
        for (int row = 0; row < output.height(); row++) {
            int above = row * window.stride().height() - window.border().top();
            for (int column = 0; column < output.width(); column++) {
                int before = column * window.stride().width() - window.border().left();
                // Where the window's first place would be, which may lie outside; the largest number doesn't.
                int pixel = (above * input.width() + before) * channels;
                for (int c = 0; c < channels; c++) {
                    image[pixel + c + offsets[places[firstPlace + next]]] += gradients[next];
                    next++;
                }
            }
        }
    }
}
