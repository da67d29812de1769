package org.cnnworkbench.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterInitialization;
import org.cnnworkbench.spec.ParameterSpec;

/**
 * All numbers of a network in one array on the Java heap, with what happens to them at a step: regularisation, the optimizer's update,
 * the max-norm constraint. It is the same for every engine; an engine computes gradients into {@link #gradients()} and copies
 * {@link #values()} to where it computes.
 */
public final class FlatParameters {

    private final List<Segment> segments;
    private final float[] values;
    private final float[] gradients;
    private final UpdateRule rule;

    /**
     * Weights as {@link ParameterInitialization} makes them.
     *
     * @param length   of the arrays
     * @param segments where the parameters lie in them
     */
    public FlatParameters(NetworkPlan plan, int length, List<Segment> segments) {
        this.segments = List.copyOf(segments);
        this.values = new float[length];
        this.gradients = new float[length];
        this.rule = UpdateRule.of(plan.optimizer(), length);
        for (Segment segment : segments) {
            segment.write(ParameterInitialization.initial(segment.layer(), segment.parameter(), plan.seed()), values);
        }
    }

    /** The weights themselves. */
    public float[] values() {
        return values;
    }

    /** Where an engine puts the gradient of the mean loss. */
    public float[] gradients() {
        return gradients;
    }

    public List<Segment> segments() {
        return segments;
    }

    /**
     * Takes one step with the gradients, which are used up. Parameters that aren't trained stay as they are.
     *
     * @param observe whether to compute what is answered
     * @return statistics of every layer with trained weights; empty unless observed
     */
    public List<LayerStatistics> step(double learningRate, boolean observe) {
        segments.forEach(segment -> segment.gather(gradients));
        StepObserver observer = observe ? new StepObserver(values, gradients) : null;
        rule.nextStep();
        for (Segment segment : segments) {
            if (segment.parameter().trainable()) {
                Regularization.addTo(gradients, values, segment);
                rule.apply(values, gradients, segment.offset(), segment.end(), learningRate);
                Regularization.constrain(values, segment);
            }
        }
        return observer == null ? List.of() : observer.statistics(values, segments);
    }

    /**
     * Statistics of a step that is taken elsewhere.
     *
     * @param step changes {@link #values()}; {@link #gradients()} are those of the loss alone when it is called
     */
    public List<LayerStatistics> observed(Runnable step) {
        StepObserver observer = new StepObserver(values, gradients);
        step.run();
        return observer.statistics(values, segments);
    }

    /** The optimizer's state; for an engine that takes the steps itself. */
    public UpdateRule rule() {
        return rule;
    }

    /**
     * A copy of one parameter, in the layout of {@link ParameterSpec}.
     *
     * @throws IllegalArgumentException where there is no such parameter
     */
    public Tensor parameter(LayerSummary layer, ParameterSpec parameter) {
        String key = NetworkState.key(layer, parameter);
        Segment found = segments.stream()
                .filter(segment -> segment.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parameter " + key));
        return new Tensor(parameter.shape(), found.read(values));
    }

    /** A copy, in the layouts of {@link ParameterSpec}. */
    public NetworkState state() {
        List<Map<String, Tensor>> slots = new ArrayList<>();
        for (float[] slot : rule.slots()) {
            slots.add(tensors(slot, true));
        }
        return new NetworkState(rule.step(), tensors(values, false), slots);
    }

    private Map<String, Tensor> tensors(float[] flat, boolean trainableOnly) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Segment segment : segments) {
            if (!trainableOnly || segment.parameter().trainable()) {
                tensors.put(segment.key(), new Tensor(segment.parameter().shape(), segment.read(flat)));
            }
        }
        return tensors;
    }

    /**
     * @throws IllegalArgumentException where names, shapes or the number of optimizer arrays are not this network's
     */
    public void restore(NetworkState state) {
        float[] restored = flat(state.parameters(), false, values);
        float[][] slots = new float[state.optimizerSlots().size()][];
        for (int i = 0; i < slots.length; i++) {
            float[] current = i < rule.slots().length ? rule.slots()[i] : values;
            slots[i] = flat(state.optimizerSlots().get(i), true, current);
        }
        rule.restore(state.step(), slots);
        System.arraycopy(restored, 0, values, 0, values.length);
    }

    private float[] flat(Map<String, Tensor> tensors, boolean trainableOnly, float[] current) {
        float[] flat = current.clone();
        for (Segment segment : segments) {
            if (trainableOnly && !segment.parameter().trainable()) {
                continue;
            }
            Tensor tensor = tensors.get(segment.key());
            if (tensor == null || !tensor.shape().equals(segment.parameter().shape())) {
                throw new IllegalArgumentException("state of the network: expected " + segment.key() + " of shape "
                        + segment.parameter().shape() + ", received " + (tensor == null ? "none" : tensor.shape()));
            }
            segment.write(tensor.values(), flat);
        }
        return flat;
    }

    /** Checks that there is a segment for every parameter of the network. */
    public static void requireComplete(NetworkSummary summary, List<Segment> segments) {
        for (LayerSummary layer : summary.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                long found = segments.stream()
                        .filter(s -> s.layer() == layer && s.parameter() == parameter)
                        .count();
                if (found != 1) {
                    throw new IllegalStateException("the engine has " + found + " arrays for "
                            + NetworkState.key(layer, parameter) + ", expected 1");
                }
            }
        }
    }
}
