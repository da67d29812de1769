package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cnnworkbench.ui.editor.graph.Route.Point;
import org.jspecify.annotations.Nullable;

/** Turns rows and lanes into pixels, column by column, and finds the ways of the connections around the blocks. */
final class Routing {

    private static final double W = GraphLayout.BLOCK_WIDTH;
    private static final double H = GraphLayout.BLOCK_HEIGHT;
    private static final double HALF_GAP = GraphLayout.ROW_GAP / 2;

    /** Outgoing and incoming connections at the side of a block stand so far below and above its middle. */
    private static final double SIDE = 10;

    /** Labels of bent connections stand beside their straight end. */
    private static final double NEAR_END = 10;

    private static final double ROOM_FOR_LABEL = 48;

    private record Connection(int from, int to) {}

    /** Rows between which a channel is in use. */
    private record Used(int lane, int channel, int fromRow, int toRow) {}

    private final Ranks ranks;
    private final List<Integer> starts;
    private final double[] columnX;
    private final double[] columnRight;
    private final int[] columnMinLane;
    private final Map<Connection, Used> channels = new HashMap<>();
    private double width;

    Routing(Ranks ranks, List<Integer> starts) {
        this.ranks = ranks;
        this.starts = starts;
        this.columnX = new double[starts.size()];
        this.columnRight = new double[starts.size()];
        this.columnMinLane = new int[starts.size()];
        findChannels();
        placeColumns();
    }

    private int column(int row) {
        int column = 0;
        while (column + 1 < starts.size() && starts.get(column + 1) <= row) {
            column++;
        }
        return column;
    }

    private int lastRow(int column) {
        return (column + 1 < starts.size() ? starts.get(column + 1) : ranks.rows()) - 1;
    }

    private List<Connection> connections() {
        Set<Connection> all = new LinkedHashSet<>();
        for (int to = 0; to < ranks.layers(); to++) {
            for (int from : ranks.inputs(to)) {
                all.add(new Connection(from, to));
            }
        }
        return List.copyOf(all);
    }

    private boolean isStraight(Connection c) {
        return laneOfRun(c) != null;
    }

    /** The lane that it can run down; null where both are blocked. */
    private @Nullable Integer laneOfRun(Connection c) {
        int fromRow = ranks.row(c.from);
        int toRow = ranks.row(c.to);
        if (ranks.isFree(ranks.lane(c.to), fromRow, toRow, c.to)) {
            return ranks.lane(c.to);
        }
        if (ranks.isFree(ranks.lane(c.from), fromRow, toRow, c.from)) {
            return ranks.lane(c.from);
        }
        return null;
    }

    /** Short ones inside, long ones outside. */
    private void findChannels() {
        List<Connection> around = connections().stream()
                .filter(c -> column(ranks.row(c.from)) == column(ranks.row(c.to)) && !isStraight(c))
                .sorted(Comparator.comparingInt((Connection c) -> ranks.row(c.to) - ranks.row(c.from))
                        .thenComparingInt(Connection::from))
                .toList();
        List<Used> used = new ArrayList<>();
        for (Connection c : around) {
            int fromRow = ranks.row(c.from);
            int toRow = ranks.row(c.to);
            int lane = ranks.rightmost(fromRow, toRow);
            int channel = 0;
            while (isUsed(used, lane, channel, fromRow, toRow)) {
                channel++;
            }
            Used mine = new Used(lane, channel, fromRow, toRow);
            used.add(mine);
            channels.put(c, mine);
        }
    }

    private static boolean isUsed(List<Used> used, int lane, int channel, int fromRow, int toRow) {
        return used.stream()
                .anyMatch(other -> other.lane == lane
                        && other.channel == channel
                        && other.fromRow < toRow
                        && fromRow < other.toRow);
    }

    private void placeColumns() {
        double x = 0;
        for (int column = 0; column < starts.size(); column++) {
            int first = starts.get(column);
            int last = lastRow(column);
            int min = 0;
            int max = 0;
            for (int layer = -1; layer < ranks.layers(); layer++) {
                if (ranks.row(layer) >= first && ranks.row(layer) <= last) {
                    min = Math.min(min, ranks.lane(layer));
                    max = Math.max(max, ranks.lane(layer));
                }
            }
            columnX[column] = x;
            columnMinLane[column] = min;
            double right = x + (max - min) * GraphLayout.LANE + W;
            for (Used used : channels.values()) {
                if (column(used.fromRow) == column) {
                    right = Math.max(right, channelX(used) + ROOM_FOR_LABEL);
                }
            }
            columnRight[column] = right;
            x = right + GraphLayout.GUTTER;
        }
        width = columnRight[columnRight.length - 1];
    }

    private double channelX(Used used) {
        int column = column(used.fromRow);
        return columnX[column]
                + (used.lane - columnMinLane[column]) * GraphLayout.LANE
                + W
                + GraphLayout.FIRST_CHANNEL
                + used.channel * GraphLayout.CHANNEL;
    }

    double left(int layer) {
        int column = column(ranks.row(layer));
        return columnX[column] + (ranks.lane(layer) - columnMinLane[column]) * GraphLayout.LANE;
    }

    double top(int layer) {
        int row = ranks.row(layer);
        return (row - starts.get(column(row))) * GraphLayout.ROW + margin();
    }

    /** Room for the connections that lead from column to column. */
    private double margin() {
        return starts.size() > 1 ? HALF_GAP + 8 : 0;
    }

    double width() {
        return width;
    }

    double height() {
        int rows = IntStream.range(0, starts.size())
                .map(column -> lastRow(column) - starts.get(column) + 1)
                .max()
                .orElse(1);
        return rows * GraphLayout.ROW - GraphLayout.ROW_GAP + 2 * margin();
    }

    List<Route> routes() {
        return connections().stream().map(this::route).toList();
    }

    private Route route(Connection c) {
        if (column(ranks.row(c.from)) != column(ranks.row(c.to))) {
            return toNextColumn(c);
        }
        Used channel = channels.get(c);
        return channel == null ? down(c) : around(c, channelX(channel), channel.lane);
    }

    private double centerX(int layer) {
        return left(layer) + W / 2;
    }

    private Route down(Connection c) {
        double x0 = centerX(c.from);
        double y0 = top(c.from) + H;
        double x1 = centerX(c.to);
        double y1 = top(c.to);
        if (x0 == x1) {
            return new Route(c.from, c.to, List.of(new Point(x0, y0), new Point(x1, y1)), false, x0, (y0 + y1) / 2);
        }
        boolean early = Integer.valueOf(ranks.lane(c.to)).equals(laneOfRun(c));
        double gap = GraphLayout.ROW_GAP;
        List<Point> points = new ArrayList<>();
        if (early) {
            double bend = y0 + gap;
            points.addAll(curve(x0, y0, x1, bend));
            points.addAll(curve(x1, bend, x1, y1).subList(1, 4));
        } else {
            double bend = y1 - gap;
            points.addAll(curve(x0, y0, x0, bend));
            points.addAll(curve(x0, bend, x1, y1).subList(1, 4));
        }
        boolean near = y1 - y0 <= gap;
        boolean forks = ranks.consumers(c.from).size() > 1;
        if (near) {
            return new Route(c.from, c.to, points, true, forks ? x1 : x0, forks ? y1 - NEAR_END : y0 + NEAR_END);
        }
        double labelX = early ? x1 : x0;
        double labelY = y0 + (y1 - y0 - gap) / 2 + (early ? gap : 0);
        return new Route(c.from, c.to, points, true, labelX, labelY);
    }

    private static List<Point> curve(double x0, double y0, double x1, double y1) {
        double half = (y1 - y0) * 0.6;
        return List.of(new Point(x0, y0), new Point(x0, y0 + half), new Point(x1, y1 - half), new Point(x1, y1));
    }

    private Route around(Connection c, double x, int lane) {
        double y0 = top(c.from);
        double y1 = top(c.to);
        List<Point> points = new ArrayList<>();
        if (isShielded(c.from, lane)) {
            points.add(new Point(centerX(c.from), y0 + H));
            points.add(new Point(centerX(c.from), y0 + H + HALF_GAP));
            points.add(new Point(x, y0 + H + HALF_GAP));
        } else {
            points.add(new Point(left(c.from) + W, y0 + H / 2 + SIDE));
            points.add(new Point(x, y0 + H / 2 + SIDE));
        }
        if (isShielded(c.to, lane)) {
            points.add(new Point(x, y1 - HALF_GAP));
            points.add(new Point(centerX(c.to), y1 - HALF_GAP));
            points.add(new Point(centerX(c.to), y1));
        } else {
            points.add(new Point(x, y1 + H / 2 - SIDE));
            points.add(new Point(left(c.to) + W, y1 + H / 2 - SIDE));
        }
        return new Route(c.from, c.to, points, false, x, (y0 + H + y1) / 2);
    }

    /** Whether another block stands between it and a lane on its right. */
    private boolean isShielded(int layer, int lane) {
        return IntStream.rangeClosed(ranks.lane(layer) + 1, lane).anyMatch(l -> ranks.hasBlock(l, ranks.row(layer)));
    }

    private Route toNextColumn(Connection c) {
        int column = column(ranks.row(c.from));
        double x0 = centerX(c.from);
        double bottom = top(c.from) + H + HALF_GAP;
        double x1 = centerX(c.to);
        double y1 = top(c.to);
        double gutter = columnRight[column] + GraphLayout.GUTTER / 2;
        List<Point> points = List.of(
                new Point(x0, top(c.from) + H),
                new Point(x0, bottom),
                new Point(gutter, bottom),
                new Point(gutter, y1 - HALF_GAP),
                new Point(x1, y1 - HALF_GAP),
                new Point(x1, y1));
        return new Route(c.from, c.to, points, false, x1, y1 - HALF_GAP / 2);
    }
}
