package org.cnnworkbench.engine.torch;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Segment;
import org.cnnworkbench.engine.UpdateRule;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.WeightOptions;

/**
 * Weights, gradients and the optimizer's state that stay on a card. {@link FlatParameters} on the Java heap says how they start and what a
 * checkpoint holds, and is brought up to date when somebody asks for it: a checkpoint is the same wherever it was computed.
 */
final class CardWeights extends Weights {

    private final Place place;
    private final Tensor values;
    private final Tensor gradients;
    private final CardRule rule;
    private long steps;

    /** Whether the card has taken steps of which the Java heap hasn't heard. */
    private boolean ahead;

    CardWeights(NetworkPlan plan, Place place) {
        super(plan);
        this.place = place;
        FlatParameters parameters = parameters();
        try (PointerScope scope = new PointerScope()) {
            this.values = kept(place.of(padded(parameters.values()), padded(parameters.values()).length));
            this.gradients = kept(torch.zeros_like(values));
            this.rule = new CardRule(
                    plan.optimizer(),
                    CardRule.empty(parameters.rule().slots().length, values).stream()
                            .map(CardWeights::kept)
                            .toList());
        }
        upload();
        lay();
    }

    /** At least one number, for of nothing there are no views. */
    private static float[] padded(float[] numbers) {
        return numbers.length == 0 ? new float[1] : numbers;
    }

    /** A tensor of its own, which outlives the scope. */
    private static Tensor kept(Tensor tensor) {
        return tensor.clone().retainReference();
    }

    @Override
    Place place() {
        return place;
    }

    @Override
    Tensor view(Segment segment, long[] shape) {
        // With a count of changes of its own: the library takes running statistics that move before the way back, which
        // doesn't read
        // them, for a mistake in the parameters beside them.
        return new Tensor(
                values.narrow(0, segment.offset(), segment.span()).view(shape).variable_data());
    }

    private void upload() {
        UpdateRule host = parameters().rule();
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            fill(values, parameters().values());
            for (int i = 0; i < host.slots().length; i++) {
                fill(rule.slots().get(i), host.slots()[i]);
            }
        }
        steps = host.step();
        ahead = false;
    }

    private void fill(Tensor tensor, float[] numbers) {
        tensor.copy_(place.of(padded(numbers), padded(numbers).length));
    }

    /** Brings the Java heap up to date. */
    private void download() {
        if (!ahead) {
            return;
        }
        UpdateRule host = parameters().rule();
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            read(values, parameters().values());
            float[][] slots = new float[host.slots().length][];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = new float[parameters().values().length];
                read(rule.slots().get(i), slots[i]);
            }
            host.restore(steps, slots);
        }
        ahead = false;
    }

    private void read(Tensor tensor, float[] into) {
        System.arraycopy(place.floats(tensor), 0, into, 0, into.length);
    }

    @Override
    void learned(Parameter parameter, Tensor gradient) {
        Segment segment = parameter.segment();
        gradients.narrow(0, segment.offset(), segment.span()).copy_(gradient.reshape(segment.span()));
    }

    @Override
    List<LayerStatistics> step(double learningRate, boolean observe) {
        if (!observe) {
            step(learningRate);
            return List.of();
        }
        download();
        read(gradients, parameters().gradients());
        return parameters().observed(() -> {
            step(learningRate);
            read(values, parameters().values());
        });
    }

    private void step(double learningRate) {
        for (Segment segment : parameters().segments()) {
            if (segment.parameter().trainable()) {
                regularize(segment);
            }
        }
        steps++;
        rule.step(values, gradients, steps, learningRate);
        for (Segment segment : parameters().segments()) {
            if (segment.parameter().trainable()) {
                constrain(segment);
            }
        }
        ahead = true;
    }

    /** Adds the gradients of l1 · Σ|w| and l2 · ½ Σw². */
    private void regularize(Segment segment) {
        WeightOptions options = segment.weightOptions();
        Tensor gradient = gradients.narrow(0, segment.offset(), segment.span());
        Tensor weights = values.narrow(0, segment.offset(), segment.span());
        if (options.l2() != 0) {
            gradient.add_(weights, new Scalar(options.l2()));
        }
        if (options.l1() != 0) {
            gradient.add_(torch.sign(weights), new Scalar(options.l1()));
        }
    }

    /** Shortens the weight vector of each unit or filter to the longest allowed. */
    private void constrain(Segment segment) {
        Double longest = segment.weightOptions().maxNorm();
        if (longest == null) {
            return;
        }
        long units = segment.parameter().shape().getFirst();
        Tensor weights = values.narrow(0, segment.offset(), segment.span()).view(units, segment.span() / units);
        Tensor wide = weights.to(torch.ScalarType.Double);
        Tensor norms = torch.sqrt(torch.sum(wide.mul_(wide), 1)).view(units, 1);
        Tensor factors = torch.mul(torch.reciprocal(norms), new Scalar(longest))
                .clamp_(new ScalarOptional(), new ScalarOptional(new Scalar(1.0)));
        weights.mul_(factors.to(torch.ScalarType.Float));
    }

    @Override
    void saw(Pass.BatchStatistics seen, LayerSpec.BatchNorm norm) {
        Tensor inverse = seen.inverse().to(torch.ScalarType.Double);
        Tensor variance = torch.reciprocal(torch.mul(inverse, inverse))
                .sub_(new Scalar(norm.epsilon()))
                .clamp_(new ScalarOptional(new Scalar(0.0)), new ScalarOptional());
        move(get(seen.layer(), "mean"), seen.mean().to(torch.ScalarType.Double), norm.momentum());
        move(get(seen.layer(), "variance"), variance, norm.momentum());
        ahead = true;
    }

    private void move(Parameter parameter, Tensor seen, double momentum) {
        Segment segment = parameter.segment();
        Tensor running = values.narrow(0, segment.offset(), segment.span());
        running.copy_(torch.mul(running.to(torch.ScalarType.Double), new Scalar(momentum))
                .add_(seen, new Scalar(1 - momentum)));
    }

    @Override
    org.cnnworkbench.engine.Tensor parameter(LayerSummary layer, ParameterSpec parameter) {
        download();
        return super.parameter(layer, parameter);
    }

    @Override
    NetworkState state() {
        download();
        return super.state();
    }

    @Override
    void restore(NetworkState state) {
        super.restore(state);
        upload();
    }

    @Override
    public void close() {
        super.close();
        rule.slots().forEach(Tensor::releaseReference);
        gradients.releaseReference();
        values.releaseReference();
    }
}
