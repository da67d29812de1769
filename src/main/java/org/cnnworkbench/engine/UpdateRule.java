package org.cnnworkbench.engine;

import java.util.Arrays;

/**
 * The arithmetic of an {@link Optimizer}, fused into one pass over flat arrays. It knows no engine: what it computes can be checked
 * against other programs number by number, and every engine trains alike.
 *
 * <p>State lives in {@link #slots()} arrays as long as the weights. Everything is float32; factors that change with the step are
 * computed in double. Not safe for concurrent use.
 */
public abstract sealed class UpdateRule {

    private final float[][] slots;
    private long step;

    private UpdateRule(int slotCount, int length) {
        this.slots = new float[slotCount][length];
    }

    /** A rule at step 0 for weights of that length. */
    public static UpdateRule of(Optimizer optimizer, int length) {
        return switch (optimizer) {
            case Optimizer.Sgd ignored -> new SgdRule(length);
            case Optimizer.Momentum o -> new MomentumRule(o.momentum(), length);
            case Optimizer.Nesterov o -> new NesterovRule(o.momentum(), length);
            case Optimizer.RmsProp o -> new RmsPropRule(o, length);
            case Optimizer.AdaGrad o -> new AdaGradRule(o.epsilon(), length);
            case Optimizer.AdaDelta o -> new AdaDeltaRule(o.rho(), o.epsilon(), length);
            case Optimizer.Adam o -> new AdamRule(o.beta1(), o.beta2(), o.epsilon(), length);
            case Optimizer.Adamax o -> new AdamaxRule(o.beta1(), o.beta2(), o.epsilon(), length);
            case Optimizer.Nadam o -> new NadamRule(o.beta1(), o.beta2(), o.epsilon(), length);
        };
    }

    /** Steps taken so far. */
    public final long step() {
        return step;
    }

    /** The state itself, not a copy: it is what a checkpoint holds. */
    public final float[][] slots() {
        return slots;
    }

    /** Goes on where a checkpoint left off. */
    public final void restore(long savedStep, float[][] savedSlots) {
        if (savedSlots.length != slots.length
                || Arrays.stream(savedSlots).anyMatch(slot -> slot.length != slots[0].length)) {
            throw new IllegalArgumentException("optimizer state: expected " + slots.length
                    + " arrays as long as the weights, received " + savedSlots.length);
        }
        for (int i = 0; i < slots.length; i++) {
            System.arraycopy(savedSlots[i], 0, slots[i], 0, slots[i].length);
        }
        step = savedStep;
    }

    /** Counts one more step; to be called once a batch, before {@link #apply}. */
    public final void nextStep() {
        step++;
        prepare(step);
    }

    /** Changes {@code w[from..to)} by the gradients {@code g[from..to)}. */
    public abstract void apply(float[] w, float[] g, int from, int to, double learningRate);

    /** Computes what depends on the number of the step alone. */
    void prepare(long t) {}

    private static final class SgdRule extends UpdateRule {
        SgdRule(int length) {
            super(0, length);
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) learningRate;
            for (int i = from; i < to; i++) {
                w[i] -= rate * g[i];
            }
        }
    }

    private static final class MomentumRule extends UpdateRule {
        private final float momentum;

        MomentumRule(double momentum, int length) {
            super(1, length);
            this.momentum = (float) momentum;
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) learningRate;
            float[] velocity = slots()[0];
            for (int i = from; i < to; i++) {
                velocity[i] = momentum * velocity[i] + rate * g[i];
                w[i] -= velocity[i];
            }
        }
    }

    private static final class NesterovRule extends UpdateRule {
        private final float momentum;

        NesterovRule(double momentum, int length) {
            super(1, length);
            this.momentum = (float) momentum;
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) learningRate;
            float[] velocity = slots()[0];
            for (int i = from; i < to; i++) {
                float step = rate * g[i];
                velocity[i] = momentum * velocity[i] + step;
                w[i] -= momentum * velocity[i] + step;
            }
        }
    }

    private static final class RmsPropRule extends UpdateRule {
        private final float decay;
        private final float rest;
        private final float momentum;
        private final float epsilon;

        RmsPropRule(Optimizer.RmsProp settings, int length) {
            super(2, length);
            this.decay = (float) settings.decay();
            this.rest = (float) (1 - settings.decay());
            this.momentum = (float) settings.momentum();
            this.epsilon = (float) settings.epsilon();
            Arrays.fill(slots()[0], (float) settings.initialMeanSquare());
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) learningRate;
            float[] meanSquare = slots()[0];
            float[] velocity = slots()[1];
            for (int i = from; i < to; i++) {
                meanSquare[i] = decay * meanSquare[i] + rest * g[i] * g[i];
                velocity[i] = momentum * velocity[i] + rate * g[i] / (float) Math.sqrt(meanSquare[i] + epsilon);
                w[i] -= velocity[i];
            }
        }
    }

    private static final class AdaGradRule extends UpdateRule {
        private final float epsilon;

        AdaGradRule(double epsilon, int length) {
            super(1, length);
            this.epsilon = (float) epsilon;
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) learningRate;
            float[] sum = slots()[0];
            for (int i = from; i < to; i++) {
                sum[i] += g[i] * g[i];
                w[i] -= rate * g[i] / ((float) Math.sqrt(sum[i]) + epsilon);
            }
        }
    }

    private static final class AdaDeltaRule extends UpdateRule {
        private final float rho;
        private final float rest;
        private final float epsilon;

        AdaDeltaRule(double rho, double epsilon, int length) {
            super(2, length);
            this.rho = (float) rho;
            this.rest = (float) (1 - rho);
            this.epsilon = (float) epsilon;
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) learningRate;
            float[] meanSquare = slots()[0];
            float[] meanSquareStep = slots()[1];
            for (int i = from; i < to; i++) {
                meanSquare[i] = rho * meanSquare[i] + rest * g[i] * g[i];
                float step =
                        g[i] * (float) (Math.sqrt(meanSquareStep[i] + epsilon) / Math.sqrt(meanSquare[i] + epsilon));
                meanSquareStep[i] = rho * meanSquareStep[i] + rest * step * step;
                w[i] -= rate * step;
            }
        }
    }

    private static final class AdamRule extends UpdateRule {
        private final double beta1;
        private final double beta2;
        private final float epsilon;
        private double correction1;
        private double correction2;

        AdamRule(double beta1, double beta2, double epsilon, int length) {
            super(2, length);
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = (float) epsilon;
        }

        @Override
        void prepare(long t) {
            correction1 = 1 - Math.pow(beta1, t);
            correction2 = Math.sqrt(1 - Math.pow(beta2, t));
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) (learningRate / correction1);
            float root = (float) correction2;
            float keep1 = (float) beta1;
            float rest1 = (float) (1 - beta1);
            float keep2 = (float) beta2;
            float rest2 = (float) (1 - beta2);
            float[] mean = slots()[0];
            float[] meanSquare = slots()[1];
            for (int i = from; i < to; i++) {
                mean[i] = keep1 * mean[i] + rest1 * g[i];
                meanSquare[i] = keep2 * meanSquare[i] + rest2 * g[i] * g[i];
                w[i] -= rate * mean[i] / ((float) Math.sqrt(meanSquare[i]) / root + epsilon);
            }
        }
    }

    private static final class AdamaxRule extends UpdateRule {
        private final double beta1;
        private final float beta2;
        private final float epsilon;
        private double correction;

        AdamaxRule(double beta1, double beta2, double epsilon, int length) {
            super(2, length);
            this.beta1 = beta1;
            this.beta2 = (float) beta2;
            this.epsilon = (float) epsilon;
        }

        @Override
        void prepare(long t) {
            correction = 1 - Math.pow(beta1, t);
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float rate = (float) (learningRate / correction);
            float keep = (float) beta1;
            float rest = (float) (1 - beta1);
            float[] mean = slots()[0];
            float[] largest = slots()[1];
            for (int i = from; i < to; i++) {
                mean[i] = keep * mean[i] + rest * g[i];
                largest[i] = Math.max(beta2 * largest[i], Math.abs(g[i]) + epsilon);
                w[i] -= rate * mean[i] / largest[i];
            }
        }
    }

    private static final class NadamRule extends UpdateRule {
        private final double beta1;
        private final double beta2;
        private final float epsilon;
        private long productUpTo;
        private double product = 1;
        private double meanFactor;
        private double gradientFactor;
        private double correction2;

        NadamRule(double beta1, double beta2, double epsilon, int length) {
            super(2, length);
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = (float) epsilon;
        }

        private double momentum(long t) {
            return beta1 * (1 - 0.5 * Math.pow(0.96, t * 0.004));
        }

        @Override
        void prepare(long t) {
            // The product is a function of t alone, so a restored rule finds it again by multiplying anew.
            if (productUpTo >= t) {
                productUpTo = 0;
                product = 1;
            }
            while (productUpTo < t) {
                productUpTo++;
                product *= momentum(productUpTo);
            }
            meanFactor = momentum(t + 1) / (1 - product * momentum(t + 1));
            gradientFactor = (1 - momentum(t)) / (1 - product);
            correction2 = Math.sqrt(1 - Math.pow(beta2, t));
        }

        @Override
        public void apply(float[] w, float[] g, int from, int to, double learningRate) {
            float meanRate = (float) (learningRate * meanFactor);
            float gradientRate = (float) (learningRate * gradientFactor);
            float root = (float) correction2;
            float keep1 = (float) beta1;
            float rest1 = (float) (1 - beta1);
            float keep2 = (float) beta2;
            float rest2 = (float) (1 - beta2);
            float[] mean = slots()[0];
            float[] meanSquare = slots()[1];
            for (int i = from; i < to; i++) {
                mean[i] = keep1 * mean[i] + rest1 * g[i];
                meanSquare[i] = keep2 * meanSquare[i] + rest2 * g[i] * g[i];
                w[i] -= (meanRate * mean[i] + gradientRate * g[i])
                        / ((float) Math.sqrt(meanSquare[i]) / root + epsilon);
            }
        }
    }
}
