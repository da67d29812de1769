package org.cnnworkbench.ui.common;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** A canvas that fills its place and is drawn anew when that, or the theme, changes: at most once a frame. */
public abstract class Drawing extends Region {

    private final Canvas canvas = new Canvas();
    private boolean stale = true;

    protected Drawing(Theme theme) {
        getChildren().add(canvas);
        theme.palette().addListener((observed, before, now) -> redraw());
    }

    /** Draws on an empty canvas, in pixels of the window. */
    protected abstract void draw(GraphicsContext on, double width, double height);

    /** Soon, on the window's thread. */
    public final void redraw() {
        stale = true;
        requestLayout();
    }

    @Override
    protected final void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width != canvas.getWidth() || height != canvas.getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            stale = true;
        }
        if (stale && width > 0 && height > 0) {
            stale = false;
            GraphicsContext on = canvas.getGraphicsContext2D();
            on.clearRect(0, 0, width, height);
            on.save();
            draw(on, width, height);
            on.restore();
        }
    }
}
