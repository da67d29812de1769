package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.Ticks;
import org.cnnworkbench.ui.workspace.SearchWords;

/** A line a trial across the axes of all dimensions to that of the score; the better, the stronger its colour. */
final class ParallelPlot extends StudyPlot {

    private static final double SIDE = 64;
    private static final double HEAD = 46;
    private static final double FOOT = 26;
    private static final double TICK = 32;
    private static final double NEAR = 6;
    private static final int MANY = 100;

    /** The line of a trial, drawn last. */
    private record Line(TrialRow row, double[] xs, double[] ys) {}

    private final List<Line> lines = new ArrayList<>();

    ParallelPlot(Theme theme, TrialFocus focus) {
        super("Parallel coordinates", theme, focus);
    }

    @Override
    void draw(GraphicsContext on, double width, double height, StudyPicture of) {
        lines.clear();
        ScoreScale scale = ScoreScale.of(of);
        List<Dimension> dimensions = of.dimensions();
        List<AxisScale> axes = dimensions.stream().map(AxisScale::of).toList();
        double[] xs = new double[axes.size() + 1];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = Math.round(SIDE + (width - 2 * SIDE) * i / Math.max(1, axes.size())) + 0.5;
        }
        for (TrialRow row : of.rows()) {
            Double mean = row.mean();
            if (mean != null && row.isScored()) {
                lines.add(new Line(row, xs, ys(row, mean, dimensions, axes, scale, height)));
            }
        }
        // The best on top.
        lines.sort(Comparator.comparingDouble(line -> goodness(scale, line.row)));
        Palette palette = theme.now();
        for (Line line : lines) {
            double good = goodness(scale, line.row);
            Color colour = Theme.between(palette.faint(), palette.accent(), good);
            // Among many only the good ones are to be seen, or all becomes one surface.
            double strength = lines.size() > MANY ? 0.05 + 0.6 * Math.pow(good, 6) : 0.4 + 0.5 * good;
            stroke(on, line, Palette.fade(colour, strength), 1.2);
        }
        axes(on, xs, height, dimensions, axes);
        scoreAxis(on, xs[xs.length - 1], height, scale, of.metric());
        for (Line line : lines) {
            if (line.row.best()) {
                stroke(on, line, palette.good(), 2);
            }
        }
        for (Line line : lines) {
            if (line.row.number() == focus().stressed()) {
                stroke(on, line, palette.text(), 2.5);
            }
        }
    }

    private static double goodness(ScoreScale scale, TrialRow row) {
        Double mean = row.mean();
        return mean == null ? 0 : scale.goodness(mean);
    }

    private static double[] ys(
            TrialRow row,
            double mean,
            List<Dimension> dimensions,
            List<AxisScale> axes,
            ScoreScale scale,
            double height) {
        double[] ys = new double[axes.size() + 1];
        for (int i = 0; i < axes.size(); i++) {
            JsonNode value = row.values().get(dimensions.get(i).key());
            double share = value == null ? Double.NaN : axes.get(i).share(value);
            // Below the axis where the dimension doesn't count.
            ys[i] = Double.isNaN(share) ? height - FOOT + 8 : at(height, share);
        }
        ys[axes.size()] = at(height, scale.share(mean));
        return ys;
    }

    private static double at(double height, double share) {
        return HEAD + (1 - share) * (height - HEAD - FOOT);
    }

    private static void stroke(GraphicsContext on, Line line, Color colour, double width) {
        on.setStroke(colour);
        on.setLineWidth(width);
        on.strokePolyline(line.xs, line.ys, line.xs.length);
    }

    private void axes(
            GraphicsContext on, double[] xs, double height, List<Dimension> dimensions, List<AxisScale> axes) {
        Palette palette = theme.now();
        int room = (int) ((height - HEAD - FOOT) / TICK);
        for (int i = 0; i < axes.size(); i++) {
            axis(on, xs[i], height);
            String name = SearchWords.brief(dimensions.get(i).path(), dimensions);
            write(on, name, xs[i], HEAD - 20, TextAlignment.CENTER, palette.text());
            for (AxisScale.Mark mark : axes.get(i).marks(room)) {
                label(on, mark.text(), xs[i], at(height, mark.share()), i == 0);
            }
            int axis = i;
            if (lines.stream().anyMatch(line -> line.ys[axis] > height - FOOT)) {
                label(on, "not used", xs[i], height - FOOT + 8, i == 0);
            }
        }
    }

    private void axis(GraphicsContext on, double x, double height) {
        on.setStroke(theme.now().muted());
        on.setLineWidth(1);
        on.strokeLine(x, HEAD, x, height - FOOT);
    }

    /** On a ground of its own: lines run everywhere. */
    private void label(GraphicsContext on, String text, double x, double y, boolean left) {
        Palette palette = theme.now();
        double width = Math.min(90, 6.2 * text.length() + 4);
        on.setFill(Palette.fade(palette.surface(), 0.75));
        on.fillRoundRect(left ? x - 6 - width : x + 6, y - 8, width, 15, 4, 4);
        write(on, text, left ? x - 8 : x + 8, y - 7, left ? TextAlignment.RIGHT : TextAlignment.LEFT, palette.muted());
        on.setStroke(palette.muted());
        on.setLineWidth(1);
        on.strokeLine(x - 3, y, x + 3, y);
    }

    private void scoreAxis(GraphicsContext on, double x, double height, ScoreScale scale, String name) {
        axis(on, x, height);
        write(on, name, x, HEAD - 20, TextAlignment.CENTER, theme.now().text());
        Ticks ticks = scale.ticks((int) ((height - HEAD - FOOT) / TICK));
        for (double value : ticks.values()) {
            label(on, scale.format().tick(value, ticks.step()), x, at(height, scale.share(value)), false);
        }
    }

    @Override
    int trialAt(double x, double y) {
        double nearest = NEAR;
        int found = TrialFocus.NONE;
        for (Line line : lines) {
            for (int i = 0; i + 1 < line.xs.length; i++) {
                if (x >= line.xs[i] && x <= line.xs[i + 1]) {
                    double slope = (line.ys[i + 1] - line.ys[i]) / (line.xs[i + 1] - line.xs[i]);
                    double away = Math.abs(line.ys[i] + slope * (x - line.xs[i]) - y) / Math.hypot(1, slope);
                    if (away <= nearest) {
                        nearest = away;
                        found = line.row.number();
                    }
                }
            }
        }
        return found;
    }

    @Override
    String csv(StudyPicture of) {
        List<String> names = new ArrayList<>(List.of("trial", "state"));
        of.dimensions().forEach(dimension -> names.add(dimension.key()));
        names.add(of.metric().toLowerCase(Locale.ROOT));
        PlotTable table = new PlotTable(names);
        for (TrialRow row : of.rows()) {
            List<JsonNode> cells = new ArrayList<>();
            cells.add(PlotTable.cell(row.number()));
            cells.add(PlotTable.cell(row.state().text()));
            of.dimensions()
                    .forEach(dimension -> cells.add(PlotTable.cell(row.values().get(dimension.key()))));
            cells.add(PlotTable.cell(row.mean()));
            table.add(cells);
        }
        return table.csv();
    }
}
