package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The way of a connection.
 *
 * @param from   layer, or -1 for the network's input
 * @param to     layer
 * @param points corners of the way, the first at the one block, the last at the other
 * @param curved whether the corners are the four points of a cubic curve followed, or preceded, by straight lines: see {@link #path()}
 * @param labelX where its label stands
 * @param labelY where its label stands
 */
public record Route(int from, int to, List<Point> points, boolean curved, double labelX, double labelY) {

    private static final double CORNER = 8;
    private static final int STEPS = 12;

    /** In pixels at zoom 1. */
    public record Point(double x, double y) {}

    public Route {
        points = List.copyOf(points);
    }

    /** As the path of an SVG drawing. */
    public String path() {
        StringBuilder path = new StringBuilder(at("M", points.getFirst()));
        if (curved) {
            for (int i = 1; i + 2 < points.size(); i += 3) {
                path.append(at("C", points.get(i)))
                        .append(at("", points.get(i + 1)))
                        .append(at("", points.get(i + 2)));
            }
            return path.toString();
        }
        for (int i = 1; i < points.size(); i++) {
            if (i == points.size() - 1) {
                path.append(at("L", points.get(i)));
            } else {
                path.append(at("L", towards(points.get(i), points.get(i - 1))));
                path.append(at("Q", points.get(i))).append(at("", towards(points.get(i), points.get(i + 1))));
            }
        }
        return path.toString();
    }

    /** A point near a corner, on the way to another. */
    private static Point towards(Point corner, Point other) {
        double length = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
        double share = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return new Point(corner.x() + (other.x() - corner.x()) * share, corner.y() + (other.y() - corner.y()) * share);
    }

    private static String at(String command, Point point) {
        return String.format(Locale.ROOT, "%s%.1f %.1f ", command, point.x(), point.y());
    }

    /** The squared distance from a point. */
    public double distance(double x, double y) {
        List<Point> line = curved ? flattened() : points;
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < line.size(); i++) {
            nearest = Math.min(nearest, toSegment(line.get(i - 1), line.get(i), x, y));
        }
        return Math.sqrt(nearest);
    }

    private List<Point> flattened() {
        List<Point> line = new ArrayList<>(List.of(points.getFirst()));
        for (int i = 1; i + 2 < points.size(); i += 3) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            Point c = points.get(i + 1);
            Point d = points.get(i + 2);
            for (int step = 1; step <= STEPS; step++) {
                double t = (double) step / STEPS;
                double s = 1 - t;
                line.add(new Point(
                        s * s * s * a.x() + 3 * s * s * t * b.x() + 3 * s * t * t * c.x() + t * t * t * d.x(),
                        s * s * s * a.y() + 3 * s * s * t * b.y() + 3 * s * t * t * c.y() + t * t * t * d.y()));
            }
        }
        return line;
    }

    private static double toSegment(Point a, Point b, double x, double y) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / length, 0, 1);
        double px = a.x() + t * dx - x;
        double py = a.y() + t * dy - y;
        return px * px + py * py;
    }

    double left() {
        return points.stream().mapToDouble(Point::x).min().orElse(0);
    }

    double right() {
        return points.stream().mapToDouble(Point::x).max().orElse(0);
    }

    /** Whether it may be seen in a rectangle. */
    public boolean touches(double minX, double minY, double maxX, double maxY) {
        return left() <= maxX
                && right() >= minX
                && points.stream().mapToDouble(Point::y).min().orElse(0) <= maxY
                && points.stream().mapToDouble(Point::y).max().orElse(0) >= minY;
    }
}
