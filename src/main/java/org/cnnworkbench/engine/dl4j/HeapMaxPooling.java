package org.cnnworkbench.engine.dl4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.cnnworkbench.engine.OrderedBits;
import org.cnnworkbench.spec.Border;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling that remembers where the largest numbers were; of equal ones the first counts, and a NaN is larger than everything. The
 * channels of an image lie one after another, so that each is looked through by itself; they are shared among threads.
 */
final class HeapMaxPooling {

    private final Size window;
    private final Size stride;
    private final Border border;
    private final TensorShape.Image input;
    private final TensorShape.Image output;

    /** For each output number where in its channel it was, for the way back; of the last pass. */
    private int[] places = new int[0];

    /**
     * @param border beyond the image, where nothing is
     */
    HeapMaxPooling(Size window, Size stride, Border border, TensorShape.Image input, TensorShape.Image output) {
        this.window = window;
        this.stride = stride;
        this.border = border;
        this.input = input;
        this.output = output;
    }

    private int inputs() {
        return input.height() * input.width();
    }

    private int outputs() {
        return output.height() * output.width();
    }

    INDArray forward(INDArray images, LayerWorkspaceMgr workspaces) {
        INDArray dense = Numbers.dense(images);
        INDArray result = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                DataType.FLOAT,
                new long[] {images.size(0), output.channels(), output.height(), output.width()},
                'c');
        int planes = Math.toIntExact(images.size(0) * input.channels());
        if (places.length < planes * outputs()) {
            places = new int[planes * outputs()];
        }
        MemorySegment from = Numbers.memory(dense);
        MemorySegment to = Numbers.memory(result);
        Parts.of(planes, (part, first, end) -> {
            int[] plane = new int[inputs()];
            int[] largest = new int[outputs()];
            for (int i = first; i < end; i++) {
                MemorySegment.copy(
                        from, ValueLayout.JAVA_INT, (long) i * inputs() * Float.BYTES, plane, 0, plane.length);
                OrderedBits.toKeys(plane, plane.length);
                find(plane, largest, i * largest.length);
                OrderedBits.toBits(largest, largest.length);
                MemorySegment.copy(
                        largest, 0, to, ValueLayout.JAVA_INT, (long) i * outputs() * Float.BYTES, largest.length);
            }
        });
        return result;
    }

    INDArray back(INDArray delta, LayerWorkspaceMgr workspaces) {
        INDArray dense = Numbers.dense(delta);
        INDArray result = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD,
                DataType.FLOAT,
                new long[] {delta.size(0), input.channels(), input.height(), input.width()},
                'c');
        MemorySegment from = Numbers.memory(dense);
        MemorySegment to = Numbers.memory(result);
        Parts.of(Math.toIntExact(delta.size(0) * input.channels()), (part, first, end) -> {
            float[] ofInput = new float[inputs()];
            float[] ofOutput = new float[outputs()];
            for (int i = first; i < end; i++) {
                Numbers.read(from, i, ofOutput);
                Arrays.fill(ofInput, 0);
                int place = i * ofOutput.length;
                for (float gradient : ofOutput) {
                    ofInput[places[place]] += gradient;
                    place++;
                }
                Numbers.write(ofInput, to, i);
            }
        });
        return result;
    }

    /**
     * The number and its place are looked for as one: the key in the upper half, and the place in the lower, turned around so that the first is
     * larger. So there are no branches that a processor would have to guess.
     */
    private void find(int[] keys, int[] largest, int firstPlace) {
        int next = 0;
        for (int row = 0; row < output.height(); row++) {
            int above = row * stride.height() - border.top();
            int top = Math.max(0, above);
            int bottom = Math.min(input.height(), above + window.height());
            for (int column = 0; column < output.width(); column++) {
                int before = column * stride.width() - border.left();
                int left = Math.max(0, before);
                int right = Math.min(input.width(), before + window.width());
                long best = Long.MIN_VALUE;
                for (int y = top; y < bottom; y++) {
                    for (int place = y * input.width() + left; place < y * input.width() + right; place++) {
                        best = Math.max(best, ((long) keys[place] << Integer.SIZE) | (Integer.MAX_VALUE - place));
                    }
                }
                largest[next] = (int) (best >> Integer.SIZE);
                places[firstPlace + next] = Integer.MAX_VALUE - (int) best;
                next++;
            }
        }
    }
}
