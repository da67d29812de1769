package org.cnnworkbench.engine;

import java.util.List;

/**
 * Numbers with a shape, in row-major order, on the Java heap.
 *
 * @param shape  extents, the slowest first
 * @param values the numbers themselves, not a copy: for reading only
 */
public record Tensor(List<Integer> shape, float[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        long elements = 1;
        for (int extent : shape) {
            elements *= extent;
        }
        if (elements != values.length) {
            throw new IllegalArgumentException(
                    "tensor: shape " + shape + " has " + elements + " numbers, received " + values.length);
        }
    }
}
