package org.cnnworkbench.eval;

/** Which classes a row of probabilities puts first. Of equal probabilities the lower class number stands first, everywhere. */
public final class TopK {

    private TopK() {}

    /**
     * The class with the highest probability.
     *
     * @param probabilities examples × classes
     * @param example       row, 0 to examples − 1
     */
    public static int best(float[] probabilities, int classes, int example) {
        int best = 0;
        int offset = example * classes;
        for (int c = 1; c < classes; c++) {
            if (probabilities[offset + c] > probabilities[offset + best]) {
                best = c;
            }
        }
        return best;
    }

    /** The rank of a class in a row: 0 where it stands first. */
    public static int rank(float[] probabilities, int classes, int example, int ofClass) {
        int offset = example * classes;
        float own = probabilities[offset + ofClass];
        int rank = 0;
        for (int c = 0; c < classes; c++) {
            float other = probabilities[offset + c];
            if (other > own || (other == own && c < ofClass)) {
                rank++;
            }
        }
        return rank;
    }

    /**
     * Part of the examples whose true class is among the k classes with the highest probabilities, 0 to 1. Where no probabilities are equal,
     * scikit-learn's {@code top_k_accuracy_score}.
     *
     * @param probabilities examples × classes
     * @param labels        true class of each example
     * @param k             1 or more; from the number of classes on everything is right
     */
    public static double accuracy(float[] probabilities, int[] labels, int classes, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("top-k accuracy: expected k of 1 or more, received " + k);
        }
        long hits = 0;
        for (int i = 0; i < labels.length; i++) {
            if (rank(probabilities, classes, i, labels[i]) < k) {
                hits++;
            }
        }
        return (double) hits / labels.length;
    }
}
