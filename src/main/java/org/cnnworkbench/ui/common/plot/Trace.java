package org.cnnworkbench.ui.common.plot;

import java.util.Arrays;

/**
 * A curve as a picture of some width needs it: of the points that share a column of pixels the first, the lowest, the highest and the
 * last, in their order (M4, Jugel et al. 2014). What is drawn of them looks as if every point had been drawn.
 */
final class Trace {

    private static final double[] NOTHING = {};

    private double[] xs = NOTHING;
    private double[] ys = NOTHING;
    private int size;
    private int points;

    /** Columns of pixels from the left edge; may lie a little outside for the curve to run out of the picture. */
    double[] xs() {
        return xs;
    }

    /** Values; NaN is a gap. */
    double[] ys() {
        return ys;
    }

    int size() {
        return size;
    }

    /** How many points of the curve there are in the picture. */
    int points() {
        return points;
    }

    /**
     * Works it out anew.
     *
     * @param y     the values, those of the series or smoothed ones
     * @param view  which part of the x axis
     * @param width of the picture, in pixels
     */
    void of(Series series, double[] y, XUnit unit, Span view, int width) {
        double[] x = series.x(unit);
        int count = series.size(unit);
        double scale = series.scale(unit);
        int from = Math.max(0, first(x, count, view.from() / scale) - 1);
        int to = Math.min(count, first(x, count, view.to() / scale) + 1);
        points = Math.max(0, to - from);
        size = 0;
        int room = (int) Math.min(points, 4L * (width + 4)) + 4;
        if (xs.length < room) {
            xs = new double[room];
            ys = new double[room];
        }
        double perPixel = width / view.width();
        int i = from;
        while (i < to) {
            double at = (x[i] * scale - view.from()) * perPixel;
            double column = Math.floor(at);
            // All points before this place share the column.
            double end = (column + 1) / perPixel + view.from();
            int low = i;
            int high = i;
            int last = i;
            int next = i + 1;
            while (next < to && x[next] * scale < end) {
                double value = y[next];
                low = value < y[low] || Double.isNaN(y[low]) ? next : low;
                high = value > y[high] || Double.isNaN(y[high]) ? next : high;
                last = next++;
            }
            add(at, y[i]);
            if (low != i && low != last && low < high) {
                add(column + 0.5, y[low]);
            }
            if (high != i && high != last) {
                add(column + 0.5, y[high]);
            }
            if (low != i && low != last && low > high) {
                add(column + 0.5, y[low]);
            }
            if (last != i) {
                add((x[last] * scale - view.from()) * perPixel, y[last]);
            }
            i = next;
        }
    }

    private void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, size * 2);
            ys = Arrays.copyOf(ys, size * 2);
        }
        xs[size] = x;
        ys[size] = y;
        size++;
    }

    /** Index of the first place that is not smaller. */
    static int first(double[] x, int count, double place) {
        int found = Arrays.binarySearch(x, 0, count, place);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && x[found - 1] == place) {
            found--;
        }
        return found;
    }
}
