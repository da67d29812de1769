package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cnnworkbench.spec.LayerSpec;

/** A gap and where in the drawing it is, in pixels at zoom 1. */
public record GapSpot(Gap gap, double x, double y) {

    /** So far from the block, where a layer feeds several. */
    private static final double NEAR = 8;

    /** A row counts more than a column: gaps lie below each other. */
    private static final double ACROSS = 0.4;

    /** All gaps of a drawing. */
    public static List<GapSpot> of(Drawing drawing, GraphLayout layout) {
        List<GapSpot> spots = new ArrayList<>();
        for (int layer = -1; layer < drawing.size(); layer++) {
            int consumers = drawing.graph().consumers(layer).size();
            boolean output = layer >= 0 && drawing.layer(layer) instanceof LayerSpec.Output;
            if (consumers != 1 && !(output && consumers == 0)) {
                GraphLayout.Block block = layout.block(layer);
                double below = consumers == 0 ? GraphLayout.ROW_GAP / 2 : NEAR;
                spots.add(new GapSpot(new Gap.After(layer), block.centerX(), block.bottom() + below));
            }
        }
        for (Route route : layout.routes()) {
            boolean forks = drawing.graph().consumers(route.from()).size() > 1;
            boolean inNextRow =
                    Math.abs(route.labelY() - layout.block(route.from()).bottom()) < GraphLayout.ROW_GAP;
            GraphLayout.Block to = layout.block(route.to());
            Gap gap = new Gap.Between(route.from(), route.to());
            spots.add(
                    forks && inNextRow
                            ? new GapSpot(gap, to.centerX(), to.y() - NEAR)
                            : new GapSpot(gap, route.labelX(), route.labelY()));
        }
        return spots;
    }

    /** The gap nearest to a point. */
    public static Optional<GapSpot> nearest(List<GapSpot> spots, double x, double y) {
        return spots.stream().min((a, b) -> Double.compare(a.distance(x, y), b.distance(x, y)));
    }

    /** Those into which layers can be moved. */
    public static List<GapSpot> forMoving(List<GapSpot> spots, Set<Integer> layers) {
        return spots.stream()
                .filter(spot -> SpecEdits.canMove(layers, spot.gap()))
                .toList();
    }

    private double distance(double px, double py) {
        return Math.hypot((px - x) * ACROSS, py - y);
    }
}
