package org.cnnworkbench.eval;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Single numbers that say how well a network does, each as scikit-learn defines it.
 *
 * @param accuracy            part predicted rightly, 0 to 1
 * @param errorRate           part predicted wrongly, 0 to 1
 * @param balancedAccuracy    mean recall of the classes that have examples, 0 to 1
 * @param cohenKappa          agreement beyond chance, −1 to 1; NaN where truth and predictions are all of one same class
 * @param matthewsCorrelation correlation of truth and prediction, −1 to 1; 0 where one of them is all one class
 * @param logLoss             mean negative natural logarithm of the true class's probability, 0 or more
 * @param topKAccuracy        top-k accuracy, 0 to 1, by k
 */
public record Metrics(
        double accuracy,
        double errorRate,
        double balancedAccuracy,
        double cohenKappa,
        double matthewsCorrelation,
        double logLoss,
        SortedMap<Integer, Double> topKAccuracy) {

    /** The k of {@link #topKAccuracy} where there are more classes than that; 1 is always among them. */
    private static final int[] TOP = {1, 3, 5};

    /** scikit-learn clips float32 probabilities to this distance from 0 and 1. */
    private static final double EPSILON = Math.ulp(1.0f);

    public Metrics {
        topKAccuracy = Collections.unmodifiableSortedMap(new TreeMap<>(topKAccuracy));
    }

    /**
     * @param matrix        of the same examples
     * @param probabilities examples × classes
     * @param labels        true class of each example
     */
    static Metrics of(ConfusionMatrix matrix, float[] probabilities, int[] labels) {
        int classes = matrix.classes();
        SortedMap<Integer, Double> topK = new TreeMap<>();
        for (int k : TOP) {
            if (k == 1 || k < classes) {
                topK.put(k, TopK.accuracy(probabilities, labels, classes, k));
            }
        }
        return of(matrix, logLoss(probabilities, labels, classes), topK);
    }

    /** All that follows from the matrix, together with what doesn't. */
    static Metrics of(ConfusionMatrix matrix, double logLoss, SortedMap<Integer, Double> topKAccuracy) {
        return new Metrics(
                matrix.accuracy(),
                matrix.errorRate(),
                balancedAccuracy(matrix),
                cohenKappa(matrix),
                matthewsCorrelation(matrix),
                logLoss,
                topKAccuracy);
    }

    /**
     * Cross-entropy: the mean of −ln(probability of the true class), each row clipped to 2⁻²³ … 1 − 2⁻²³ and then divided by its sum, as
     * {@code sklearn.metrics.log_loss} does with float32.
     *
     * @param probabilities examples × classes
     * @param labels        true class of each example
     * @return natural logarithm, 0 or more
     */
    public static double logLoss(float[] probabilities, int[] labels, int classes) {
        double[] losses = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += clipped(probabilities[i * classes + c]);
            }
            losses[i] = -Math.log(clipped(probabilities[i * classes + labels[i]]) / sum);
        }
        return PairwiseSum.of(losses) / labels.length;
    }

    private static double clipped(double probability) {
        return Math.clamp(probability, EPSILON, 1 - EPSILON);
    }

    /** Mean recall of the classes that have examples, 0 to 1; NaN without examples. */
    public static double balancedAccuracy(ConfusionMatrix matrix) {
        double[] recalls = IntStream.range(0, matrix.classes())
                .filter(c -> matrix.support(c) > 0)
                .mapToDouble(c -> (double) matrix.count(c, c) / matrix.support(c))
                .toArray();
        return PairwiseSum.of(recalls) / recalls.length;
    }

    /** (observed − expected) / (1 − expected) agreement (Cohen 1960), −1 to 1; NaN where chance alone agrees always. */
    public static double cohenKappa(ConfusionMatrix matrix) {
        double total = matrix.total();
        double expected = 0;
        for (int c = 0; c < matrix.classes(); c++) {
            expected += (matrix.support(c) / total) * (matrix.predictedCount(c) / total);
        }
        return expected >= 1 ? Double.NaN : (matrix.accuracy() - expected) / (1 - expected);
    }

    /** Matthews correlation for any number of classes (Gorodkin 2004), −1 to 1; 0 where it is undefined. */
    public static double matthewsCorrelation(ConfusionMatrix matrix) {
        double total = matrix.total();
        double both = 0;
        double truthSquares = 0;
        double predictedSquares = 0;
        for (int c = 0; c < matrix.classes(); c++) {
            double truth = matrix.support(c);
            double predicted = matrix.predictedCount(c);
            both += truth * predicted;
            truthSquares += truth * truth;
            predictedSquares += predicted * predicted;
        }
        double spread = (total * total - truthSquares) * (total * total - predictedSquares);
        return spread == 0 ? 0 : (matrix.correct() * total - both) / Math.sqrt(spread);
    }
}
