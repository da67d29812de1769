package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where blocks and connections stand: from top to bottom, each layer in the row behind the last that feeds it, the longest way straight
 * down, branches beside it, connections that skip layers in channels at the side. A long network is folded into columns, cut where just one
 * connection leads on, so that it fills the view. Pure, computed anew after every edit; nothing is ever stored. Units are pixels at zoom 1.
 */
public final class GraphLayout {

    public static final double BLOCK_WIDTH = 256;
    public static final double BLOCK_HEIGHT = 56;
    /** Between two rows. */
    public static final double ROW_GAP = 32;

    static final double ROW = BLOCK_HEIGHT + ROW_GAP;
    static final double LANE = BLOCK_WIDTH + 32;
    static final double CHANNEL = 16;
    static final double FIRST_CHANNEL = 24;
    static final double GUTTER = 72;

    /** A network that fits so well is not folded. */
    private static final double LARGE_ENOUGH = 0.8;

    private static final double WORTH_A_COLUMN = 1.08;
    private static final int MOST_COLUMNS = 12;

    /** @param layer its index, -1 for the network's input */
    public record Block(int layer, double x, double y) {
        public double centerX() {
            return x + BLOCK_WIDTH / 2;
        }

        public double centerY() {
            return y + BLOCK_HEIGHT / 2;
        }

        public double bottom() {
            return y + BLOCK_HEIGHT;
        }

        public boolean contains(double px, double py) {
            return px >= x && px <= x + BLOCK_WIDTH && py >= y && py <= y + BLOCK_HEIGHT;
        }
    }

    private final List<Block> blocks;
    private final List<Route> routes;
    private final double width;
    private final double height;

    private GraphLayout(List<Block> blocks, List<Route> routes, double width, double height) {
        this.blocks = List.copyOf(blocks);
        this.routes = List.copyOf(routes);
        this.width = width;
        this.height = height;
    }

    /**
     * Lays a drawing out.
     *
     * @param viewWidth  of what it should fill; 0 for one column, however long
     * @param viewHeight of what it should fill
     */
    public static GraphLayout of(WireGraph graph, double viewWidth, double viewHeight) {
        Ranks ranks = Ranks.of(graph);
        if (viewWidth <= 0 || viewHeight <= 0) {
            return arranged(ranks, List.of(0));
        }
        GraphLayout best = arranged(ranks, List.of(0));
        double bestScale = best.scale(viewWidth, viewHeight);
        for (int columns = 2; columns <= MOST_COLUMNS && bestScale < LARGE_ENOUGH; columns++) {
            List<Integer> starts = starts(ranks, columns);
            if (starts.size() < columns) {
                continue;
            }
            GraphLayout folded = arranged(ranks, starts);
            double scale = folded.scale(viewWidth, viewHeight);
            if (scale > bestScale * WORTH_A_COLUMN) {
                best = folded;
                bestScale = scale;
            }
        }
        return best;
    }

    private double scale(double viewWidth, double viewHeight) {
        return Math.min(1, Math.min(viewWidth / width, viewHeight / height));
    }

    /** First row of each column: as equal as the places where one connection leads on allow. */
    private static List<Integer> starts(Ranks ranks, int columns) {
        List<Integer> cuts = ranks.cuts();
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int column = 1; column < columns; column++) {
            double ideal = (double) ranks.rows() * column / columns;
            int before = starts.getLast();
            cuts.stream()
                    .filter(cut -> cut > before)
                    .min((a, b) -> Double.compare(Math.abs(a - ideal), Math.abs(b - ideal)))
                    .ifPresent(starts::add);
        }
        return starts;
    }

    private static GraphLayout arranged(Ranks ranks, List<Integer> starts) {
        Routing routing = new Routing(ranks, starts);
        List<Block> blocks = IntStream.range(-1, ranks.layers())
                .mapToObj(layer -> new Block(layer, routing.left(layer), routing.top(layer)))
                .toList();
        return new GraphLayout(blocks, routing.routes(), routing.width(), routing.height());
    }

    /** The network's input first, then the layers in their order. */
    public List<Block> blocks() {
        return blocks;
    }

    /** @param layer its index, -1 for the network's input */
    public Block block(int layer) {
        return blocks.get(layer + 1);
    }

    public List<Route> routes() {
        return routes;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }
}
