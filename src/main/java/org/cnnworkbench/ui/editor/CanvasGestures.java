package org.cnnworkbench.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.cnnworkbench.ui.editor.graph.Gap;
import org.cnnworkbench.ui.editor.graph.GapSpot;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.jspecify.annotations.Nullable;

/** The mouse on the canvas: selecting, moving, connecting, looking around. Plain mouse events; a gesture lasts from press to release. */
final class CanvasGestures {

    /** So far the mouse moves before a press becomes a drag. */
    private static final double DRAG = 5;

    private static final double NOTCH = 1.15;

    private enum Gesture {
        NONE,
        PRESSED_BLOCK,
        MOVING,
        CONNECTING,
        BAND,
        PANNING
    }

    private final DesignModel model;
    private final ProblemTip problems;
    private final DesignCanvas canvas;
    private final Consumer<Gap> quickAdd;
    private final BiConsumer<Integer, MouseEvent> connected;
    private int connectingTo = DesignCanvas.NOTHING;
    private Gesture gesture = Gesture.NONE;
    private boolean spaceHeld;
    private int block = DesignCanvas.NOTHING;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private @Nullable Gap target;

    /**
     * @param quickAdd  opens the search for a layer to put into a gap
     * @param connected asks how the block that a connection was drawn from, and the one it ends at, are to be connected
     */
    CanvasGestures(
            DesignModel model, DesignCanvas canvas, Consumer<Gap> quickAdd, BiConsumer<Integer, MouseEvent> connected) {
        this.model = model;
        this.canvas = canvas;
        this.problems = new ProblemTip(canvas);
        this.quickAdd = quickAdd;
        this.connected = connected;
        canvas.setOnMousePressed(this::pressed);
        canvas.setOnMouseDragged(this::dragged);
        canvas.setOnMouseReleased(this::released);
        canvas.setOnMouseMoved(this::moved);
        canvas.setOnMouseExited(event -> {
            canvas.hover(DesignCanvas.NOTHING);
            problems.over(model.drawing(), DesignCanvas.NOTHING);
        });
        canvas.setOnMouseClicked(this::clicked);
        canvas.setOnScroll(this::scrolled);
        canvas.setOnZoom(event -> canvas.zoom(event.getZoomFactor(), event.getX(), event.getY()));
        canvas.setOnKeyPressed(event -> spaceHeld |= event.getCode() == KeyCode.SPACE && !event.isControlDown());
        canvas.setOnKeyReleased(event -> spaceHeld &= event.getCode() != KeyCode.SPACE);
        canvas.focusedProperty().addListener((observed, before, now) -> spaceHeld = false);
    }

    /** The block at which the last connection ended. */
    int connectingTo() {
        return connectingTo;
    }

    /** Ends a gesture without its effect; false where there was none. */
    boolean cancel() {
        boolean was = gesture != Gesture.NONE;
        end();
        return was;
    }

    private void end() {
        gesture = Gesture.NONE;
        target = null;
        canvas.setCursor(Cursor.DEFAULT);
        canvas.show(new CanvasHint.None());
    }

    private void pressed(MouseEvent event) {
        canvas.requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        boolean pans =
                event.getButton() == MouseButton.MIDDLE || (event.getButton() == MouseButton.PRIMARY && spaceHeld);
        if (pans) {
            gesture = Gesture.PANNING;
            canvas.setCursor(Cursor.CLOSED_HAND);
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pressedPrimary(event);
        }
        event.consume();
    }

    private void pressedPrimary(MouseEvent event) {
        int handle = canvas.handleAt(pressX, pressY);
        block = canvas.blockAt(pressX, pressY);
        if (handle != DesignCanvas.NOTHING) {
            block = handle;
            gesture = Gesture.CONNECTING;
            canvas.show(new CanvasHint.Connecting(handle, drawingX(event), drawingY(event), DesignCanvas.NOTHING));
        } else if (block >= 0) {
            gesture = Gesture.PRESSED_BLOCK;
            if (event.isShiftDown() || event.isShortcutDown()) {
                model.toggle(block);
            } else if (!model.selection().contains(block)) {
                model.select(List.of(block));
            }
        } else {
            gesture = Gesture.BAND;
            canvas.routeAt(pressX, pressY)
                    .ifPresentOrElse(route -> model.selectEdge(new DesignModel.Edge(route.from(), route.to())), () -> {
                        if (!event.isShiftDown()) {
                            model.select(List.of());
                        }
                    });
        }
    }

    private void dragged(MouseEvent event) {
        boolean far = Math.hypot(event.getX() - pressX, event.getY() - pressY) > DRAG;
        switch (gesture) {
            case NONE -> {}
            case PRESSED_BLOCK -> {
                if (far) {
                    gesture = Gesture.MOVING;
                    canvas.setCursor(Cursor.CLOSED_HAND);
                    moving(event);
                }
            }
            case MOVING -> moving(event);
            case CONNECTING -> {
                int over = canvas.blockAt(event.getX(), event.getY());
                canvas.show(new CanvasHint.Connecting(
                        block, drawingX(event), drawingY(event), over == block ? DesignCanvas.NOTHING : over));
            }
            case BAND -> {
                if (far) {
                    band(event);
                }
            }
            case PANNING -> canvas.pan(event.getX() - lastX, event.getY() - lastY);
        }
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
    }

    private void moving(MouseEvent event) {
        List<GapSpot> possible = GapSpot.forMoving(canvas.spots(), model.selection());
        GapSpot lit = canvas.isInside(event.getX(), event.getY())
                ? canvas.gapAt(event.getX(), event.getY(), possible).orElse(null)
                : null;
        boolean atHome = canvas.blockAt(event.getX(), event.getY()) == block;
        target = lit == null || atHome ? null : lit.gap();
        canvas.show(new CanvasHint.Drop(possible, atHome ? null : lit));
    }

    private void band(MouseEvent event) {
        double x0 = canvas.viewport().drawingX(pressX);
        double y0 = canvas.viewport().drawingY(pressY);
        double x1 = drawingX(event);
        double y1 = drawingY(event);
        canvas.show(new CanvasHint.Band(x0, y0, x1, y1));
        List<Integer> within = new ArrayList<>();
        for (GraphLayout.Block each : canvas.drawn().blocks()) {
            if (each.layer() >= 0
                    && each.x() <= Math.max(x0, x1)
                    && each.x() + GraphLayout.BLOCK_WIDTH >= Math.min(x0, x1)
                    && each.y() <= Math.max(y0, y1)
                    && each.bottom() >= Math.min(y0, y1)) {
                within.add(each.layer());
            }
        }
        model.select(within);
    }

    private void released(MouseEvent event) {
        Gesture done = gesture;
        Gap gap = target;
        end();
        if (done == Gesture.MOVING && gap != null) {
            model.move(gap);
        } else if (done == Gesture.PRESSED_BLOCK
                && event.isStillSincePress()
                && !event.isShiftDown()
                && !event.isShortcutDown()) {
            model.select(List.of(block));
        } else if (done == Gesture.CONNECTING) {
            connectingTo = canvas.blockAt(event.getX(), event.getY());
            if (connectingTo >= 0 && connectingTo != block) {
                connected.accept(block, event);
            } else if (event.isStillSincePress() && block >= 0) {
                model.select(List.of(block));
            }
        }
        event.consume();
    }

    private void moved(MouseEvent event) {
        int handle = canvas.handleAt(event.getX(), event.getY());
        int over = handle != DesignCanvas.NOTHING ? handle : canvas.blockAt(event.getX(), event.getY());
        canvas.hover(over);
        problems.over(model.drawing(), over);
        canvas.setCursor(
                spaceHeld ? Cursor.OPEN_HAND : handle != DesignCanvas.NOTHING ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            int over = canvas.blockAt(event.getX(), event.getY());
            if (over >= 0) {
                quickAdd.accept(model.usualGap());
            } else {
                canvas.gapAt(event.getX(), event.getY(), canvas.spots())
                        .map(GapSpot::gap)
                        .ifPresent(quickAdd);
            }
            event.consume();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            if (event.getDeltaY() != 0) {
                canvas.zoom(event.getDeltaY() > 0 ? NOTCH : 1 / NOTCH, event.getX(), event.getY());
            }
        } else {
            canvas.pan(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    private double drawingX(MouseEvent event) {
        return canvas.viewport().drawingX(event.getX());
    }

    private double drawingY(MouseEvent event) {
        return canvas.viewport().drawingY(event.getY());
    }
}
