package org.cnnworkbench.ui.editor.paint;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws on a canvas, under whatever transform it has. */
public final class CanvasPen implements Pen {

    private static final double DASH = 5;

    private final GraphicsContext canvas;
    private final TextWidths widths = new TextWidths();
    private final Map<Double, Font> plain = new HashMap<>();
    private final Map<Double, Font> strong = new HashMap<>();

    public CanvasPen(GraphicsContext canvas) {
        this.canvas = canvas;
        canvas.setTextBaseline(VPos.CENTER);
    }

    @Override
    public void box(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Color fill,
            @Nullable Color line,
            double lineWidth) {
        if (fill != null) {
            canvas.setFill(fill);
            canvas.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
        }
        if (line != null) {
            canvas.setStroke(line);
            canvas.setLineWidth(lineWidth);
            canvas.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
        }
    }

    @Override
    public void path(String path, Color line, double lineWidth, boolean dashed) {
        canvas.setStroke(line);
        canvas.setLineWidth(lineWidth);
        if (dashed) {
            canvas.setLineDashes(DASH);
        }
        canvas.beginPath();
        canvas.appendSVGPath(path);
        canvas.stroke();
        if (dashed) {
            canvas.setLineDashes();
        }
    }

    @Override
    public void polygon(double[] xs, double[] ys, Color fill) {
        canvas.setFill(fill);
        canvas.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void disc(double x, double y, double radius, @Nullable Color fill, @Nullable Color line, double lineWidth) {
        box(x - radius, y - radius, 2 * radius, 2 * radius, radius, fill, line, lineWidth);
    }

    @Override
    public void text(
            String text, double x, double y, double size, boolean isStrong, Color color, Align align, double width) {
        canvas.setFont((isStrong ? strong : plain).computeIfAbsent(size, key -> TextWidths.font(key, isStrong)));
        canvas.setFill(color);
        canvas.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        canvas.fillText(widths.fit(text, size, isStrong, width), x, y);
    }
}
