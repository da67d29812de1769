package org.cnnworkbench.spec;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The numbers that parameters start with: a pure function of the layer, the parameter and a seed, so that every engine starts equal.
 *
 * <p>Kernels follow their {@link Initializer}, whose Javadoc has the formulas, biases {@link WeightOptions#biasInit}, the γ and variance
 * of batch normalisation are 1, its β and mean 0, and the slopes of a PReLU {@link LayerSpec.PRelu#initial}.
 */
public final class ParameterInitialization {

    /** Odd constants (of SplitMix64, Steele et al. 2014) that keep the seeds of layers and parameters apart. */
    private static final long LAYER_STEP = 0x9E3779B97F4A7C15L;

    private static final long PARAMETER_STEP = 0xBF58476D1CE4E5B9L;

    private ParameterInitialization() {}

    /**
     * Starting numbers in the order of {@link ParameterSpec#shape}, the last axis fastest.
     *
     * @param parameter one of the layer's parameters
     * @param seed      the run's seed; equal seeds give equal numbers
     * @throws IllegalArgumentException where the parameter is not the layer's
     */
    public static float[] initial(LayerSummary layer, ParameterSpec parameter, long seed) {
        int position = layer.parameters().indexOf(parameter);
        if (position < 0) {
            throw new IllegalArgumentException("parameter: expected one of layer " + layer.name() + ", received "
                    + parameter.name() + " of " + parameter.shape());
        }
        float[] numbers = new float[Math.toIntExact(parameter.elements())];
        switch (parameter.role()) {
            case KERNEL -> {
                long mixed = seed + (layer.index() + 1) * LAYER_STEP + (position + 1) * PARAMETER_STEP;
                fill(numbers, weights(layer).initializer(), parameter, new SplittableRandom(mixed));
            }
            case BIAS -> Arrays.fill(numbers, (float) weights(layer).biasInit());
            case OTHER -> Arrays.fill(numbers, constant(layer, parameter));
        }
        return numbers;
    }

    private static WeightOptions weights(LayerSummary layer) {
        WeightOptions weights = LayerTypes.weightsOf(layer.spec());
        if (weights == null) {
            throw new IllegalArgumentException("expected a layer with weights, received " + layer.type());
        }
        return weights;
    }

    private static float constant(LayerSummary layer, ParameterSpec parameter) {
        return switch (parameter.name()) {
            case "gamma", "variance" -> 1;
            case "beta", "mean" -> 0;
            case "alpha" -> layer.spec() instanceof LayerSpec.PRelu prelu ? (float) prelu.initial() : 0;
            default ->
                throw new IllegalArgumentException(
                        "no starting value for parameter " + parameter.name() + " of layer " + layer.name());
        };
    }

    private static void fill(
            float[] numbers, Initializer initializer, ParameterSpec parameter, SplittableRandom random) {
        double in = parameter.fanIn();
        double out = parameter.fanOut();
        switch (initializer) {
            case Initializer.Uniform uniform -> uniform(numbers, uniform.limit(), random);
            case Initializer.Normal normal -> normal(numbers, normal.stddev(), Double.POSITIVE_INFINITY, random);
            case Initializer.TruncatedNormal normal -> normal(numbers, normal.stddev(), 2, random);
            case Initializer.Zero zero -> Arrays.fill(numbers, 0);
            case Initializer.LecunUniform lecun -> uniform(numbers, Math.sqrt(3 / in), random);
            case Initializer.GlorotNormal glorot -> normal(numbers, Math.sqrt(2 / (in + out)), 2, random);
            case Initializer.GlorotUniform glorot -> uniform(numbers, Math.sqrt(6 / (in + out)), random);
            case Initializer.HeNormal he -> normal(numbers, Math.sqrt(2 / in), 2, random);
            case Initializer.HeUniform he -> uniform(numbers, Math.sqrt(6 / in), random);
        }
    }

    private static void uniform(float[] numbers, double limit, SplittableRandom random) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    /** Draws again what falls more than so many deviations from 0. */
    private static void normal(float[] numbers, double deviation, double most, SplittableRandom random) {
        for (int i = 0; i < numbers.length; i++) {
            double drawn = random.nextGaussian();
            while (Math.abs(drawn) > most) {
                drawn = random.nextGaussian();
            }
            numbers[i] = (float) (drawn * deviation);
        }
    }
}
