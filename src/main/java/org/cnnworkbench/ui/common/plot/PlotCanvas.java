package org.cnnworkbench.ui.common.plot;

import javafx.beans.InvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.cnnworkbench.ui.common.Theme;

/**
 * Draws curves and lets a person look closer: the wheel zooms, a drag chooses a rectangle, a drag with Shift moves, a double click shows
 * all; on the keyboard + − 0 and the arrows.
 */
final class PlotCanvas extends Region {

    private static final double WHEEL = 0.85;
    private static final double KEY_ZOOM = 0.7;
    private static final double KEY_MOVE = 0.15;
    private static final double LEAST_DRAG = 6;

    private final PlotModel model;
    private final Theme theme;
    private final Canvas curves = new Canvas();
    private final Canvas above = new Canvas();
    private final PlotPainter painter;
    private final CursorPainter cursorPainter;
    private final InvalidationListener cursorListener = observed -> paintAbove();
    private PlotArea area;
    private double pressedX;
    private double pressedY;
    private double draggedX;
    private double draggedY;
    private boolean choosing;
    private Span movingFrom = new Span(0, 1);

    PlotCanvas(PlotModel model, Theme theme) {
        this.model = model;
        this.theme = theme;
        this.painter = new PlotPainter(model);
        this.cursorPainter = new CursorPainter(model);
        this.area = painter.area(1, 1);
        getChildren().addAll(curves, above);
        above.setMouseTransparent(true);
        curves.setMouseTransparent(true);
        setMinSize(0, 0);
        setPrefSize(320, model.options().compact() ? 96 : 200);
        getStyleClass().add("wb-plot-canvas");
        if (!model.options().compact()) {
            setFocusTraversable(true);
            setCursor(Cursor.CROSSHAIR);
            listen();
        }
    }

    InvalidationListener cursorListener() {
        return cursorListener;
    }

    /** Draws with the next frame, however often it is called before. */
    void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, Math.floor(getWidth()));
        double height = Math.max(1, Math.floor(getHeight()));
        for (Canvas canvas : new Canvas[] {curves, above}) {
            if (canvas.getWidth() != width || canvas.getHeight() != height) {
                canvas.setWidth(width);
                canvas.setHeight(height);
            }
        }
        area = painter.area(width, height);
        painter.paint(curves.getGraphicsContext2D(), area, theme.now());
        paintAbove();
    }

    private void paintAbove() {
        if (model.options().compact()) {
            return;
        }
        GraphicsContext g = above.getGraphicsContext2D();
        g.clearRect(0, 0, above.getWidth(), above.getHeight());
        double place = model.settings().cursorProperty().get();
        if (choosing) {
            cursorPainter.choice(g, area, theme.now(), pressedX, pressedY, draggedX, draggedY);
        } else if (!Double.isNaN(place)) {
            cursorPainter.paint(g, area, theme.now(), place);
        }
    }

    private void listen() {
        setOnMouseMoved(event -> readOff(event.getX(), event.getY()));
        setOnMouseExited(event -> model.settings().cursorProperty().set(Double.NaN));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.fit();
                repaint();
            }
        });
        setOnScroll(this::scrolled);
        setOnKeyPressed(this::key);
    }

    private void readOff(double x, double y) {
        model.settings().cursorProperty().set(area.contains(x, y) ? area.placeAt(x) : Double.NaN);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        movingFrom = model.view();
        // Tabs around it would take the focus, and with it the keys.
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.isShiftDown() && !choosing) {
            double by = (pressedX - event.getX()) / area.width() * movingFrom.width();
            model.look(movingFrom.moved(by));
            return;
        }
        draggedX = event.getX();
        draggedY = event.getY();
        choosing |= Math.abs(draggedX - pressedX) >= LEAST_DRAG || Math.abs(draggedY - pressedY) >= LEAST_DRAG;
        paintAbove();
    }

    private void released(MouseEvent event) {
        if (!choosing) {
            return;
        }
        choosing = false;
        double left = Math.max(area.left(), Math.min(pressedX, draggedX));
        double right = Math.min(area.right(), Math.max(pressedX, draggedX));
        double top = Math.max(area.top(), Math.min(pressedY, draggedY));
        double bottom = Math.min(area.bottom(), Math.max(pressedY, draggedY));
        // A drag along one axis leaves the other as it is.
        if (bottom - top >= LEAST_DRAG) {
            model.lookAtValues(new Span(area.valueAt(bottom), area.valueAt(top)));
        }
        if (right - left >= LEAST_DRAG) {
            model.look(new Span(area.placeAt(left), area.placeAt(right)));
        }
        readOff(event.getX(), event.getY());
        repaint();
    }

    private void scrolled(ScrollEvent event) {
        double steps = event.getDeltaY() / Math.max(1, event.getMultiplierY());
        if (steps == 0 || !area.contains(event.getX(), event.getY())) {
            return;
        }
        model.look(model.view().zoomed(Math.pow(WHEEL, Math.clamp(steps, -3, 3)), area.placeAt(event.getX())));
        event.consume();
    }

    private void key(KeyEvent event) {
        Span view = model.view();
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> model.look(view.zoomed(KEY_ZOOM, view.at(0.5)));
            case MINUS, SUBTRACT -> model.look(view.zoomed(1 / KEY_ZOOM, view.at(0.5)));
            case DIGIT0, NUMPAD0 -> {
                model.fit();
                repaint();
            }
            case LEFT -> model.look(view.moved(-KEY_MOVE * view.width()));
            case RIGHT -> model.look(view.moved(KEY_MOVE * view.width()));
            default -> {
                return;
            }
        }
        event.consume();
    }
}
