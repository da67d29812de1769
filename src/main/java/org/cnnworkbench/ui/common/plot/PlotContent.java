package org.cnnworkbench.ui.common.plot;

import java.util.List;

/**
 * What a plot shows.
 *
 * @param series         the first is drawn first
 * @param marks          events
 * @param epochSeconds   when each epoch ended, for the shading; may be empty
 * @param expectedEpochs how far the curves will come; 0 where they are complete or nobody knows
 */
public record PlotContent(List<Series> series, List<PlotMark> marks, double[] epochSeconds, double expectedEpochs) {

    public static final PlotContent NOTHING = new PlotContent(List.of(), List.of(), new double[0], 0);

    public PlotContent {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    /** Curves alone. */
    public static PlotContent of(List<Series> series) {
        return new PlotContent(series, List.of(), new double[0], 0);
    }

    /** Batches in an epoch of the first curve, by which marks and shading are placed. */
    double stepsPerEpoch() {
        return series.isEmpty() ? 1 : series.getFirst().stepsPerEpoch();
    }
}
