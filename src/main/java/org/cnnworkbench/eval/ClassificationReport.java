package org.cnnworkbench.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Precision, recall and F1 of each class, and their averages: the numbers and the text of scikit-learn's {@code classification_report}
 * with {@code labels} set to all classes and {@code zero_division} left alone.
 *
 * <p>A score that divides by zero (the precision of a class that was never predicted, the recall of one that has no examples) counts as 0,
 * in the averages too; {@link #warnings} names the classes concerned.
 *
 * @param classes     scores of each class, in the order of the classes
 * @param microAvg    scores of all examples taken together: all three are the accuracy
 * @param macroAvg    unweighted mean over the classes
 * @param weightedAvg mean over the classes weighted by their support
 * @param allPresent  whether every class occurs, as truth or as prediction; scikit-learn writes "accuracy" only then, otherwise "micro avg"
 * @param warnings    one sentence for each kind of score that is undefined for some class; empty where all are defined
 */
public record ClassificationReport(
        List<Scores> classes,
        Scores microAvg,
        Scores macroAvg,
        Scores weightedAvg,
        boolean allPresent,
        List<String> warnings) {

    private static final int MOST_NAMED = 8;

    /**
     * One line of the report.
     *
     * @param name      the class or the average
     * @param precision of the examples predicted as this class, the part that is: 0 to 1
     * @param recall    of the examples of this class, the part predicted as it: 0 to 1
     * @param f1Score   harmonic mean of both, 0 to 1; 0 where both are 0
     * @param support   examples of this class
     */
    public record Scores(String name, double precision, double recall, double f1Score, long support) {

        private static Scores of(String name, long hits, long predicted, long support) {
            double precision = predicted == 0 ? 0 : (double) hits / predicted;
            double recall = support == 0 ? 0 : (double) hits / support;
            double sum = precision + recall;
            return new Scores(name, precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum, support);
        }
    }

    public ClassificationReport {
        classes = List.copyOf(classes);
        warnings = List.copyOf(warnings);
    }

    /** Computes the report of a matrix; one without examples scores 0 everywhere. */
    public static ClassificationReport of(ConfusionMatrix matrix) {
        List<Scores> classes = new ArrayList<>();
        for (int c = 0; c < matrix.classes(); c++) {
            classes.add(Scores.of(
                    matrix.classNames().get(c), matrix.count(c, c), matrix.predictedCount(c), matrix.support(c)));
        }
        double[] equal = new double[matrix.classes()];
        Arrays.fill(equal, 1);
        double[] supports = classes.stream().mapToDouble(Scores::support).toArray();
        return new ClassificationReport(
                classes,
                Scores.of("micro avg", matrix.correct(), matrix.total(), matrix.total()),
                average("macro avg", classes, equal, matrix.total()),
                average("weighted avg", classes, supports, matrix.total()),
                IntStream.range(0, matrix.classes())
                        .allMatch(c -> matrix.support(c) > 0 || matrix.predictedCount(c) > 0),
                warnings(matrix));
    }

    /** Part of the examples that were predicted rightly, 0 to 1. */
    public double accuracy() {
        return microAvg.f1Score;
    }

    private static Scores average(String name, List<Scores> classes, double[] weights, long support) {
        return new Scores(
                name,
                average(classes, Scores::precision, weights),
                average(classes, Scores::recall, weights),
                average(classes, Scores::f1Score, weights),
                support);
    }

    private static double average(List<Scores> classes, ToDoubleFunction<Scores> score, double[] weights) {
        double whole = PairwiseSum.of(weights);
        double[] weighted = IntStream.range(0, weights.length)
                .mapToDouble(c -> score.applyAsDouble(classes.get(c)) * weights[c])
                .toArray();
        return whole == 0 ? 0 : PairwiseSum.of(weighted) / whole;
    }

    private static List<String> warnings(ConfusionMatrix matrix) {
        List<String> warnings = new ArrayList<>();
        String unpredicted = names(matrix, c -> matrix.predictedCount(c) == 0);
        if (!unpredicted.isEmpty()) {
            warnings.add("Precision and F1 count as 0 where nothing was predicted as the class: " + unpredicted + ".");
        }
        String unsupported = names(matrix, c -> matrix.support(c) == 0);
        if (!unsupported.isEmpty()) {
            warnings.add("Recall and F1 count as 0 where there are no examples of the class: " + unsupported + ".");
        }
        return warnings;
    }

    private static String names(ConfusionMatrix matrix, IntPredicate chosen) {
        List<String> names = IntStream.range(0, matrix.classes())
                .filter(chosen)
                .mapToObj(matrix.classNames()::get)
                .toList();
        // The table has them all; a warning is to be read.
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED - 1)) + " and " + (names.size() - MOST_NAMED + 1)
                        + " others";
    }

    /** The report as scikit-learn prints it, with two digits. */
    public String toText() {
        return toText(2);
    }

    /**
     * The report as scikit-learn prints it, character for character. The {@link #warnings} are not part of it.
     *
     * @param digits digits behind the point, 0 or more
     */
    public String toText(int digits) {
        return ClassificationReportText.of(this, digits);
    }
}
