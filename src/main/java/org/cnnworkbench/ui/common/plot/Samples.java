package org.cnnworkbench.ui.common.plot;

/**
 * Points of a training as they were at one moment, in order: each has a place in epochs, one in seconds, and values. The arrays may be
 * longer than what is valid of them, and are for reading only.
 *
 * @param size       how many points there are
 * @param generation another number wherever points that were there before have changed; while it stays, points are only added
 * @param epochs     place of each point: 2.5 is the middle of the third epoch
 * @param seconds    of training until each point
 * @param values     value arrays, one a quantity
 */
public record Samples(int size, long generation, double[] epochs, double[] seconds, double[][] values) {

    public static final Samples NONE = new Samples(0, 0, new double[0], new double[0], new double[0][0]);

    /** One quantity of them as a curve. */
    public Series series(String name, int ink, int quantity, double stepsPerEpoch, Series.Style style) {
        double[] y = quantity < values.length ? values[quantity] : new double[0];
        return new Series(name, ink, epochs, seconds, stepsPerEpoch, y, size, generation, style);
    }
}
