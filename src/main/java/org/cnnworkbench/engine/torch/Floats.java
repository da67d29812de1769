package org.cnnworkbench.engine.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.pytorch.Tensor;

/** Numbers between the library's memory and the Java heap. */
final class Floats {

    private Floats() {}

    /** In row-major order of the extents, whatever the layout. */
    static float[] of(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        read(tensor, values, 0, values.length);
        return values;
    }

    /** Copies all numbers of a tensor, in row-major order of its extents whatever its layout. */
    static void read(Tensor tensor, float[] into, int offset, int count) {
        MemorySegment.copy(memory(tensor.contiguous()), ValueLayout.JAVA_FLOAT, 0, into, offset, count);
    }

    /** Where a tensor's numbers lie, in the order of its layout and with no gaps; there as long as the tensor is. */
    static MemorySegment memory(Tensor dense) {
        return MemorySegment.ofAddress(dense.data_ptr().address()).reinterpret(dense.numel() * Float.BYTES);
    }
}
