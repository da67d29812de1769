package org.cnnworkbench.ui.editor;

import java.util.Locale;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.GapSpot;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.cnnworkbench.ui.editor.graph.GraphLayout.Block;
import org.cnnworkbench.ui.editor.graph.Route;
import org.cnnworkbench.ui.editor.paint.CanvasPen;
import org.cnnworkbench.ui.editor.paint.DrawingPainter;
import org.cnnworkbench.ui.editor.paint.Pen;
import org.jspecify.annotations.Nullable;

/** Paints the canvas of the design: a grid, the network, and what a gesture shows over it. */
final class CanvasPainter {

    /** Half the width of the handle at a block's lower edge, in the drawing's pixels. */
    static final double HANDLE = 6;

    private static final double LINE = 1.5;

    private final Canvas canvas;
    private final Theme theme;
    private final GraphicsContext gc;
    private final CanvasPen pen;

    /**
     * What is seen.
     *
     * @param edge    that is chosen, if any
     * @param hovered block under the mouse, {@link DesignCanvas#NOTHING} for none
     */
    record View(
            Drawing drawing,
            GraphLayout layout,
            Viewport viewport,
            Set<Integer> selection,
            DesignModel.@Nullable Edge edge,
            int hovered,
            CanvasHint hint)
            implements DrawingPainter.Look {

        @Override
        public boolean selected(int layer) {
            return selection.contains(layer);
        }

        @Override
        public boolean hovered(int layer) {
            return layer == hovered;
        }

        @Override
        public boolean marked(Route route) {
            return edge != null && edge.from() == route.from() && edge.to() == route.to();
        }
    }

    CanvasPainter(Canvas canvas, Theme theme) {
        this.canvas = canvas;
        this.theme = theme;
        this.gc = canvas.getGraphicsContext2D();
        this.pen = new CanvasPen(gc);
    }

    void paint(View view) {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        Palette palette = theme.now();
        Viewport viewport = view.viewport();
        gc.setTransform(1, 0, 0, 1, 0, 0);
        gc.clearRect(0, 0, width, height);
        grid(viewport, palette, width, height);
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setTransform(viewport.zoom(), 0, 0, viewport.zoom(), viewport.x(), viewport.y());
        new DrawingPainter(pen, palette, view, viewport.zoom())
                .draw(
                        view.drawing(),
                        view.layout(),
                        viewport.drawingX(0),
                        viewport.drawingY(0),
                        viewport.drawingX(width),
                        viewport.drawingY(height));
        handles(view, palette);
        overlay(view, palette);
        gc.setTransform(1, 0, 0, 1, 0, 0);
    }

    /** Dots that move with the drawing. */
    private void grid(Viewport viewport, Palette palette, double width, double height) {
        double step = 24 * viewport.zoom();
        while (step < 16) {
            step *= 2;
        }
        gc.setFill(Palette.fade(palette.faint(), palette.dark() ? 0.35 : 0.4));
        double firstX = ((viewport.x() % step) + step) % step;
        double firstY = ((viewport.y() % step) + step) % step;
        for (double y = firstY; y < height; y += step) {
            for (double x = firstX; x < width; x += step) {
                gc.fillRect(Math.rint(x), Math.rint(y), 1, 1);
            }
        }
    }

    private void handles(View view, Palette palette) {
        for (Block block : view.layout().blocks()) {
            boolean wanted = block.layer() == view.hovered() || view.selection().contains(block.layer());
            if (wanted
                    && view.hint() instanceof CanvasHint.None
                    && view.viewport().zoom() > 0.3) {
                pen.disc(block.centerX(), block.bottom(), HANDLE, palette.surface(), palette.accent(), 2);
            }
        }
    }

    private void overlay(View view, Palette palette) {
        switch (view.hint()) {
            case CanvasHint.None none -> {}
            case CanvasHint.Band band -> {
                double x = Math.min(band.x(), band.toX());
                double y = Math.min(band.y(), band.toY());
                pen.box(
                        x,
                        y,
                        Math.abs(band.toX() - band.x()),
                        Math.abs(band.toY() - band.y()),
                        2,
                        Palette.fade(palette.accent(), 0.12),
                        palette.accent(),
                        1 / view.viewport().zoom());
            }
            case CanvasHint.Connecting connecting -> connecting(connecting, view.layout(), palette);
            case CanvasHint.Drop drop -> {
                drop.spots().forEach(spot -> gap(spot, palette, false));
                if (drop.lit() != null) {
                    gap(drop.lit(), palette, true);
                }
            }
        }
    }

    private void gap(GapSpot spot, Palette palette, boolean lit) {
        Color color = lit ? palette.accent() : Palette.fade(palette.accent(), 0.45);
        if (lit) {
            double w = GraphLayout.BLOCK_WIDTH;
            pen.box(spot.x() - w / 2, spot.y() - 7, w, 14, 7, palette.accent(), palette.background(), 2);
            pen.text("+", spot.x(), spot.y() - 0.5, 14, true, palette.onAccent(), Pen.Align.CENTER, 20);
        } else {
            pen.disc(spot.x(), spot.y(), 5, palette.background(), color, LINE);
        }
    }

    private void connecting(CanvasHint.Connecting connecting, GraphLayout layout, Palette palette) {
        Block from = layout.block(connecting.from());
        double x = connecting.x();
        double y = connecting.y();
        if (connecting.target() >= 0) {
            Block target = layout.block(connecting.target());
            pen.box(
                    target.x() - 4,
                    target.y() - 4,
                    GraphLayout.BLOCK_WIDTH + 8,
                    GraphLayout.BLOCK_HEIGHT + 8,
                    12,
                    Palette.fade(palette.accent(), 0.15),
                    palette.accent(),
                    2);
        }
        double bend = Math.max(24, Math.abs(y - from.bottom()) / 2);
        pen.path(
                String.format(
                        Locale.ROOT,
                        "M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f",
                        from.centerX(),
                        from.bottom(),
                        from.centerX(),
                        from.bottom() + bend,
                        x,
                        y - bend,
                        x,
                        y),
                palette.accent(),
                2,
                true);
        pen.disc(from.centerX(), from.bottom(), HANDLE, palette.accent(), null, 0);
        pen.disc(x, y, 5, palette.accent(), null, 0);
    }
}
