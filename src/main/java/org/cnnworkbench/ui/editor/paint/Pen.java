package org.cnnworkbench.ui.editor.paint;

import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** The few strokes of which a network is drawn, in pixels at zoom 1. */
public interface Pen {

    /** Where a text stands about its x. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** A rectangle with round corners of a radius. */
    void box(
            double x,
            double y,
            double width,
            double height,
            double radius,
            @Nullable Color fill,
            @Nullable Color line,
            double lineWidth);

    /** @param path as in SVG */
    void path(String path, Color line, double lineWidth, boolean dashed);

    void polygon(double[] xs, double[] ys, Color fill);

    void disc(double x, double y, double radius, @Nullable Color fill, @Nullable Color line, double lineWidth);

    /**
     * A text on one line.
     *
     * @param y     of its middle
     * @param width that it may have; a longer one is cut and ends in …
     */
    void text(String text, double x, double y, double size, boolean strong, Color color, Align align, double width);
}
