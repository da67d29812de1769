package org.cnnworkbench.ui.common.plot;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.ui.common.Fonts;
import org.cnnworkbench.ui.common.Palette;

/** Draws a plot: shading, grid, axes, marks, curves. */
final class PlotPainter {

    private static final double LEFT = 48;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 24;
    private static final double COMPACT_BOTTOM = 20;
    private static final double X_TICK_PIXELS = 72;
    private static final double Y_TICK_PIXELS = 36;

    /** With so many points a column of pixels a curve is a band, drawn column by column: strokes of so many pieces are slow. */
    private static final int BAND_FROM = 3;

    private static final int LEAST_DECADES = 4;
    private static final double LEAST_EPOCH_PIXELS = 5;

    /** Radius of a point, in pixels. */
    private static final double DOT = 3;

    private final PlotModel model;
    private final Trace trace = new Trace();
    private double[] xs = new double[0];
    private double[] ys = new double[0];

    PlotPainter(PlotModel model) {
        this.model = model;
    }

    /** Where the curves will lie on a canvas of some size. */
    PlotArea area(double width, double height) {
        double bottom = model.options().compact() ? COMPACT_BOTTOM : BOTTOM;
        return new PlotArea(
                LEFT,
                TOP,
                Math.max(1, width - LEFT - RIGHT),
                Math.max(1, height - TOP - bottom),
                model.view(),
                model.values(),
                model);
    }

    void paint(GraphicsContext g, PlotArea area, Palette palette) {
        g.clearRect(0, 0, g.getCanvas().getWidth(), g.getCanvas().getHeight());
        shading(g, area, palette);
        band(g, area, palette);
        grid(g, area, palette);
        if (!model.options().compact()) {
            new MarkPainter(model).paint(g, area, palette);
        }
        g.save();
        g.beginPath();
        g.rect(area.left(), area.top() - 2, area.width(), area.height() + 4);
        g.clip();
        for (Series series : model.shown()) {
            if (model.isSmoothed(series)) {
                faint(g, area, series, Inks.color(palette, series.ink()));
            }
        }
        for (Series series : model.shown()) {
            curve(g, area, series, Inks.color(palette, series.ink()));
        }
        g.restore();
        for (Series series : model.shown()) {
            dots(g, area, series, Inks.color(palette, series.ink()));
        }
        bandText(g, area, palette);
    }

    private void shading(GraphicsContext g, PlotArea area, Palette palette) {
        if (model.options().compact()) {
            return;
        }
        double[] edges = model.epochEdges();
        if (edges.length < 3 || area.x(edges[1]) - area.x(edges[0]) < LEAST_EPOCH_PIXELS) {
            return;
        }
        g.setFill(Palette.fade(palette.text(), palette.dark() ? 0.035 : 0.025));
        for (int i = 1; i + 1 < edges.length; i += 2) {
            double from = Math.max(area.left(), area.x(edges[i]));
            double to = Math.min(area.right(), area.x(edges[i + 1]));
            if (to > from) {
                g.fillRect(from, area.top(), to - from, area.height());
            }
        }
    }

    private void band(GraphicsContext g, PlotArea area, Palette palette) {
        PlotOptions.Band band = model.options().band();
        if (band == null) {
            return;
        }
        double top = Math.max(area.top(), area.y(band.to()));
        double bottom = Math.min(area.bottom(), area.y(band.from()));
        if (bottom > top) {
            g.setFill(Palette.fade(palette.good(), palette.dark() ? 0.16 : 0.12));
            g.fillRect(area.left(), top, area.width(), bottom - top);
        }
    }

    /** Over the curves, on a ground of its own: they often run just where the band is. */
    private void bandText(GraphicsContext g, PlotArea area, Palette palette) {
        PlotOptions.Band band = model.options().band();
        double bottom = band == null ? 0 : Math.min(area.bottom(), area.y(band.from()));
        if (band == null || bottom - Math.max(area.top(), area.y(band.to())) < 16) {
            return;
        }
        Text measured = new Text(band.text());
        measured.setFont(Fonts.text(Fonts.SMALL));
        double width = measured.getLayoutBounds().getWidth() + 8;
        g.setFill(Palette.fade(palette.surface(), 0.8));
        g.fillRoundRect(area.right() - width - 2, bottom - 17, width, 15, 6, 6);
        g.setFill(palette.good());
        g.setFont(Fonts.text(Fonts.SMALL));
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(band.text(), area.right() - 6, bottom - 9.5);
    }

    private void grid(GraphicsContext g, PlotArea area, Palette palette) {
        g.setFont(Fonts.text(Fonts.SMALL));
        g.setLineWidth(1);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        int rows = (int) Math.max(2, area.height() / Y_TICK_PIXELS);
        Ticks values = model.isLogarithmic()
                ? Ticks.logarithmic(area.values(), Math.max(LEAST_DECADES, rows))
                : Ticks.linear(area.values(), rows);
        for (double value : values.values()) {
            double y = Math.round(area.y(value)) + 0.5;
            g.setStroke(Palette.fade(palette.border(), 0.7));
            g.strokeLine(area.left(), y, area.right(), y);
            g.setFill(palette.muted());
            g.fillText(
                    model.options().values().tick(value, model.isLogarithmic() ? value : values.step()),
                    area.left() - 8,
                    y);
        }
        places(g, area, palette);
    }

    private void places(GraphicsContext g, PlotArea area, Palette palette) {
        XUnit unit = model.settings().unit();
        int columns = (int) Math.max(2, area.width() / X_TICK_PIXELS);
        Ticks places = switch (unit) {
            case EPOCH -> Ticks.linear(area.view(), columns);
            case STEP -> Ticks.whole(area.view(), columns);
            case TIME -> Ticks.time(area.view(), columns);
        };
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        g.setStroke(palette.border());
        double base = Math.round(area.bottom()) + 0.5;
        g.strokeLine(area.left(), base, area.right(), base);
        g.setFill(palette.muted());
        for (double place : places.values()) {
            double x = Math.round(area.x(place)) + 0.5;
            g.strokeLine(x, base, x, base + 4);
            g.fillText(Ticks.label(unit, place, places.step()), x, base + 7);
        }
    }

    /** A noisy curve as it is. */
    private void faint(GraphicsContext g, PlotArea area, Series series, Color color) {
        int width = (int) Math.ceil(area.width());
        trace.of(series, series.y(), model.settings().unit(), area.view(), width);
        g.setStroke(Palette.fade(color, 0.28));
        g.setFill(Palette.fade(color, 0.22));
        if (isBand(width)) {
            columns(g, area, 1);
        } else {
            g.setLineWidth(1);
            line(g, area);
        }
    }

    private boolean isBand(int width) {
        return trace.points() > (long) BAND_FROM * width;
    }

    /** From the lowest to the highest of each column of pixels, at least so many pixels. */
    private void columns(GraphicsContext g, PlotArea area, double least) {
        double[] places = trace.xs();
        double[] values = trace.ys();
        int i = 0;
        while (i < trace.size()) {
            double column = Math.floor(places[i]);
            double top = Double.POSITIVE_INFINITY;
            double bottom = Double.NEGATIVE_INFINITY;
            while (i < trace.size() && places[i] < column + 1) {
                double y = area.y(values[i]);
                if (Double.isFinite(y)) {
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
                i++;
            }
            if (bottom >= top) {
                double from = Math.floor(Math.min(top, (top + bottom - least) / 2));
                double to = Math.ceil(Math.max(bottom, (top + bottom + least) / 2));
                g.fillRect(area.left() + column, from, 1, to - from);
            }
        }
    }

    private void curve(GraphicsContext g, PlotArea area, Series series, Color color) {
        int width = (int) Math.ceil(area.width());
        trace.of(series, model.drawn(series), model.settings().unit(), area.view(), width);
        g.setStroke(color);
        g.setFill(color);
        g.setLineWidth(series.style() == Series.Style.LINE ? 1.5 : 2);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.BEVEL);
        if (isBand(width)) {
            columns(g, area, 2);
            return;
        }
        line(g, area);
    }

    /** Over all curves, and whole at the edges. */
    private void dots(GraphicsContext g, PlotArea area, Series series, Color color) {
        XUnit unit = model.settings().unit();
        if (series.style() != Series.Style.POINTS && series.size(unit) > 1) {
            return;
        }
        int width = (int) Math.ceil(area.width());
        trace.of(series, model.drawn(series), unit, area.view(), width);
        boolean wanted = series.style() == Series.Style.POINTS && trace.points() < width / 8;
        if (!wanted && trace.points() != 1) {
            return;
        }
        g.setFill(color);
        for (int i = 0; i < trace.size(); i++) {
            double x = area.left() + trace.xs()[i];
            double y = area.y(trace.ys()[i]);
            boolean inSight =
                    x >= area.left() - 1 && x <= area.right() + 1 && y >= area.top() - 1 && y <= area.bottom() + 1;
            if (inSight) {
                g.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }

    /** The trace as lines, interrupted where there is no value. */
    private void line(GraphicsContext g, PlotArea area) {
        int size = trace.size();
        if (xs.length < size) {
            xs = new double[size];
            ys = new double[size];
        }
        int count = 0;
        double most = area.height() * 50;
        for (int i = 0; i < size; i++) {
            double y = area.y(trace.ys()[i]);
            if (Double.isFinite(y)) {
                xs[count] = area.left() + trace.xs()[i];
                ys[count] = Math.clamp(y, -most, most);
                count++;
            } else {
                stroke(g, count);
                count = 0;
            }
        }
        stroke(g, count);
    }

    private void stroke(GraphicsContext g, int count) {
        if (count > 1) {
            g.strokePolyline(xs, ys, count);
        }
    }
}
