package org.cnnworkbench.ui.editor;

/**
 * What of the drawing is seen: screen = drawing · zoom + shift. Immutable.
 *
 * @param zoom screen pixels for a pixel of the drawing
 */
record Viewport(double zoom, double x, double y) {

    static final double SMALLEST = 0.08;
    static final double LARGEST = 2.5;
    private static final double MARGIN = 32;

    /** The whole drawing in the middle, but never enlarged. */
    static Viewport fit(double drawingWidth, double drawingHeight, double width, double height) {
        double zoom = Math.clamp(
                Math.min((width - 2 * MARGIN) / drawingWidth, (height - 2 * MARGIN) / drawingHeight), SMALLEST, 1);
        return new Viewport(
                zoom,
                Math.rint((width - drawingWidth * zoom) / 2),
                Math.rint(Math.max(MARGIN * zoom, (height - drawingHeight * zoom) / 2)));
    }

    /** What remains of a length for the drawing. */
    static double room(double length) {
        return Math.max(1, length - 2 * MARGIN);
    }

    /** Zooms so that a place on the screen stays where it is. */
    Viewport zoomed(double factor, double screenX, double screenY) {
        double to = Math.clamp(zoom * factor, SMALLEST, LARGEST);
        return new Viewport(to, screenX - (screenX - x) * to / zoom, screenY - (screenY - y) * to / zoom);
    }

    Viewport moved(double dx, double dy) {
        return new Viewport(zoom, x + dx, y + dy);
    }

    /** Never so far that nothing of the drawing is left on the screen. */
    Viewport within(double drawingWidth, double drawingHeight, double width, double height) {
        double keep = 80;
        return new Viewport(
                zoom,
                Math.clamp(x, keep - drawingWidth * zoom, width - keep),
                Math.clamp(y, keep - drawingHeight * zoom, height - keep));
    }

    double drawingX(double screenX) {
        return (screenX - x) / zoom;
    }

    double drawingY(double screenY) {
        return (screenY - y) / zoom;
    }

    double screenX(double drawingX) {
        return drawingX * zoom + x;
    }

    double screenY(double drawingY) {
        return drawingY * zoom + y;
    }
}
