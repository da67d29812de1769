package org.cnnworkbench.ui.common.plot;

import java.util.Arrays;

/**
 * The exponential moving average of a curve that grows, without the pull of its beginning towards 0: {@code s ← w·s + (1 − w)·y}, divided
 * by {@code 1 − wⁿ}, as TensorBoard and Adam do. Keeps what it has worked out.
 */
final class Smoothing {

    private double[] smoothed = new double[0];
    private int done;
    private long generation = -1;
    private double weight = -1;
    private double sum;
    private double bias = 1;

    /**
     * The smoothed values, as many as there are points; the array may be longer.
     *
     * @param newWeight of what came before, 0 for no smoothing, below 1
     */
    double[] of(Series series, double newWeight) {
        if (series.generation() != generation || newWeight != weight || series.size() < done) {
            generation = series.generation();
            weight = newWeight;
            done = 0;
            sum = 0;
            bias = 1;
        }
        if (smoothed.length < series.size()) {
            smoothed = Arrays.copyOf(smoothed, Math.max(series.size(), series.y().length));
        }
        double[] y = series.y();
        for (; done < series.size(); done++) {
            double value = y[done];
            if (Double.isFinite(value)) {
                sum = weight * sum + (1 - weight) * value;
                bias *= weight;
                smoothed[done] = sum / (1 - bias);
            } else {
                smoothed[done] = value;
            }
        }
        return smoothed;
    }
}
