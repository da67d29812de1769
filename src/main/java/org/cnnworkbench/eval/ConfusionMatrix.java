package org.cnnworkbench.eval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How often each class was taken for each class. A row is a true class, a column a predicted one, in the order of the class names:
 * {@code count(t, p)} examples of class t were predicted as p. Immutable.
 */
public final class ConfusionMatrix {

    private final List<String> classNames;
    private final long[][] counts;

    /**
     * @param classNames one name a class, at least one
     * @param counts     as many rows and columns as classes, 0 or more each; copied
     * @throws IllegalArgumentException where the sizes don't fit, a count is negative, or the counts add up to more than a long holds
     */
    public ConfusionMatrix(List<String> classNames, long[][] counts) {
        this.classNames = List.copyOf(classNames);
        int classes = this.classNames.size();
        if (classes == 0 || counts.length != classes) {
            throw new IllegalArgumentException(
                    "confusion matrix: expected a row for each of " + classes + " classes, received " + counts.length);
        }
        this.counts = new long[classes][];
        long total = 0;
        for (int row = 0; row < classes; row++) {
            if (counts[row].length != classes) {
                throw new IllegalArgumentException("confusion matrix: expected " + classes + " columns in row " + row
                        + ", received " + counts[row].length);
            }
            this.counts[row] = counts[row].clone();
            for (long count : this.counts[row]) {
                if (count < 0) {
                    throw new IllegalArgumentException(
                            "confusion matrix: expected counts of 0 or more, received " + count + " in row " + row);
                }
                try {
                    total = Math.addExact(total, count);
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException("confusion matrix: the counts are too large to add up", e);
                }
            }
        }
    }

    /**
     * Counts predictions.
     *
     * @param truth     true class of each example, 0 to classes − 1
     * @param predicted predicted class of each example, in the same order
     * @throws IllegalArgumentException where the lengths differ or a class is out of range
     */
    public static ConfusionMatrix of(int[] truth, int[] predicted, List<String> classNames) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException("confusion matrix: expected as many predictions as examples, received "
                    + predicted.length + " and " + truth.length);
        }
        int classes = classNames.size();
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0 || truth[i] >= classes || predicted[i] < 0 || predicted[i] >= classes) {
                throw new IllegalArgumentException("confusion matrix: expected classes 0 to " + (classes - 1)
                        + ", received " + truth[i] + " predicted as " + predicted[i] + " at example " + i);
            }
            counts[truth[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(classNames, counts);
    }

    /** Number of classes. */
    public int classes() {
        return counts.length;
    }

    public List<String> classNames() {
        return classNames;
    }

    /** Examples of class {@code truth} that were predicted as class {@code predicted}. */
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** All counts, rows true and columns predicted; a copy. */
    public long[][] counts() {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /** Examples whose true class is this one: the sum of its row. */
    public long support(int truth) {
        return LongStream.of(counts[truth]).sum();
    }

    /** Examples that were predicted as this class: the sum of its column. */
    public long predictedCount(int predicted) {
        return Arrays.stream(counts).mapToLong(row -> row[predicted]).sum();
    }

    /** Number of examples. */
    public long total() {
        return IntStream.range(0, classes()).mapToLong(this::support).sum();
    }

    /** Examples that were predicted rightly: the sum of the diagonal. */
    public long correct() {
        return IntStream.range(0, classes()).mapToLong(c -> counts[c][c]).sum();
    }

    /** Part of the examples that were predicted rightly, 0 to 1; NaN without examples. */
    public double accuracy() {
        return (double) correct() / total();
    }

    /** Part of the examples that were predicted wrongly, 0 to 1; NaN without examples. */
    public double errorRate() {
        return (double) (total() - correct()) / total();
    }

    /** Each count as percent of its row: of the examples of a class, how many were taken for which. A row without examples is all 0. */
    public double[][] rowPercentages() {
        return percentages((t, p) -> support(t));
    }

    /** Each count as percent of its column: of what was predicted as a class, what it really was. A column never predicted is all 0. */
    public double[][] columnPercentages() {
        return percentages((t, p) -> predictedCount(p));
    }

    private double[][] percentages(WholeOf wholeOf) {
        double[][] percentages = new double[classes()][classes()];
        for (int t = 0; t < classes(); t++) {
            for (int p = 0; p < classes(); p++) {
                if (counts[t][p] > 0) {
                    percentages[t][p] = 100.0 * counts[t][p] / wholeOf.whole(t, p);
                }
            }
        }
        return percentages;
    }

    private interface WholeOf {
        long whole(int truth, int predicted);
    }

    /**
     * The matrix as a table of text: one line a true class with its number and name, columns headed by the number of the predicted class.
     * Names stand at the rows only, so that long ones don't make the columns wide.
     */
    public String toText() {
        return ConfusionMatrixText.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that
                && classNames.equals(that.classNames)
                && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * classNames.hashCode() + Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return "ConfusionMatrix" + classNames + Arrays.deepToString(counts);
    }
}
