package org.cnnworkbench.ui.editor.paint;

import javafx.scene.paint.Color;
import org.cnnworkbench.spec.Diagnostic.Severity;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.cnnworkbench.ui.editor.graph.GraphLayout.Block;
import org.cnnworkbench.ui.editor.graph.LayerGroup;
import org.cnnworkbench.ui.editor.graph.LayerText;
import org.cnnworkbench.ui.editor.graph.Route;
import org.cnnworkbench.ui.editor.paint.Pen.Align;
import org.jspecify.annotations.Nullable;

/** Draws a network: connections, and over them blocks. */
public final class DrawingPainter {

    private static final double W = GraphLayout.BLOCK_WIDTH;
    private static final double H = GraphLayout.BLOCK_HEIGHT;
    private static final double TILE = 48;
    private static final double TEXT = 60;
    private static final double PAD = 12;
    private static final double RADIUS = 8;

    /** Below this zoom the small print can't be read, and names are written larger instead. */
    private static final double SMALL_PRINT = 0.62;

    /** Below this zoom blocks are plain shapes in the colour of their group. */
    private static final double OUTLINES = 0.24;

    private static final double READABLE = 10.5;

    private final Pen pen;
    private final Palette palette;
    private final Look look;
    private final double zoom;

    /** How blocks and connections are marked. */
    public interface Look {
        boolean selected(int layer);

        boolean hovered(int layer);

        boolean marked(Route route);

        /** Nothing is. */
        Look PLAIN = new Look() {
            @Override
            public boolean selected(int layer) {
                return false;
            }

            @Override
            public boolean hovered(int layer) {
                return false;
            }

            @Override
            public boolean marked(Route route) {
                return false;
            }
        };
    }

    /** @param zoom at which it is seen, for what can be read */
    public DrawingPainter(Pen pen, Palette palette, Look look, double zoom) {
        this.pen = pen;
        this.palette = palette;
        this.look = look;
        this.zoom = zoom;
    }

    /** Draws what may be seen in a rectangle. */
    public void draw(Drawing drawing, GraphLayout layout, double minX, double minY, double maxX, double maxY) {
        for (Route route : layout.routes()) {
            if (!look.marked(route) && route.touches(minX - 80, minY, maxX, maxY)) {
                route(drawing, route, palette.faint().interpolate(palette.muted(), 0.3));
            }
        }
        layout.routes().stream().filter(look::marked).forEach(route -> route(drawing, route, palette.accent()));
        int largestSide = drawing.largestSide();
        for (Block block : layout.blocks()) {
            if (block.x() + W + 8 >= minX
                    && block.x() - 8 <= maxX
                    && block.bottom() + 8 >= minY
                    && block.y() - 8 <= maxY) {
                if (block.layer() < 0) {
                    input(drawing, block, largestSide);
                } else {
                    block(drawing, block, largestSide);
                }
            }
        }
    }

    private void route(Drawing drawing, Route route, Color color) {
        double line = (look.marked(route) ? 2 : 1.5) / Math.sqrt(Math.min(1, zoom));
        pen.path(route.path(), color, line, false);
        arrow(route, color);
        TensorShape shape = drawing.output(route.from());
        if (shape != null && zoom >= SMALL_PRINT) {
            pen.text(shape.toString(), route.labelX() + 8, route.labelY(), 10, false, palette.muted(), Align.LEFT, 80);
        }
    }

    private void arrow(Route route, Color color) {
        Route.Point end = route.points().getLast();
        Route.Point before = route.points().get(route.points().size() - 2);
        boolean sideways = Math.abs(end.x() - before.x()) > Math.abs(end.y() - before.y());
        double x = end.x();
        double y = end.y();
        if (sideways) {
            pen.polygon(new double[] {x, x + 7, x + 7}, new double[] {y, y - 4, y + 4}, color);
        } else {
            pen.polygon(new double[] {x, x - 4, x + 4}, new double[] {y, y - 7, y - 7}, color);
        }
    }

    private void input(Drawing drawing, Block block, int largestSide) {
        pen.box(
                block.x(),
                block.y(),
                W,
                H,
                H / 2,
                palette.background(),
                look.hovered(-1) ? palette.accent() : palette.faint(),
                1.5);
        if (zoom < OUTLINES) {
            return;
        }
        if (zoom < SMALL_PRINT) {
            large("Images", block, block.centerX() - W / 2 + TEXT);
            return;
        }
        FeatureMapPainter.draw(
                pen, drawing.summary().input(), largestSide, block.x() + 36, block.centerY(), palette.muted());
        pen.text("Images", block.x() + TEXT + PAD, block.centerY(), 13, true, palette.text(), Align.LEFT, 100);
        pen.text(
                drawing.summary().input().toString(),
                block.x() + W - PAD - 16,
                block.centerY(),
                12,
                true,
                palette.text(),
                Align.RIGHT,
                90);
    }

    private void block(Drawing drawing, Block block, int largestSide) {
        LayerSpec layer = drawing.layer(block.layer());
        Color color = GroupColors.of(LayerGroup.of(layer), palette.dark());
        boolean selected = look.selected(block.layer());
        card(block, color, selected, drawing.worst(block.layer()));
        LayerSummary summary = drawing.summaryOf(block.layer());
        TensorShape shape = drawing.output(block.layer());
        if (shape != null && zoom >= OUTLINES) {
            FeatureMapPainter.draw(pen, shape, largestSide, block.x() + TILE / 2, block.centerY(), color);
        }
        if (zoom < OUTLINES) {
            return;
        }
        if (zoom < SMALL_PRINT) {
            large(LayerText.title(layer), block, block.x() + TEXT);
        } else {
            print(layer, summary, block);
        }
        Severity worst = drawing.worst(block.layer());
        if (worst != null) {
            badge(block, worst == Severity.ERROR ? palette.bad() : palette.warning());
        }
    }

    private void card(Block block, Color color, boolean selected, @Nullable Severity worst) {
        double x = block.x();
        double y = block.y();
        Color fill = palette.dark() ? palette.raised() : palette.surface();
        Color line = worst == Severity.ERROR ? palette.bad() : palette.border();
        if (zoom < OUTLINES) {
            pen.box(x, y, W, H, RADIUS, color, null, 0);
            return;
        }
        if (selected) {
            pen.box(
                    x - 3,
                    y - 3,
                    W + 6,
                    H + 6,
                    RADIUS + 3,
                    Palette.fade(palette.accent(), palette.dark() ? 0.35 : 0.22),
                    null,
                    0);
            line = palette.accent();
        } else if (look.hovered(block.layer())) {
            line = palette.accent();
        }
        pen.box(x, y, W, H, RADIUS, fill, null, 0);
        pen.box(x, y, TILE, H, RADIUS, Palette.fade(color, palette.dark() ? 0.2 : 0.13), null, 0);
        pen.box(x, y, W, H, RADIUS, null, line, selected ? 2 : 1);
    }

    private void print(LayerSpec layer, @Nullable LayerSummary summary, Block block) {
        double upper = block.y() + 19;
        double lower = block.y() + 38;
        double right = block.x() + W - PAD;
        double left = block.x() + TEXT;
        String parameters =
                summary == null || summary.parameterCount() == 0 ? "" : Format.shortCount(summary.parameterCount());
        double forShape =
                summary == null ? 0 : 6.6 * summary.output().toString().length() + 12;
        pen.text(LayerText.title(layer), left, upper, 13, true, palette.text(), Align.LEFT, right - left - forShape);
        double forParameters = parameters.isEmpty() ? 0 : 6 * parameters.length() + 12;
        pen.text(
                LayerText.facts(layer),
                left,
                lower,
                11,
                false,
                palette.muted(),
                Align.LEFT,
                right - left - forParameters);
        if (summary != null) {
            pen.text(summary.output().toString(), right, upper, 11, true, palette.text(), Align.RIGHT, 100);
            pen.text(parameters, right, lower, 11, false, palette.muted(), Align.RIGHT, 60);
        }
    }

    private void large(String text, Block block, double x) {
        double size = Math.min(24, Math.rint(READABLE / zoom));
        pen.text(text, x, block.centerY(), size, true, palette.text(), Align.LEFT, block.x() + W - PAD - x);
    }

    private void badge(Block block, Color color) {
        double x = block.x() + W - 2;
        double y = block.y() + 2;
        pen.disc(x, y, 9, color, palette.background(), 2);
        pen.text("!", x, y, 12, true, palette.dark() ? palette.background() : palette.surface(), Align.CENTER, 12);
    }
}
