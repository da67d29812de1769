package org.cnnworkbench.ui.editor.paint;

import javafx.scene.paint.Color;
import org.cnnworkbench.spec.TensorShape;

/**
 * A small drawing of what flows out of a layer, to scale: height and width in proportion to the largest in the network, depth with the
 * logarithm of the channels; a vector as a bar whose length goes with the logarithm of its features.
 */
final class FeatureMapPainter {

    private static final double LARGEST = 26;
    private static final double SMALLEST = 3;
    private static final double DEEPEST = 18;
    private static final double DEPTH_A_DOUBLING = 2;
    private static final double SLANT = 0.55;
    private static final double BAR = 6;

    private FeatureMapPainter() {}

    /** About a middle. */
    static void draw(Pen pen, TensorShape shape, int largestSide, double x, double y, Color color) {
        switch (shape) {
            case TensorShape.Image image -> box(pen, image, largestSide, x, y, color);
            case TensorShape.Vector vector -> {
                double length = Math.min(40, 6 + 3.2 * log2(vector.features()));
                pen.box(x - BAR / 2, y - length / 2, BAR, length, 2, color, null, 0);
            }
        }
    }

    private static void box(Pen pen, TensorShape.Image image, int largestSide, double x, double y, Color color) {
        double h = Math.max(SMALLEST, LARGEST * image.height() / largestSide);
        double w = Math.max(SMALLEST, LARGEST * image.width() / largestSide);
        double d = Math.min(DEEPEST, 2 + DEPTH_A_DOUBLING * log2(image.channels())) * SLANT;
        double left = x - (w + d) / 2;
        double right = left + w;
        double top = y - (h - d) / 2;
        double bottom = top + h;
        pen.polygon(
                new double[] {left, left + d, right + d, right},
                new double[] {top, top - d, top - d, top},
                color.deriveColor(0, 0.7, 1.25, 0.75));
        pen.polygon(
                new double[] {right, right + d, right + d, right},
                new double[] {top, top - d, bottom - d, bottom},
                color.deriveColor(0, 1, 0.75, 1));
        pen.polygon(new double[] {left, right, right, left}, new double[] {top, top, bottom, bottom}, color);
    }

    private static double log2(int number) {
        return Math.log(number) / Math.log(2);
    }
}
