package org.cnnworkbench.engine;

import org.cnnworkbench.spec.Activation;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.TensorShape;

/** The activation functions of {@link NaiveNetwork}, from their formulas. */
final class NaiveActivations {

    private NaiveActivations() {}

    /** Changes x. */
    static double[][] apply(Activation activation, LayerSummary layer, double[][] x) {
        int pixels = layer.output() instanceof TensorShape.Image image ? image.height() * image.width() : 1;
        for (double[] values : x) {
            if (activation == Activation.SOFTMAX) {
                softmax(values, pixels);
            } else {
                for (int i = 0; i < values.length; i++) {
                    values[i] = activate(activation, values[i]);
                }
            }
        }
        return x;
    }

    private static void softmax(double[] values, int pixels) {
        for (int p = 0; p < pixels; p++) {
            double sum = 0;
            for (int i = p; i < values.length; i += pixels) {
                sum += Math.exp(values[i]);
            }
            for (int i = p; i < values.length; i += pixels) {
                values[i] = Math.exp(values[i]) / sum;
            }
        }
    }

    private static double activate(Activation activation, double x) {
        return switch (activation) {
            case LINEAR -> x;
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x >= 0 ? x : 0.01 * x;
            case ELU -> x >= 0 ? x : Math.expm1(x);
            case SELU -> 1.0507009873554805 * (x >= 0 ? x : 1.6732632423543772 * Math.expm1(x));
            case GELU -> x * normalDistribution(x);
            case SWISH -> x / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case HARD_SIGMOID -> Math.min(1, Math.max(0, 0.2 * x + 0.5));
            case SOFTPLUS -> Math.log1p(Math.exp(x));
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case SOFTMAX -> throw new IllegalArgumentException("softmax is not by element");
        };
    }

    /** Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …). Marsaglia 2004. */
    private static double normalDistribution(double x) {
        double term = x;
        double sum = x;
        for (int i = 3; Math.abs(term) > 1e-17; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
