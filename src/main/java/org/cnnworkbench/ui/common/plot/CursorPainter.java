package org.cnnworkbench.ui.common.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.ui.common.Fonts;
import org.cnnworkbench.ui.common.Palette;

/** Draws what follows the mouse: the line at which values are read off, the values in a box, the rectangle that is being chosen. */
final class CursorPainter {

    private static final double ROW = 18;
    private static final double PADDING = 8;
    private static final double GAP = 12;
    private static final int MOST_ROWS = 12;

    private final PlotModel model;
    private final MarkPainter marks;

    /** @param color of the dot; transparent for none */
    private record Row(Color color, String name, String value) {}

    CursorPainter(PlotModel model) {
        this.model = model;
        this.marks = new MarkPainter(model);
    }

    void paint(GraphicsContext g, PlotArea area, Palette palette, double place) {
        if (!area.view().contains(place)) {
            return;
        }
        double x = Math.round(area.x(place)) + 0.5;
        List<PlotModel.Reading> readings = model.readings(place);
        if (readings.isEmpty()) {
            return;
        }
        g.setStroke(palette.muted());
        g.setLineWidth(1);
        g.strokeLine(x, area.top(), x, area.bottom());
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Color.TRANSPARENT, at(place), ""));
        for (PlotModel.Reading reading : readings) {
            Color color = Inks.color(palette, reading.series().ink());
            double y = area.y(reading.value());
            boolean inSight = area.view().contains(reading.x()) && y >= area.top() - 1 && y <= area.bottom() + 1;
            if (inSight) {
                g.setFill(palette.surface());
                g.fillOval(area.x(reading.x()) - 5, y - 5, 10, 10);
                g.setFill(color);
                g.fillOval(area.x(reading.x()) - 3.5, y - 3.5, 7, 7);
            }
            if (rows.size() <= MOST_ROWS) {
                rows.add(new Row(
                        color, reading.series().name(), model.options().values().exact(reading.value())));
            }
        }
        marks.near(area, x).ifPresent(mark -> rows.add(new Row(Color.TRANSPARENT, mark.text(), "")));
        box(g, area, palette, x, rows);
    }

    private String at(double place) {
        return switch (model.settings().unit()) {
            case EPOCH -> "Epoch " + ValueFormat.decimals(place, 0.01);
            case STEP -> "Step " + ValueFormat.decimals(place, 1);
            case TIME -> "After " + Ticks.clock(place);
        };
    }

    private static void box(GraphicsContext g, PlotArea area, Palette palette, double x, List<Row> rows) {
        Font font = Fonts.text(Fonts.SMALL);
        double names = 0;
        double values = 0;
        for (Row row : rows) {
            double name = width(row.name, font) + (row.color.getOpacity() > 0 ? 14 : 0);
            if (row.value.isEmpty()) {
                names = Math.max(names, name - values - 16);
            } else {
                names = Math.max(names, name);
                values = Math.max(values, width(row.value, font));
            }
        }
        double width = names + 16 + values + 2 * PADDING;
        double height = rows.size() * ROW + 2 * PADDING - 4;
        double left = x + GAP + width <= area.right() + 8 ? x + GAP : x - GAP - width;
        left = Math.max(area.left() + 2, left);
        double top = area.top() + 4;
        g.setFill(Palette.fade(palette.surface(), 0.95));
        g.fillRoundRect(left, top, width, height, 8, 8);
        g.setStroke(palette.border());
        g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 8, 8);
        g.setFont(font);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = top + PADDING + i * ROW + ROW / 2 - 2;
            double indent = 0;
            if (row.color.getOpacity() > 0) {
                g.setFill(row.color);
                g.fillOval(left + PADDING, y - 3.5, 7, 7);
                indent = 14;
            }
            g.setFill(row.value.isEmpty() ? palette.muted() : palette.text());
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(row.name, left + PADDING + indent, y);
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(palette.text());
            g.fillText(row.value, left + width - PADDING, y);
        }
    }

    void choice(GraphicsContext g, PlotArea area, Palette palette, double fromX, double fromY, double toX, double toY) {
        double left = Math.clamp(Math.min(fromX, toX), area.left(), area.right());
        double right = Math.clamp(Math.max(fromX, toX), area.left(), area.right());
        double top = Math.clamp(Math.min(fromY, toY), area.top(), area.bottom());
        double bottom = Math.clamp(Math.max(fromY, toY), area.top(), area.bottom());
        g.setFill(Palette.fade(palette.accent(), 0.14));
        g.fillRect(left, top, right - left, bottom - top);
        g.setStroke(palette.accent());
        g.setLineWidth(1);
        g.strokeRect(left + 0.5, top + 0.5, right - left, bottom - top);
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
