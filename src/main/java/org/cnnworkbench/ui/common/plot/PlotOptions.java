package org.cnnworkbench.ui.common.plot;

import org.jspecify.annotations.Nullable;

/**
 * What a plot is, whatever it shows.
 *
 * @param title   above it
 * @param values  how its values are written
 * @param scale   of the y axis
 * @param band    values that are as they should be; null for none
 * @param compact without legend and marks, for small pictures
 */
public record PlotOptions(
        String title,
        ValueFormat values,
        Scale scale,
        @Nullable Band band,
        boolean compact) {

    /** How the y axis is divided. */
    public enum Scale {
        /** As the {@link PlotSettings} say. */
        CHOSEN,
        LINEAR,
        LOGARITHMIC
    }

    /** Values from one to another, and what they are called. */
    public record Band(double from, double to, String text) {}

    /** A curve whose y axis is as chosen. */
    public static PlotOptions of(String title, ValueFormat values) {
        return new PlotOptions(title, values, Scale.CHOSEN, null, false);
    }
}
