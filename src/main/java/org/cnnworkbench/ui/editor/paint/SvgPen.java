package org.cnnworkbench.ui.editor.paint;

import java.util.Locale;
import java.util.StringJoiner;
import javafx.scene.paint.Color;
import org.cnnworkbench.ui.common.Palette;
import org.jspecify.annotations.Nullable;

/** Writes the strokes as an SVG drawing. */
public final class SvgPen implements Pen {

    private static final double BASELINE = 0.35;

    private final StringBuilder body = new StringBuilder();
    private final TextWidths widths = new TextWidths();

    /** The whole drawing on a background, with a margin around what was drawn. */
    public String document(double width, double height, double margin, Color background) {
        String size = n(width + 2 * margin) + " " + n(height + 2 * margin);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + n(width + 2 * margin) + "\" height=\""
                + n(height + 2 * margin) + "\" viewBox=\"" + n(-margin) + " " + n(-margin) + " " + size
                + "\" font-family=\"Inter, Helvetica, Arial, sans-serif\">\n<rect x=\"" + n(-margin) + "\" y=\""
                + n(-margin)
                + "\" width=\"" + n(width + 2 * margin) + "\" height=\"" + n(height + 2 * margin) + "\""
                + painted(background, null, 0) + "/>\n" + body + "</svg>\n";
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
        body.append("<rect x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(width) + "\" height=\"" + n(height)
                + "\" rx=\"" + n(radius) + "\"" + painted(fill, line, lineWidth) + "/>\n");
    }

    @Override
    public void path(String path, Color line, double lineWidth, boolean dashed) {
        body.append("<path d=\"" + path.trim() + "\"" + painted(null, line, lineWidth)
                + (dashed ? " stroke-dasharray=\"5\"" : "") + "/>\n");
    }

    @Override
    public void polygon(double[] xs, double[] ys, Color fill) {
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < xs.length; i++) {
            points.add(n(xs[i]) + "," + n(ys[i]));
        }
        body.append("<polygon points=\"" + points + "\"" + painted(fill, null, 0) + "/>\n");
    }

    @Override
    public void disc(double x, double y, double radius, @Nullable Color fill, @Nullable Color line, double lineWidth) {
        body.append("<circle cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"" + n(radius) + "\""
                + painted(fill, line, lineWidth) + "/>\n");
    }

    @Override
    public void text(
            String text, double x, double y, double size, boolean strong, Color color, Align align, double width) {
        String anchor = switch (align) {
            case LEFT -> "start";
            case CENTER -> "middle";
            case RIGHT -> "end";
        };
        body.append("<text x=\"" + n(x) + "\" y=\"" + n(y + size * BASELINE) + "\" font-size=\"" + n(size)
                + "\" text-anchor=\"" + anchor + "\"" + (strong ? " font-weight=\"600\"" : "")
                + painted(color, null, 0) + ">" + escaped(widths.fit(text, size, strong, width)) + "</text>\n");
    }

    private static String painted(@Nullable Color fill, @Nullable Color line, double lineWidth) {
        return " fill=\"" + (fill == null ? "none" : Palette.css(fill)) + "\""
                + (line == null ? "" : " stroke=\"" + Palette.css(line) + "\" stroke-width=\"" + n(lineWidth) + "\"");
    }

    private static String n(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\p{Cntrl}", "?");
    }
}
