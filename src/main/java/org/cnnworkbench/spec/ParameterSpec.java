package org.cnnworkbench.spec;

import java.util.List;

/**
 * One array of numbers that a layer owns.
 *
 * @param name      {@code kernel}, {@code bias}, {@code depthwise_kernel}, {@code pointwise_kernel}, {@code gamma}, {@code beta},
 *                  {@code mean}, {@code variance} or {@code alpha}
 * @param shape     in PyTorch's layout: a convolution kernel is filters × channels × height × width (depthwise: output channels × 1 ×
 *                  height × width), a dense kernel units × features, everything else a vector; a dense layer's features count an image
 *                  as channels × height × width
 * @param trainable false for the running statistics of batch normalisation
 * @param role      what regularisation and constraints apply: kernels are decayed, nothing else is
 * @param fanIn     numbers that flow into one unit, for the initialiser
 * @param fanOut    numbers that one input flows into, for the initialiser
 */
public record ParameterSpec(String name, List<Integer> shape, boolean trainable, Role role, long fanIn, long fanOut) {

    /** What kind of parameter it is. */
    public enum Role {
        KERNEL,
        BIAS,
        OTHER
    }

    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    /** Numbers in it; the largest long where that would be more. */
    public long elements() {
        return Saturating.multiply(shape.stream().mapToLong(Integer::longValue).toArray());
    }
}
