package org.cnnworkbench.eval;

/**
 * Sums in the order in which NumPy adds a contiguous array (eight running sums, halves beyond 128 numbers), so that averages agree with
 * scikit-learn's to the last bit and round to the same text. It is also more exact than adding from left to right.
 */
final class PairwiseSum {

    private static final int LANES = 8;
    private static final int BLOCK = 128;

    private PairwiseSum() {}

    static double of(double[] values) {
        return sum(values, 0, values.length);
    }

    private static double sum(double[] values, int from, int count) {
        if (count < LANES) {
            double sum = 0;
            for (int i = from; i < from + count; i++) {
                sum += values[i];
            }
            return sum;
        }
        if (count > BLOCK) {
            int half = count / 2 - count / 2 % LANES;
            return sum(values, from, half) + sum(values, from + half, count - half);
        }
        double[] lanes = new double[LANES];
        int whole = count - count % LANES;
        for (int i = 0; i < whole; i++) {
            lanes[i % LANES] += values[from + i];
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int i = from + whole; i < from + count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
