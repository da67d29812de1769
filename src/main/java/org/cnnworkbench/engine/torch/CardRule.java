package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.engine.Optimizer;

/**
 * The arithmetic of an optimizer, written in the library's operations on whole arrays where they lie: what {@link
 * org.cnnworkbench.engine.UpdateRule} computes on the Java heap, whose formulas, order of operations and state it has.
 */
final class CardRule {

    private final Optimizer optimizer;
    private final List<Tensor> slots;

    /** ∏ μᵢ up to a step; a function of the step alone, kept because every step needs it. */
    private double product = 1;

    private long productUpTo;

    /**
     * @param slots the optimizer's arrays, in the order of {@link org.cnnworkbench.engine.UpdateRule#slots}; changed by each step
     */
    CardRule(Optimizer optimizer, List<Tensor> slots) {
        this.optimizer = optimizer;
        this.slots = List.copyOf(slots);
    }

    List<Tensor> slots() {
        return slots;
    }

    /**
     * Changes weights by their gradients. Where a gradient has always been 0 the weight stays as it is.
     *
     * @param t number of the step from 1
     */
    void step(Tensor w, Tensor g, long t, double rate) {
        switch (optimizer) {
            case Optimizer.Sgd ignored -> w.sub_(g, scalar(rate));
            case Optimizer.Momentum o -> w.sub_(velocity(g, o.momentum(), rate));
            case Optimizer.Nesterov o -> {
                Tensor velocity = velocity(g, o.momentum(), rate);
                w.sub_(velocity, scalar(o.momentum())).sub_(g, scalar(rate));
            }
            case Optimizer.RmsProp o -> {
                Tensor meanSquare = slots.get(0);
                Tensor velocity = slots.get(1);
                decayed(meanSquare, o.decay()).addcmul_(g, g, scalar(1 - o.decay()));
                velocity.mul_(scalar(o.momentum()))
                        .addcdiv_(g, torch.add(meanSquare, scalar(o.epsilon())).sqrt_(), scalar(rate));
                w.sub_(velocity);
            }
            case Optimizer.AdaGrad o -> {
                Tensor sum = slots.get(0);
                sum.addcmul_(g, g, scalar(1));
                w.addcdiv_(g, torch.sqrt(sum).add_(scalar(o.epsilon())), scalar(-rate));
            }
            case Optimizer.AdaDelta o -> adaDelta(w, g, o, rate);
            case Optimizer.Adam o -> {
                moments(g, o.beta1(), o.beta2());
                w.addcdiv_(
                        slots.get(0), root(o.beta2(), t, o.epsilon()), scalar(-(rate / (1 - Math.pow(o.beta1(), t)))));
            }
            case Optimizer.Adamax o -> {
                Tensor mean = slots.get(0);
                Tensor largest = slots.get(1);
                decayed(mean, o.beta1()).add_(g, scalar(1 - o.beta1()));
                decayed(largest, o.beta2());
                largest.copy_(torch.maximum(largest, torch.abs(g).add_(scalar(o.epsilon()))));
                w.addcdiv_(mean, largest, scalar(-(rate / (1 - Math.pow(o.beta1(), t)))));
            }
            case Optimizer.Nadam o -> nadam(w, g, o, t, rate);
        }
    }

    /** v ← μv + ηg. */
    private Tensor velocity(Tensor g, double momentum, double rate) {
        return decayed(slots.getFirst(), momentum).add_(g, scalar(rate));
    }

    private void adaDelta(Tensor w, Tensor g, Optimizer.AdaDelta o, double rate) {
        Tensor meanSquare = slots.get(0);
        Tensor meanSquareStep = slots.get(1);
        decayed(meanSquare, o.rho()).addcmul_(g, g, scalar(1 - o.rho()));
        Tensor step = torch.add(meanSquareStep, scalar(o.epsilon()))
                .div_(torch.add(meanSquare, scalar(o.epsilon())))
                .sqrt_()
                .mul_(g);
        decayed(meanSquareStep, o.rho()).addcmul_(step, step, scalar(1 - o.rho()));
        w.sub_(step, scalar(rate));
    }

    private void nadam(Tensor w, Tensor g, Optimizer.Nadam o, long t, double rate) {
        moments(g, o.beta1(), o.beta2());
        if (productUpTo >= t) {
            productUpTo = 0;
            product = 1;
        }
        while (productUpTo < t) {
            productUpTo++;
            product *= nadamMomentum(o, productUpTo);
        }
        double meanFactor = nadamMomentum(o, t + 1) / (1 - product * nadamMomentum(o, t + 1));
        double gradientFactor = (1 - nadamMomentum(o, t)) / (1 - product);
        Tensor direction = torch.mul(slots.get(0), scalar(rate * meanFactor)).add_(g, scalar(rate * gradientFactor));
        w.sub_(direction.div_(root(o.beta2(), t, o.epsilon())));
    }

    private static double nadamMomentum(Optimizer.Nadam o, long t) {
        return o.beta1() * (1 - 0.5 * Math.pow(0.96, t * 0.004));
    }

    /** The running means of gradients and of their squares. */
    private void moments(Tensor g, double beta1, double beta2) {
        decayed(slots.get(0), beta1).add_(g, scalar(1 - beta1));
        decayed(slots.get(1), beta2).addcmul_(g, g, scalar(1 - beta2));
    }

    /** √ŝ + ε. */
    private Tensor root(double beta2, long t, double epsilon) {
        return torch.sqrt(slots.get(1))
                .div_(scalar(Math.sqrt(1 - Math.pow(beta2, t))))
                .add_(scalar(epsilon));
    }

    private static Tensor decayed(Tensor slot, double kept) {
        return slot.mul_(scalar(kept));
    }

    /** As float32, which is what it will be multiplied with. */
    private static Scalar scalar(double value) {
        return new Scalar((double) (float) value);
    }

    static List<Tensor> empty(int count, Tensor like) {
        List<Tensor> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(torch.zeros_like(like));
        }
        return slots;
    }
}
