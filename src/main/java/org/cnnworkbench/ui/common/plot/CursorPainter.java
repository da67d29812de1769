package org.cnnworkbench.ui.common.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.cnnworkbench.ui.common.Palette;

/** Draws what follows the mouse: the line at which values are read off, the values in a box, the rectangle that is being chosen. */
final class CursorPainter {

    private static final int MOST_ROWS = 12;

    private final PlotModel model;
    private final MarkPainter marks;

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
        List<ReadOffBox.Row> rows = new ArrayList<>();
        rows.add(new ReadOffBox.Row(Color.TRANSPARENT, at(place), ""));
        double heights = 0;
        for (PlotModel.Reading reading : readings) {
            Color color = Inks.color(palette, reading.series().ink());
            double y = area.y(reading.value());
            heights += Math.clamp(y, area.top(), area.bottom()) / readings.size();
            boolean inSight = area.view().contains(reading.x()) && y >= area.top() - 1 && y <= area.bottom() + 1;
            if (inSight) {
                g.setFill(palette.surface());
                g.fillOval(area.x(reading.x()) - 5, y - 5, 10, 10);
                g.setFill(color);
                g.fillOval(area.x(reading.x()) - 3.5, y - 3.5, 7, 7);
            }
            if (rows.size() <= MOST_ROWS) {
                rows.add(new ReadOffBox.Row(
                        color, reading.series().name(), model.options().values().exact(reading.value())));
            }
        }
        marks.near(area, x).ifPresent(mark -> rows.add(new ReadOffBox.Row(Color.TRANSPARENT, mark.text(), "")));
        new ReadOffBox(g, area, palette).draw(rows, x, heights < area.top() + area.height() / 2);
    }

    private String at(double place) {
        return switch (model.settings().unit()) {
            case EPOCH -> "Epoch " + ValueFormat.decimals(place, 0.01);
            case STEP -> "Step " + ValueFormat.decimals(place, 1);
            case TIME -> "After " + Ticks.clock(place);
        };
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
}
