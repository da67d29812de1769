package org.cnnworkbench.engine.dl4j;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Softmax and cross-entropy in one, computed on the Java heap from the small matrix of logits: stable for logits of any size (the
 * library's own clips probabilities at 1e-10, and so its loss at 23), and it counts mistakes on the way. For image i of class c with class
 * weight k the loss is −k ln softmax(z)_c; its gradient k (softmax(z) − onehot(c)) is divided by the batch size here, so that everything
 * behind it is the gradient of the mean.
 */
final class SoftmaxCrossEntropy implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final double[] classWeights;
    private int[] labels = new int[0];
    private double loss;
    private int wrong;

    SoftmaxCrossEntropy(List<Double> classWeights) {
        this.classWeights =
                classWeights.stream().mapToDouble(Double::doubleValue).toArray();
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
        int n = Math.toIntExact(logits.size(0));
        int k = Math.toIntExact(logits.size(1));
        if (n != labels.length) {
            throw new IllegalStateException("expected logits of " + labels.length + " images, received " + n);
        }
        float[] z = logits.dup('c').data().asFloat();
        float[] gradient = new float[n * k];
        double total = 0;
        int mistakes = 0;
        for (int i = 0; i < n; i++) {
            int start = i * k;
            int best = start;
            for (int j = start + 1; j < start + k; j++) {
                // A NaN is never the best; it makes the loss NaN below.
                if (z[j] > z[best]) {
                    best = j;
                }
            }
            double sum = 0;
            for (int j = start; j < start + k; j++) {
                sum += Math.exp((double) z[j] - z[best]);
            }
            int truth = start + labels[i];
            double weight = classWeights.length == 0 ? 1 : classWeights[labels[i]];
            total += weight * (Math.log(sum) - ((double) z[truth] - z[best]));
            if (best != truth) {
                mistakes++;
            }
            for (int j = start; j < start + k; j++) {
                double probability = Math.exp((double) z[j] - z[best]) / sum;
                gradient[j] = (float) (weight * (probability - (j == truth ? 1 : 0)) / n);
            }
        }
        loss = total / n;
        wrong = mistakes;
        return Nd4j.createFromArray(gradient).reshape(n, k);
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
