package org.cnnworkbench.engine.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.CrossEntropy;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.StepResult;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;

/**
 * A network in LibTorch. The library computes outputs and gradients, layer by layer; weights and steps are {@link FlatParameters}'. What a step
 * makes outside the Java heap is freed on its way back, as soon as nobody needs it.
 */
final class TorchNetwork implements Network {

    /** Forward, and back once for the images' gradients and once for the weights'. */
    private static final int PASSES_OF_A_STEP = 3;

    private final Place place;
    private final NetworkSummary summary;
    private final long multiplyAdds;
    private final CrossEntropy loss;
    private final Weights weights;
    private final List<Operation> operations;
    private double learningRate;

    TorchNetwork(NetworkPlan plan, Place place) {
        this.place = place;
        this.summary = plan.summary();
        this.multiplyAdds = summary.multiplyAccumulates();
        this.loss = new CrossEntropy(plan.classWeights());
        this.learningRate = plan.optimizer().learningRate();
        this.weights = Weights.of(plan, place);
        this.operations = Operations.of(summary.layers(), weights);
    }

    @Override
    public NetworkSummary summary() {
        return summary;
    }

    @Override
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public StepResult fit(Batch batch, long seed, boolean observe) {
        Threads.share(multiplyAdds, PASSES_OF_A_STEP * (long) batch.size());
        Pass pass = Pass.training(place, seed, weights::learned);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard();
                Trace trace = forward(batch, pass)) {
            // Before the way back, which frees it.
            pass.statistics().forEach(this::moveRunningStatistics);
            CrossEntropy.Result result = loss.of(place.floats(trace.logits()), batch.labels());
            trace.backward(place.of(result.gradient(), batch.size(), (long) summary.classes()));
            List<LayerStatistics> statistics = weights.step(learningRate, observe);
            return new StepResult(result.loss(), result.wrong(), statistics);
        }
    }

    private void moveRunningStatistics(Pass.BatchStatistics seen) {
        if (!(seen.layer().spec() instanceof LayerSpec.BatchNorm norm)) {
            throw new IllegalStateException("statistics of " + seen.layer().type());
        }
        weights.saw(seen, norm);
    }

    @Override
    public float[] predict(Batch batch) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard();
                Trace trace = predicting(batch)) {
            return place.floats(torch.softmax(trace.logits(), 1));
        }
    }

    @Override
    public org.cnnworkbench.engine.Tensor activations(String layer, Batch batch) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard();
                Trace trace = predicting(batch)) {
            Tensor output = trace.output(layer);
            if (layer.equals(summary.layers().getLast().name())) {
                output = torch.softmax(output, 1);
            }
            List<Integer> shape = new ArrayList<>();
            for (long axis = 0; axis < output.dim(); axis++) {
                shape.add(Math.toIntExact(output.size(axis)));
            }
            return new org.cnnworkbench.engine.Tensor(shape, place.floats(output));
        }
    }

    private Trace predicting(Batch batch) {
        Threads.share(multiplyAdds, batch.size());
        return forward(batch, Pass.predicting(place));
    }

    private Trace forward(Batch batch, Pass pass) {
        return Trace.of(summary.layers(), operations, images(batch), pass);
    }

    private Tensor images(Batch batch) {
        if (!batch.shape().equals(summary.input())) {
            throw new IllegalArgumentException("images: expected " + summary.input() + ", received " + batch.shape());
        }
        return place.of(
                batch.features(),
                batch.size(),
                batch.shape().channels(),
                batch.shape().height(),
                batch.shape().width());
    }

    @Override
    public org.cnnworkbench.engine.Tensor parameter(LayerSummary layer, ParameterSpec parameter) {
        return weights.parameter(layer, parameter);
    }

    @Override
    public NetworkState state() {
        return weights.state();
    }

    @Override
    public void restore(NetworkState state) {
        weights.restore(state);
    }

    @Override
    public void close() {
        weights.close();
    }
}
