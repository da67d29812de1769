package org.cnnworkbench.ui.search;

import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.Span;
import org.cnnworkbench.ui.common.plot.Ticks;

/** The score of each trial in turn, and the best so far as a line of steps. */
final class HistoryPlot extends StudyPlot {

    private static final double TICK = 64;

    HistoryPlot(Theme theme, TrialFocus focus) {
        super("History", theme, focus);
    }

    @Override
    void draw(GraphicsContext on, double width, double height, StudyPicture of) {
        ScoreScale scale = ScoreScale.of(of);
        Palette palette = theme.now();
        scores(on, width, height, scale, of.metric() + " by trial; the line is the best so far");
        int last = Math.max(1, of.rows().size() - 1);
        Ticks ticks = Ticks.whole(new Span(0, last), (int) ((width - LEFT - RIGHT) / TICK));
        for (double value : ticks.values()) {
            write(
                    on,
                    Long.toString(Math.round(value)),
                    x(width, place(value, last)),
                    height - BOTTOM + 8,
                    TextAlignment.CENTER,
                    palette.muted());
        }
        bestSoFar(on, width, height, of, scale, last);
        for (TrialRow row : of.rows()) {
            Double mean = row.mean();
            double x = x(width, place(row.number(), last));
            if (mean != null && row.isScored()) {
                double y = y(height, scale.share(mean));
                dot(on, row, x, y, palette.accent());
                spot(row, x, y);
            } else if (row.state() == TrialState.FAILED || row.state() == TrialState.COMPLETE) {
                dot(on, row, x, height - BOTTOM - 2, palette.bad());
                spot(row, x, height - BOTTOM - 2);
            }
        }
    }

    private static double place(double trial, int last) {
        return 0.02 + 0.96 * trial / last;
    }

    private void bestSoFar(
            GraphicsContext on, double width, double height, StudyPicture of, ScoreScale scale, int last) {
        double best = Double.NaN;
        on.setStroke(theme.now().validation());
        on.setLineWidth(1.5);
        on.beginPath();
        for (TrialRow row : of.rows()) {
            Double mean = row.mean();
            double x = x(width, place(row.number(), last));
            if (mean == null || row.state() != TrialState.COMPLETE || !row.isScored()) {
                continue;
            }
            if (Double.isNaN(best)) {
                best = mean;
                on.moveTo(x, y(height, scale.share(best)));
            } else if (of.better(mean, best)) {
                on.lineTo(x, y(height, scale.share(best)));
                best = mean;
                on.lineTo(x, y(height, scale.share(best)));
            }
        }
        if (!Double.isNaN(best)) {
            on.lineTo(x(width, place(last, last)), y(height, scale.share(best)));
            on.stroke();
        }
    }

    @Override
    String csv(StudyPicture of) {
        PlotTable table = new PlotTable(List.of("trial", "state", of.metric().toLowerCase(Locale.ROOT), "best_so_far"));
        Double best = null;
        for (TrialRow row : of.rows()) {
            Double mean = row.mean();
            if (mean != null
                    && row.isScored()
                    && row.state() == TrialState.COMPLETE
                    && (best == null || of.better(mean, best))) {
                best = mean;
            }
            table.add(
                    PlotTable.cell(row.number()),
                    PlotTable.cell(row.state().text()),
                    PlotTable.cell(mean),
                    PlotTable.cell(best));
        }
        return table.csv();
    }
}
