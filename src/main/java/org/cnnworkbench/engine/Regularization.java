package org.cnnworkbench.engine;

import org.cnnworkbench.spec.WeightOptions;

/** L1, L2 and max-norm of a layer's kernels; biases and other parameters are left alone. */
final class Regularization {

    private Regularization() {}

    /** Adds the gradients of l1 · Σ|w| and l2 · ½ Σw². */
    static void addTo(float[] gradients, float[] weights, Segment segment) {
        WeightOptions options = segment.weightOptions();
        float l1 = (float) options.l1();
        float l2 = (float) options.l2();
        if (l1 == 0 && l2 == 0) {
            return;
        }
        for (int i = segment.offset(); i < segment.end(); i++) {
            gradients[i] += l2 * weights[i] + l1 * Math.signum(weights[i]);
        }
    }

    /** Shortens the weight vector of each unit or filter to the longest allowed. Srivastava et al. 2014. */
    static void constrain(float[] weights, Segment segment) {
        Double longest = segment.weightOptions().maxNorm();
        if (longest == null) {
            return;
        }
        double[] factors = new double[segment.parameter().shape().getFirst()];
        int unit = segment.unitLength();
        for (int i = segment.offset(); i < segment.end(); i++) {
            if (segment.held(i) != Segment.NOTHING) {
                factors[segment.held(i) / unit] += (double) weights[i] * weights[i];
            }
        }
        for (int k = 0; k < factors.length; k++) {
            double norm = Math.sqrt(factors[k]);
            factors[k] = norm > longest ? longest / norm : 1;
        }
        for (int i = segment.offset(); i < segment.end(); i++) {
            if (segment.held(i) != Segment.NOTHING) {
                weights[i] *= (float) factors[segment.held(i) / unit];
            }
        }
    }
}
