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

/**
 * The values at the mouse: a box beside it with a value a line. In a plot that this box would fill from top to bottom, it is a line, at the
 * end where the curves are not.
 */
final class ReadOffBox {

    private static final double ROW = 18;
    private static final double PADDING = 8;
    private static final double GAP = 12;
    private static final double DOT = 7;
    private static final double INDENT = 14;
    private static final double BETWEEN = 16;

    /** Of the plot's height that the box may take. */
    private static final double MOST = 0.6;

    private static final Font FONT = Fonts.text(Fonts.SMALL);

    private final GraphicsContext g;
    private final PlotArea area;
    private final Palette palette;

    /** @param color of the dot; transparent for none */
    record Row(Color color, String name, String value) {

        double indent() {
            return color.getOpacity() > 0 ? INDENT : 0;
        }

        String text() {
            return value.isEmpty() ? name : name + " " + value;
        }
    }

    ReadOffBox(GraphicsContext g, PlotArea area, Palette palette) {
        this.g = g;
        this.area = area;
        this.palette = palette;
    }

    /**
     * @param x      where the values are read off
     * @param curvesAbove whether the curves lie in the upper half there
     */
    void draw(List<Row> rows, double x, boolean curvesAbove) {
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        if (rows.size() * ROW + 2 * PADDING - 4 <= MOST * area.height()) {
            column(rows, x);
        } else {
            lines(rows, x, curvesAbove);
        }
    }

    private void column(List<Row> rows, double x) {
        double names = 0;
        double values = 0;
        for (Row row : rows) {
            double name = width(row.name) + row.indent();
            if (row.value.isEmpty()) {
                names = Math.max(names, name - values - BETWEEN);
            } else {
                names = Math.max(names, name);
                values = Math.max(values, width(row.value));
            }
        }
        double width = names + BETWEEN + values + 2 * PADDING;
        double left = left(x, width);
        double top = area.top() + 4;
        frame(left, top, width, rows.size() * ROW + 2 * PADDING - 4);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = top + PADDING + i * ROW + ROW / 2 - 2;
            double at = dot(row, left + PADDING, y);
            text(row.name, at, y, TextAlignment.LEFT, row.value.isEmpty() ? palette.muted() : palette.text());
            text(row.value, left + width - PADDING, y, TextAlignment.RIGHT, palette.text());
        }
    }

    /**
     * Where names don't fit, the dots' colours stand for them; where the values don't fit either, they move together, and the axis alone tells
     * the place; then they take more lines.
     */
    private void lines(List<Row> rows, double x, boolean curvesAbove) {
        double room = area.width() - 4;
        boolean named = length(rows, true, BETWEEN) <= room;
        boolean close = !named && length(rows, false, BETWEEN) > room;
        double between = close ? BETWEEN / 2 : BETWEEN;
        List<List<Row>> lines = wrapped(close ? values(rows) : rows, named, between, room);
        double width = lines.stream()
                .mapToDouble(line -> length(line, named, between))
                .max()
                .orElse(0);
        double height = lines.size() * ROW + 4;
        double left = left(x, width);
        double top = curvesAbove ? area.bottom() - height - 2 : area.top() + 2;
        frame(left, top, width, height);
        double y = top + ROW / 2 + 1;
        for (List<Row> line : lines) {
            double at = left + PADDING;
            for (Row row : line) {
                at = dot(row, at, y);
                String words = words(row, named);
                text(words, at, y, TextAlignment.LEFT, row.value.isEmpty() ? palette.muted() : palette.text());
                at += width(words) + between;
            }
            y += ROW;
        }
    }

    private static List<Row> values(List<Row> rows) {
        List<Row> values = rows.stream().filter(row -> !row.value.isEmpty()).toList();
        return values.isEmpty() ? rows : values;
    }

    private static List<List<Row>> wrapped(List<Row> rows, boolean named, double between, double room) {
        List<List<Row>> lines = new ArrayList<>();
        List<Row> line = new ArrayList<>();
        for (Row row : rows) {
            line.add(row);
            if (line.size() > 1 && length(line, named, between) > room) {
                line.removeLast();
                lines.add(line);
                line = new ArrayList<>(List.of(row));
            }
        }
        lines.add(line);
        return lines;
    }

    private static double length(List<Row> rows, boolean named, double between) {
        return 2 * PADDING
                - between
                + rows.stream()
                        .mapToDouble(row -> row.indent() + width(words(row, named)) + between)
                        .sum();
    }

    private static String words(Row row, boolean named) {
        return named || row.value.isEmpty() ? row.text() : row.value;
    }

    /** Beside the mouse, on the side where there is room, and inside of the plot. */
    private double left(double x, double width) {
        double left = x + GAP + width <= area.right() + 8 ? x + GAP : x - GAP - width;
        return Math.max(area.left() + 2, Math.min(left, area.right() + 8 - width));
    }

    private void frame(double left, double top, double width, double height) {
        g.setFill(Palette.fade(palette.surface(), 0.95));
        g.fillRoundRect(left, top, width, height, 8, 8);
        g.setStroke(palette.border());
        g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 8, 8);
    }

    /** Answers with where the text begins. */
    private double dot(Row row, double x, double y) {
        if (row.indent() > 0) {
            g.setFill(row.color);
            g.fillOval(x, y - DOT / 2, DOT, DOT);
        }
        return x + row.indent();
    }

    private void text(String words, double x, double y, TextAlignment alignment, Color color) {
        g.setFill(color);
        g.setTextAlign(alignment);
        g.fillText(words, x, y);
    }

    private static double width(String text) {
        Text measured = new Text(text);
        measured.setFont(FONT);
        return measured.getLayoutBounds().getWidth();
    }
}
