package org.cnnworkbench.engine;

import org.cnnworkbench.input.Option;

/**
 * How a gradient becomes a step. The formulas write g for the gradient of one weight w (with L1 and L2 already in it), η for the learning
 * rate and t for the number of the step from 1; states start at 0 where nothing else is said. {@link UpdateRule} computes them.
 */
public sealed interface Optimizer {

    double learningRate();

    /** w ← w − ηg. */
    record Sgd(
            @Option(help = "Length of a step", byDefault = "0.01", above = 0)
            double learningRate) implements Optimizer {}

    /** v ← μv + ηg; w ← w − v. Polyak 1964. */
    record Momentum(
            @Option(help = "Length of a step", byDefault = "0.01", above = 0)
            double learningRate,

            @Option(help = "Share of the last step that is kept (μ)", byDefault = "0.9", min = 0, below = 1)
            double momentum)
            implements Optimizer {}

    /** v ← μv + ηg; w ← w − (μv + ηg). Sutskever et al. 2013, in the form of Keras. */
    record Nesterov(
            @Option(help = "Length of a step", byDefault = "0.01", above = 0)
            double learningRate,

            @Option(help = "Share of the last step that is kept (μ)", byDefault = "0.9", min = 0, below = 1)
            double momentum)
            implements Optimizer {}

    /**
     * s ← ρs + (1 − ρ)g²; v ← μv + ηg / √(s + ε); w ← w − v, as TensorFlow 1 has it, which seed 0 used. TensorFlow 1 starts s at 1; with
     * a decay close to 1 that decides how long the first steps are.
     */
    record RmsProp(
            @Option(help = "Length of a step", byDefault = "0.001", above = 0)
            double learningRate,

            @Option(
                    help = "Share of the running mean of squared gradients that is kept (ρ)",
                    byDefault = "0.9",
                    min = 0,
                    below = 1)
            double decay,

            @Option(help = "Share of the last step that is kept (μ)", byDefault = "0", min = 0, below = 1)
            double momentum,

            @Option(help = "Added under the root against division by zero (ε)", byDefault = "0.0000001", above = 0)
            double epsilon,

            @Option(
                    help = "What the running mean of squared gradients starts at; TensorFlow 1 has 1",
                    byDefault = "0",
                    min = 0)
            double initialMeanSquare)
            implements Optimizer {}

    /** s ← s + g²; w ← w − ηg / (√s + ε). Duchi et al. 2011. */
    record AdaGrad(
            @Option(help = "Length of a step", byDefault = "0.01", above = 0)
            double learningRate,

            @Option(help = "Added against division by zero (ε)", byDefault = "0.0000001", above = 0)
            double epsilon)
            implements Optimizer {}

    /** s ← ρs + (1 − ρ)g²; d = g √(u + ε) / √(s + ε); u ← ρu + (1 − ρ)d²; w ← w − ηd. Zeiler 2012, who has η = 1. */
    record AdaDelta(
            @Option(help = "Factor on every step; the paper has 1", byDefault = "1", above = 0)
            double learningRate,

            @Option(help = "Share of the running means that is kept (ρ)", byDefault = "0.95", min = 0, below = 1)
            double rho,

            @Option(help = "Added under the roots against division by zero (ε)", byDefault = "0.0000001", above = 0)
            double epsilon)
            implements Optimizer {}

    /** m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)g²; w ← w − η m̂ / (√ŝ + ε) with m̂ = m / (1 − β₁ᵗ), ŝ = s / (1 − β₂ᵗ). Kingma and Ba 2014. */
    record Adam(
            @Option(help = "Length of a step", byDefault = "0.001", above = 0)
            double learningRate,

            @Option(
                    help = "Share of the running mean of gradients that is kept (β₁)",
                    byDefault = "0.9",
                    min = 0,
                    below = 1)
            double beta1,

            @Option(
                    help = "Share of the running mean of squared gradients that is kept (β₂)",
                    byDefault = "0.999",
                    min = 0,
                    below = 1)
            double beta2,

            @Option(help = "Added against division by zero (ε)", byDefault = "0.00000001", above = 0)
            double epsilon)
            implements Optimizer {}

    /** m as Adam; u ← max(β₂u, |g| + ε); w ← w − η m / ((1 − β₁ᵗ) u). Kingma and Ba 2014, ε as in PyTorch. */
    record Adamax(
            @Option(help = "Length of a step", byDefault = "0.002", above = 0)
            double learningRate,

            @Option(
                    help = "Share of the running mean of gradients that is kept (β₁)",
                    byDefault = "0.9",
                    min = 0,
                    below = 1)
            double beta1,

            @Option(help = "How slowly the largest gradient is forgotten (β₂)", byDefault = "0.999", min = 0, below = 1)
            double beta2,

            @Option(help = "Added against division by zero (ε)", byDefault = "0.00000001", above = 0)
            double epsilon)
            implements Optimizer {}

    /**
     * m, s and ŝ as Adam; μₜ = β₁(1 − ½·0.96^(0.004t)); w ← w − η (μₜ₊₁ m / (1 − ∏ᵢ₌₁ᵗ⁺¹ μᵢ) + (1 − μₜ) g / (1 − ∏ᵢ₌₁ᵗ μᵢ)) / (√ŝ + ε).
     * Dozat 2016, as Keras and PyTorch have it.
     */
    record Nadam(
            @Option(help = "Length of a step", byDefault = "0.002", above = 0)
            double learningRate,

            @Option(
                    help = "Share of the running mean of gradients that is kept (β₁)",
                    byDefault = "0.9",
                    min = 0,
                    below = 1)
            double beta1,

            @Option(
                    help = "Share of the running mean of squared gradients that is kept (β₂)",
                    byDefault = "0.999",
                    min = 0,
                    below = 1)
            double beta2,

            @Option(help = "Added against division by zero (ε)", byDefault = "0.00000001", above = 0)
            double epsilon)
            implements Optimizer {}
}
