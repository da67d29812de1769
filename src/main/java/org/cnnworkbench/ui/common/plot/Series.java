package org.cnnworkbench.ui.common.plot;

/**
 * A curve. Points are ordered by both their places; the arrays may be longer than {@code size} and are for reading only. Values that are
 * not finite are gaps.
 *
 * @param name          in the legend, unlike all others of its plot
 * @param ink           which colour, see {@link Inks}
 * @param epochs        place of each point
 * @param seconds       place of each point; may be empty where time is unknown
 * @param stepsPerEpoch batches in an epoch
 * @param y             values
 * @param size          how many points
 * @param generation    another number wherever points that were there before have changed
 */
public record Series(
        String name,
        int ink,
        double[] epochs,
        double[] seconds,
        double stepsPerEpoch,
        double[] y,
        int size,
        long generation,
        Style style) {

    /** How a curve is drawn. */
    public enum Style {
        /** Noisy: faint as it is, with a smoothed line above. */
        SMOOTHED,
        /** As it is. */
        LINE,
        /** As it is, with its points marked. */
        POINTS
    }

    /** The places in a unit, to be multiplied by {@link #scale}. */
    double[] x(XUnit unit) {
        return unit == XUnit.TIME ? seconds : epochs;
    }

    double scale(XUnit unit) {
        return unit == XUnit.STEP ? stepsPerEpoch : 1;
    }

    /** How many points have a place in a unit. */
    int size(XUnit unit) {
        return Math.min(size, x(unit).length);
    }

    /** The place of the last point in a unit; 0 where there is none. */
    double end(XUnit unit) {
        int count = size(unit);
        return count == 0 ? 0 : x(unit)[count - 1] * scale(unit);
    }
}
