package org.cnnworkbench.spec;

/** The non-linear functions, by element but for softmax. */
public enum Activation {
    /** f(x) = x. */
    LINEAR,
    /** max(0, x). */
    RELU,
    /** x where x ≥ 0, else 0.01 x. */
    LEAKY_RELU,
    /** x where x ≥ 0, else e^x − 1. Clevert et al. 2015. */
    ELU,
    /** 1.0507 · (x where x ≥ 0, else 1.67326 (e^x − 1)). Klambauer et al. 2017. */
    SELU,
    /** x · Φ(x) with the normal distribution function Φ, not an approximation. Hendrycks and Gimpel 2016. */
    GELU,
    /** x · sigmoid(x). Ramachandran et al. 2017. */
    SWISH,
    TANH,
    /** 1 / (1 + e^−x). */
    SIGMOID,
    /** min(1, max(0, 0.2 x + 0.5)), as in Keras 2. */
    HARD_SIGMOID,
    /** ln(1 + e^x). */
    SOFTPLUS,
    /** x / (1 + |x|). */
    SOFTSIGN,
    /** e^x over the sum of e^x along the channels (of an image, at each pixel) or the features (of a vector). */
    SOFTMAX
}
