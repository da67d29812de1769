package org.cnnworkbench.ui.editor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.editor.graph.GapSpot;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.cnnworkbench.ui.editor.graph.GraphLayout.Block;
import org.cnnworkbench.ui.editor.graph.Route;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Edited;
import org.jspecify.annotations.Nullable;

/**
 * Shows the drawing. It is painted on one canvas, which stays quick with hundreds of layers; over every block that is seen lies an empty
 * region that names it, for screen readers and tests. While nobody has zoomed or moved it, the whole network is kept in view.
 */
final class DesignCanvas extends Region {

    private static final double NEAR_EDGE = 6;

    private final DesignModel model;
    private final Canvas canvas = new Canvas();
    private final BlockNames names = new BlockNames();
    private final CanvasPainter painter;
    private GraphLayout layout;
    private List<GapSpot> spots;
    private Viewport viewport = new Viewport(1, 0, 0);
    private boolean fitted = true;
    private double foldWidth;
    private double foldHeight;
    private int hovered = NOTHING;
    private Collection<Integer> sought = List.of();
    private CanvasHint hint = new CanvasHint.None();
    private Runnable onViewChange = () -> {};

    static final int NOTHING = -2;

    DesignCanvas(DesignModel model, Theme theme) {
        this.model = model;
        this.painter = new CanvasPainter(canvas, theme);
        this.layout = GraphLayout.of(model.drawing().graph(), 0, 0);
        this.spots = GapSpot.of(model.drawing(), layout);
        setId("design-canvas");
        getStyleClass().add("design-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleRoleDescription("drawing of the network");
        canvas.setManaged(false);
        getChildren().addAll(canvas, names);
        setMinSize(120, 120);
        model.drawingProperty().addListener((observed, before, now) -> arrange());
        model.selectionProperty().addListener((observed, before, now) -> selectionChanged(now));
        model.lastEditProperty().addListener((observed, before, now) -> edited(now));
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
        names.name(model.drawing(), layout);
        names.place(layout, viewport);
        repaint();
        onViewChange.run();
        if (!sought.isEmpty()) {
            seek(sought);
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
        names.place(layout, viewport);
        repaint();
        onViewChange.run();
    }

    /** A piece of several layers that was put in near the edge is brought into view. */
    private void edited(@Nullable Edited edit) {
        if (edit != null) {
            seek(edit.selection());
        }
    }

    private void selectionChanged(Set<Integer> selected) {
        if (selected.size() == 1) {
            seek(selected);
        }
        repaint();
    }

    /** Brings blocks into view; if they aren't drawn yet, as the shapes of large networks are followed in the background, once they are. */
    private void seek(Collection<Integer> layers) {
        boolean drawn = model.drawing().spec().equals(model.spec());
        sought = drawn ? List.of() : layers;
        if (drawn && !fitted) {
            reveal(layers);
        }
    }

    /** Moves the view, no further than needed, so that a block is seen. */
    void reveal(int layer) {
        reveal(Set.of(layer));
    }

    /** Moves the view so that blocks are seen: all, or the upper left ones of what is larger than the view. */
    void reveal(Collection<Integer> layers) {
        List<Block> blocks = layout.blocks().stream()
                .filter(block -> layers.contains(block.layer()))
                .toList();
        if (blocks.isEmpty()) {
            return;
        }
        double left = blocks.stream().mapToDouble(Block::x).min().orElseThrow();
        double right = blocks.stream().mapToDouble(Block::x).max().orElseThrow() + GraphLayout.BLOCK_WIDTH;
        double top = blocks.stream().mapToDouble(Block::y).min().orElseThrow();
        double bottom = blocks.stream().mapToDouble(Block::bottom).max().orElseThrow();
        double dx = outside(viewport.screenX(left), viewport.screenX(right), canvas.getWidth());
        double dy = outside(viewport.screenY(top), viewport.screenY(bottom), canvas.getHeight());
        if (dx != 0 || dy != 0) {
            pan(dx, dy);
        }
    }

    private static double outside(double from, double to, double length) {
        double margin = 24;
        if (from < margin || to - from > length - 2 * margin) {
            return margin - from;
        }
        return Math.min(0, length - margin - to);
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
        double reach = Math.max(CanvasPainter.HANDLE + 3, 8 / viewport.zoom());
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

    void show(CanvasHint other) {
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

    private void repaint() {
        DesignModel.Edge edge = model.edgeProperty().get();
        painter.paint(
                new CanvasPainter.View(model.drawing(), layout, viewport, model.selection(), edge, hovered, hint));
    }
}
