package org.cnnworkbench.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * A network judged on labelled examples.
 *
 * @param matrix      rows true, columns predicted
 * @param report      per-class scores, from the matrix
 * @param metrics     single numbers
 * @param predictions one for each example, in the order in which they were evaluated
 */
public record Evaluation(
        ConfusionMatrix matrix, ClassificationReport report, Metrics metrics, List<Prediction> predictions) {

    /** A softmax in float32 may end a little above 1. */
    static final float MAX_PROBABILITY = 1.0001f;

    public Evaluation {
        predictions = List.copyOf(predictions);
        if (matrix.total() != predictions.size()) {
            throw new IllegalArgumentException("evaluation: expected a prediction for each of " + matrix.total()
                    + " examples, received " + predictions.size());
        }
    }

    /**
     * Judges the probabilities that a network gave. The predicted class is the one with the highest probability, of equals the first.
     *
     * @param probabilities examples × classes, each 0 to 1
     * @param labels        true class of each example, 0 to classes − 1
     * @param indices       position of each example in its data set
     * @param classNames    one name a class
     * @throws IllegalArgumentException where there are no examples, the lengths don't fit, a label is out of range, or a probability is
     *                                  not between 0 and 1, as that of a network that has diverged
     */
    public static Evaluation of(float[] probabilities, int[] labels, int[] indices, List<String> classNames) {
        int classes = classNames.size();
        check(probabilities, labels, indices, classes);
        int[] predicted = new int[labels.length];
        List<Prediction> predictions = new ArrayList<>(labels.length);
        for (int i = 0; i < labels.length; i++) {
            predicted[i] = TopK.best(probabilities, classes, i);
            predictions.add(
                    new Prediction(indices[i], labels[i], predicted[i], probabilities[i * classes + predicted[i]]));
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(labels, predicted, classNames);
        return new Evaluation(
                matrix, ClassificationReport.of(matrix), Metrics.of(matrix, probabilities, labels), predictions);
    }

    private static void check(float[] probabilities, int[] labels, int[] indices, int classes) {
        if (labels.length == 0 || classes == 0) {
            throw new IllegalArgumentException("evaluation: expected at least one example and one class, received "
                    + labels.length + " and " + classes);
        }
        if (indices.length != labels.length || probabilities.length != (long) labels.length * classes) {
            throw new IllegalArgumentException("evaluation: expected " + labels.length + " indices and "
                    + labels.length + " × " + classes + " probabilities, received " + indices.length + " and "
                    + probabilities.length);
        }
        for (int i = 0; i < probabilities.length; i++) {
            // Not "< 0 || > 1", so that NaN is caught too.
            if (!(probabilities[i] >= 0 && probabilities[i] <= MAX_PROBABILITY)) {
                throw new IllegalArgumentException("evaluation: expected probabilities from 0 to 1, received "
                        + probabilities[i] + " for image " + indices[i / classes] + ", class " + i % classes);
            }
        }
    }

    /** Number of examples. */
    public int examples() {
        return predictions.size();
    }

    public List<String> classNames() {
        return matrix.classNames();
    }

    /** Error rate, confusion matrix and per-class report, as the command line prints them. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append("error rate: ").append(metrics.errorRate()).append("\n\n");
        text.append("confusion matrix (rows: true class, columns: predicted class)\n\n");
        text.append(matrix.toText()).append('\n');
        text.append(report.toText());
        if (!report.warnings().isEmpty()) {
            text.append('\n').append(String.join("\n", report.warnings())).append('\n');
        }
        return text.toString();
    }
}
