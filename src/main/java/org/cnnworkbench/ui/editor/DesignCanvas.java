package org.cnnworkbench.ui.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.GapSpot;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.cnnworkbench.ui.editor.graph.GraphLayout.Block;
import org.cnnworkbench.ui.editor.graph.LayerText;
import org.cnnworkbench.ui.editor.graph.Route;
import org.cnnworkbench.ui.editor.paint.CanvasPen;
import org.cnnworkbench.ui.editor.paint.DrawingPainter;
import org.cnnworkbench.ui.editor.paint.Pen;
import org.jspecify.annotations.Nullable;

/**
 * Shows the drawing. It is painted on one canvas, which stays quick with hundreds of layers; over every block that is seen lies an empty
 * region that names it, for screen readers and tests. While nobody has zoomed or moved it, the whole network is kept in view.
 */
final class DesignCanvas extends Region {

    private static final double LINE = 1.5;
    private static final double HANDLE = 6;
    private static final double NEAR_EDGE = 6;

    /** What a gesture shows over the drawing, in the drawing's pixels. */
    sealed interface Hint {
        /** Gaps in which something can be dropped, and the one in which it would be. */
        record Drop(List<GapSpot> spots, @Nullable GapSpot lit) implements Hint {}

        /** A connection that is being drawn to a point. */
        record Connecting(int from, double x, double y, int target) implements Hint {}

        /** A rectangle that selects. */
        record Band(double x, double y, double toX, double toY) implements Hint {}

        /** Nothing. */
        record None() implements Hint {}
    }

    private final DesignModel model;
    private final Theme theme;
    private final Canvas canvas = new Canvas();
    private final Pane names = new Pane();
    private final CanvasPen pen = new CanvasPen(canvas.getGraphicsContext2D());
    private GraphLayout layout;
    private List<GapSpot> spots;
    private Viewport viewport = new Viewport(1, 0, 0);
    private boolean fitted = true;
    private double foldWidth;
    private double foldHeight;
    private int hovered = NOTHING;
    private Hint hint = new Hint.None();
    private Runnable onViewChange = () -> {};

    static final int NOTHING = -2;

    DesignCanvas(DesignModel model, Theme theme) {
        this.model = model;
        this.theme = theme;
        this.layout = GraphLayout.of(model.drawing().graph(), 0, 0);
        this.spots = GapSpot.of(model.drawing(), layout);
        setId("design-canvas");
        getStyleClass().add("design-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription("drawing of the network");
        names.setMouseTransparent(true);
        names.setManaged(false);
        canvas.setManaged(false);
        getChildren().addAll(canvas, names);
        setMinSize(120, 120);
        model.drawingProperty().addListener((observed, before, now) -> arrange());
        model.selectionProperty().addListener((observed, before, now) -> selectionChanged(now));
        model.edgeProperty().addListener((observed, before, now) -> repaint());
        focusedProperty().addListener((observed, before, now) -> repaint());
        theme.palette().addListener((observed, before, now) -> repaint());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            arrange();
        }
    }

    private void arrange() {
        if (canvas.getWidth() <= 0 || canvas.getHeight() <= 0) {
            return;
        }
        if (fitted) {
            foldWidth = Viewport.room(canvas.getWidth());
            foldHeight = Viewport.room(canvas.getHeight());
        }
        layout = GraphLayout.of(model.drawing().graph(), foldWidth, foldHeight);
        spots = GapSpot.of(model.drawing(), layout);
        if (fitted) {
            viewport = Viewport.fit(layout.width(), layout.height(), canvas.getWidth(), canvas.getHeight());
        }
        nameBlocks();
        repaint();
        onViewChange.run();
    }

    private void nameBlocks() {
        Drawing drawing = model.drawing();
        while (names.getChildren().size() > layout.blocks().size()) {
            names.getChildren().removeLast();
        }
        while (names.getChildren().size() < layout.blocks().size()) {
            Region region = new Region();
            int layer = names.getChildren().size() - 1;
            region.setId(layer < 0 ? "block-input" : "block-" + layer);
            region.setManaged(false);
            region.setAccessibleRole(AccessibleRole.TEXT);
            names.getChildren().add(region);
        }
        for (Block block : layout.blocks()) {
            names.getChildren().get(block.layer() + 1).setAccessibleText(described(drawing, block.layer()));
        }
        placeNames();
    }

    private static String described(Drawing drawing, int layer) {
        TensorShape shape = drawing.output(layer);
        return (layer < 0
                        ? "Images"
                        : LayerText.title(drawing.layer(layer)) + ", " + LayerText.facts(drawing.layer(layer)))
                + (shape == null ? "" : ", output " + shape);
    }

    private void placeNames() {
        for (Block block : layout.blocks()) {
            names.getChildren()
                    .get(block.layer() + 1)
                    .resizeRelocate(
                            viewport.screenX(block.x()),
                            viewport.screenY(block.y()),
                            GraphLayout.BLOCK_WIDTH * viewport.zoom(),
                            GraphLayout.BLOCK_HEIGHT * viewport.zoom());
        }
    }

    // ---- view ----

    Viewport viewport() {
        return viewport;
    }

    GraphLayout drawn() {
        return layout;
    }

    List<GapSpot> spots() {
        return spots;
    }

    /** Called when zoom or layout changed. */
    void onViewChange(Runnable action) {
        onViewChange = action;
    }

    /** Shows the whole network, and keeps it in view from now on. */
    void fit() {
        fitted = true;
        arrange();
    }

    void zoom(double factor) {
        zoom(factor, canvas.getWidth() / 2, canvas.getHeight() / 2);
    }

    void zoom(double factor, double x, double y) {
        look(viewport.zoomed(factor, x, y));
    }

    void pan(double dx, double dy) {
        look(viewport.moved(dx, dy));
    }

    private void look(Viewport other) {
        fitted = false;
        viewport = other.within(layout.width(), layout.height(), canvas.getWidth(), canvas.getHeight());
        placeNames();
        repaint();
        onViewChange.run();
    }

    private void selectionChanged(Set<Integer> selected) {
        if (!fitted && selected.size() == 1) {
            reveal(selected.iterator().next());
        }
        repaint();
    }

    /** Moves the view so that a block is seen. */
    void reveal(int layer) {
        if (layer < -1 || layer + 1 >= layout.blocks().size()) {
            return;
        }
        Block block = layout.block(layer);
        double dx = outside(
                viewport.screenX(block.x()), viewport.screenX(block.x() + GraphLayout.BLOCK_WIDTH), canvas.getWidth());
        double dy = outside(viewport.screenY(block.y()), viewport.screenY(block.bottom()), canvas.getHeight());
        if (dx != 0 || dy != 0) {
            pan(dx, dy);
        }
    }

    private static double outside(double from, double to, double length) {
        double margin = 24;
        return from < margin ? margin - from : to > length - margin ? length - margin - to : 0;
    }

    // ---- what lies where, in the canvas's own pixels ----

    /** The block at a place; {@link #NOTHING} where there is none. */
    int blockAt(double x, double y) {
        double dx = viewport.drawingX(x);
        double dy = viewport.drawingY(y);
        return layout.blocks().stream()
                .filter(block -> block.contains(dx, dy))
                .findFirst()
                .map(Block::layer)
                .orElse(NOTHING);
    }

    /** The block whose handle, at its lower edge, is at a place; {@link #NOTHING} where there is none. */
    int handleAt(double x, double y) {
        double reach = Math.max(HANDLE + 3, 8 / viewport.zoom());
        double dx = viewport.drawingX(x);
        double dy = viewport.drawingY(y);
        return layout.blocks().stream()
                .filter(block -> Math.hypot(block.centerX() - dx, block.bottom() - dy) <= reach)
                .findFirst()
                .map(Block::layer)
                .orElse(NOTHING);
    }

    Optional<Route> routeAt(double x, double y) {
        double dx = viewport.drawingX(x);
        double dy = viewport.drawingY(y);
        return layout.routes().stream()
                .filter(route -> route.distance(dx, dy) * viewport.zoom() <= NEAR_EDGE)
                .findFirst();
    }

    /** The gap nearest to a place. */
    Optional<GapSpot> gapAt(double x, double y, List<GapSpot> among) {
        return GapSpot.nearest(among, viewport.drawingX(x), viewport.drawingY(y));
    }

    void hover(int layer) {
        if (layer != hovered) {
            hovered = layer;
            repaint();
        }
    }

    void show(Hint other) {
        hint = other;
        repaint();
    }

    /** Whether a place lies within the canvas. */
    boolean isInside(double x, double y) {
        return x >= 0 && y >= 0 && x < getWidth() && y < getHeight();
    }

    boolean isEmpty() {
        return model.drawing().size() == 0;
    }

    // ---- painting ----

    private void repaint() {
        GraphicsContext gc = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        Palette palette = theme.now();
        gc.setTransform(1, 0, 0, 1, 0, 0);
        gc.clearRect(0, 0, width, height);
        grid(gc, palette, width, height);
        gc.setLineCap(StrokeLineCap.ROUND);
        gc.setTransform(viewport.zoom(), 0, 0, viewport.zoom(), viewport.x(), viewport.y());
        DrawingPainter painter = new DrawingPainter(pen, palette, new Marks(), viewport.zoom());
        painter.draw(
                model.drawing(),
                layout,
                viewport.drawingX(0),
                viewport.drawingY(0),
                viewport.drawingX(width),
                viewport.drawingY(height));
        handles(palette);
        overlay(palette);
        gc.setTransform(1, 0, 0, 1, 0, 0);
    }

    /** Dots that move with the drawing. */
    private void grid(GraphicsContext gc, Palette palette, double width, double height) {
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

    private void handles(Palette palette) {
        for (Block block : layout.blocks()) {
            boolean wanted = block.layer() == hovered || model.selection().contains(block.layer());
            if (wanted && hint instanceof Hint.None && viewport.zoom() > 0.3) {
                pen.disc(block.centerX(), block.bottom(), HANDLE, palette.surface(), palette.accent(), 2);
            }
        }
    }

    private void overlay(Palette palette) {
        switch (hint) {
            case Hint.None none -> {}
            case Hint.Band band -> {
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
                        1 / viewport.zoom());
            }
            case Hint.Connecting connecting -> connecting(connecting, palette);
            case Hint.Drop drop -> {
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

    private void connecting(Hint.Connecting connecting, Palette palette) {
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

    private final class Marks implements DrawingPainter.Look {
        @Override
        public boolean selected(int layer) {
            return model.selection().contains(layer);
        }

        @Override
        public boolean hovered(int layer) {
            return layer == hovered;
        }

        @Override
        public boolean marked(Route route) {
            DesignModel.Edge edge = model.edgeProperty().get();
            return edge != null && edge.from() == route.from() && edge.to() == route.to();
        }
    }
}
