package org.cnnworkbench.ui.common.plot;

/**
 * Where the curves lie on the canvas, in pixels, and which part of the axes they span.
 *
 * @param values of the y axis
 */
record PlotArea(double left, double top, double width, double height, Span view, Span values, PlotModel model) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double place) {
        return left + view.shareOf(place) * width;
    }

    double y(double value) {
        return top + (1 - model.shareOf(values, value)) * height;
    }

    double placeAt(double pixel) {
        return view.at((pixel - left) / width);
    }

    double valueAt(double pixel) {
        return model.valueAt(values, 1 - (pixel - top) / height);
    }

    boolean contains(double pixelX, double pixelY) {
        return pixelX >= left && pixelX <= right() && pixelY >= top && pixelY <= bottom();
    }
}
