package org.cnnworkbench.engine.dl4j;

import java.util.List;
import org.cnnworkbench.engine.CrossEntropy;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** {@link CrossEntropy} as DL4J wants a loss; the library's own clips probabilities at 1e-10, and so its loss at 23. */
final class SoftmaxCrossEntropy implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final transient CrossEntropy crossEntropy;
    private int[] labels = new int[0];
    private double loss;
    private int wrong;

    SoftmaxCrossEntropy(List<Double> classWeights) {
        this.crossEntropy = new CrossEntropy(classWeights);
    }

    /** The classes of the batch that comes next. */
    void expect(int[] batchLabels) {
        this.labels = batchLabels;
    }

    /** Mean loss of the batch whose gradient was computed last. */
    double loss() {
        return loss;
    }

    /** Mistakes in the batch whose gradient was computed last. */
    int wrong() {
        return wrong;
    }

    @Override
    public INDArray computeGradient(
            INDArray oneHot, INDArray logits, @Nullable IActivation activation, @Nullable INDArray mask) {
        CrossEntropy.Result result = crossEntropy.of(logits.dup('c').data().asFloat(), labels);
        loss = result.loss();
        wrong = result.wrong();
        return Nd4j.createFromArray(result.gradient()).reshape(logits.shape());
    }

    @Override
    public double computeScore(
            INDArray oneHot,
            INDArray logits,
            @Nullable IActivation activation,
            @Nullable INDArray mask,
            boolean average) {
        // The score that the library asks for is never shown: loss() is.
        return 0;
    }

    @Override
    public INDArray computeScoreArray(
            INDArray oneHot, INDArray logits, @Nullable IActivation activation, @Nullable INDArray mask) {
        throw new IllegalStateException("losses of single images are computed from predictions");
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray oneHot,
            INDArray logits,
            @Nullable IActivation activation,
            @Nullable INDArray mask,
            boolean average) {
        return Pair.of(0.0, computeGradient(oneHot, logits, activation, mask));
    }

    @Override
    public String name() {
        return "softmax cross-entropy";
    }
}
