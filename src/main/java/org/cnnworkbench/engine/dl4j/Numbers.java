package org.cnnworkbench.engine.dl4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Numbers of the library's arrays where they lie: outside of the Java heap. */
final class Numbers {

    private Numbers() {}

    /** The array, or a copy of it whose numbers lie row by row without gaps. */
    static INDArray dense(INDArray array) {
        return isRowMajor(array) ? array : array.dup('c');
    }

    /** The library's own check takes strides of extents of 1 into account, which mean nothing. */
    static boolean isRowMajor(INDArray array) {
        long stride = 1;
        for (int axis = array.rank() - 1; axis >= 0; axis--) {
            if (array.size(axis) != 1 && array.stride(axis) != stride) {
                return false;
            }
            stride *= array.size(axis);
        }
        return true;
    }

    /** A copy. */
    static float[] of(INDArray array) {
        return memory(dense(array)).toArray(ValueLayout.JAVA_FLOAT);
    }

    /** Where a dense array's numbers lie: the buffer's address leaves out where in it a view begins. */
    static MemorySegment memory(INDArray dense) {
        return MemorySegment.ofAddress(dense.data().address() + dense.offset() * Float.BYTES)
                .reinterpret(dense.length() * Float.BYTES);
    }

    /** Copies numbers into an array that lies row by row without gaps. */
    static void put(float[] numbers, INDArray into) {
        if (!isRowMajor(into)) {
            throw new IllegalStateException(
                    "expected rows one after the other, found strides " + Arrays.toString(into.stride()));
        }
        MemorySegment.copy(numbers, 0, memory(into), ValueLayout.JAVA_FLOAT, 0, numbers.length);
    }

    /** Copies the image of a number, which are of equal length, out of dense memory. */
    static void read(MemorySegment from, int image, float[] into) {
        MemorySegment.copy(
                from, ValueLayout.JAVA_FLOAT, (long) image * into.length * Float.BYTES, into, 0, into.length);
    }

    /** And back. */
    static void write(float[] numbers, MemorySegment to, int image) {
        MemorySegment.copy(
                numbers, 0, to, ValueLayout.JAVA_FLOAT, (long) image * numbers.length * Float.BYTES, numbers.length);
    }
}
