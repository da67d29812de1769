package org.cnnworkbench.spec;

import org.cnnworkbench.input.Option;

/**
 * How weights start. In JSON a name, {@code "he_normal"}, or an object where there is something to set,
 * {@code {"type": "truncated_normal", "stddev": 0.03}}. fan_in and fan_out are the numbers that flow into and out of one unit: for a
 * convolution kernel height × kernel width × channels.
 *
 * <p>The formulas are those of Keras 2.0, which the seeds used: the {@code _normal} ones of Glorot, He and LeCun draw from a normal
 * distribution cut off at two standard deviations, without a correction for the cut.
 */
public sealed interface Initializer {

    /** Uniform in −limit..limit. */
    record Uniform(
            @Option(help = "Weights start between −limit and limit", byDefault = "0.05", above = 0)
            double limit) implements Initializer {}

    /** Normal with mean 0. */
    record Normal(
            @Option(help = "Standard deviation of the starting weights", byDefault = "0.05", above = 0)
            double stddev) implements Initializer {}

    /** Normal with mean 0, drawn again where it falls more than two standard deviations from it. */
    record TruncatedNormal(
            @Option(help = "Standard deviation before the tails are cut", byDefault = "0.05", above = 0)
            double stddev) implements Initializer {}

    /** Every weight 0: a network of such layers can't learn, which is worth seeing once. */
    record Zero() implements Initializer {}

    /** Uniform, limit √(3 / fan_in). LeCun 1998. */
    record LecunUniform() implements Initializer {}

    /** Truncated normal, deviation √(2 / (fan_in + fan_out)). Glorot and Bengio 2010. */
    record GlorotNormal() implements Initializer {}

    /** Uniform, limit √(6 / (fan_in + fan_out)). Glorot and Bengio 2010. */
    record GlorotUniform() implements Initializer {}

    /** Truncated normal, deviation √(2 / fan_in). He et al. 2015. */
    record HeNormal() implements Initializer {}

    /** Uniform, limit √(6 / fan_in). He et al. 2015. */
    record HeUniform() implements Initializer {}
}
