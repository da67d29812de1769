package org.cnnworkbench.engine;

import java.util.List;

/**
 * Softmax and cross-entropy in one, computed on the Java heap from the small matrix of logits: stable for logits of any size, the same
 * for every engine, and it counts mistakes on the way. For image i of class c with class weight k the loss is −k ln softmax(z)_c; its
 * gradient k (softmax(z) − onehot(c)) is divided by the batch size, so that everything behind it is the gradient of the mean.
 */
public final class CrossEntropy {

    private final double[] classWeights;

    /**
     * @param classWeights factor on the loss of each class's images, empty where all count alike
     */
    public CrossEntropy(List<Double> classWeights) {
        this.classWeights =
                classWeights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * What a batch comes to.
     *
     * @param loss     mean over its images, in nats
     * @param wrong    images whose largest logit is not their class's
     * @param gradient of the loss with respect to the logits, images × classes
     */
    public record Result(double loss, int wrong, float[] gradient) {}

    /**
     * @param logits images × classes, row by row
     * @param labels class of each image
     * @throws IllegalStateException where there are not as many rows as labels
     */
    public Result of(float[] logits, int[] labels) {
        int n = labels.length;
        int k = n == 0 ? 0 : logits.length / n;
        if (n == 0 || k * n != logits.length) {
            throw new IllegalStateException(
                    "expected logits of " + n + " images, received " + logits.length + " numbers");
        }
        float[] gradient = new float[n * k];
        double total = 0;
        int wrong = 0;
        for (int i = 0; i < n; i++) {
            int start = i * k;
            int best = start;
            for (int j = start + 1; j < start + k; j++) {
                // A NaN is never the best; it makes the loss NaN below.
                if (logits[j] > logits[best]) {
                    best = j;
                }
            }
            double sum = 0;
            for (int j = start; j < start + k; j++) {
                sum += Math.exp((double) logits[j] - logits[best]);
            }
            int truth = start + labels[i];
            double weight = classWeights.length == 0 ? 1 : classWeights[labels[i]];
            total += weight * (Math.log(sum) - ((double) logits[truth] - logits[best]));
            if (best != truth) {
                wrong++;
            }
            for (int j = start; j < start + k; j++) {
                double probability = Math.exp((double) logits[j] - logits[best]) / sum;
                gradient[j] = (float) (weight * (probability - (j == truth ? 1 : 0)) / n);
            }
        }
        return new Result(total / n, wrong, gradient);
    }
}
