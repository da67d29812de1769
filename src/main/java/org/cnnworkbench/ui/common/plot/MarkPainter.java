package org.cnnworkbench.ui.common.plot;

import java.util.Comparator;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.cnnworkbench.ui.common.Palette;

/** Draws what happened: learning-rate changes and rests as lines, the best epoch as a star, checkpoints as small marks on the axis. */
final class MarkPainter {

    private static final double NEAR = 5;
    private static final double[] STAR_X = new double[10];
    private static final double[] STAR_Y = new double[10];

    static {
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 6 : 2.6;
            STAR_X[i] = radius * Math.sin(Math.PI * i / 5);
            STAR_Y[i] = -radius * Math.cos(Math.PI * i / 5);
        }
    }

    private final PlotModel model;

    MarkPainter(PlotModel model) {
        this.model = model;
    }

    void paint(GraphicsContext g, PlotArea area, Palette palette) {
        for (PlotMark mark : model.content().marks()) {
            double x = Math.round(x(area, mark)) + 0.5;
            if (x < area.left() - 1 || x > area.right() + 1) {
                continue;
            }
            switch (mark.kind()) {
                case LEARNING_RATE -> line(g, area, x, palette.warning(), 4);
                case PAUSE -> line(g, area, x, palette.muted(), 2);
                case OTHER -> line(g, area, x, palette.faint(), 2);
                case BEST -> star(g, area, x, palette.good());
                case CHECKPOINT -> {
                    g.setFill(palette.faint());
                    g.fillPolygon(
                            new double[] {x - 3, x + 3, x},
                            new double[] {area.bottom(), area.bottom(), area.bottom() - 5},
                            3);
                }
            }
        }
    }

    /** The mark next to a place of the mouse. */
    Optional<PlotMark> near(PlotArea area, double pixel) {
        return model.content().marks().stream()
                .filter(mark -> Math.abs(x(area, mark) - pixel) <= NEAR)
                .min(Comparator.comparingInt((PlotMark mark) -> mark.kind() == PlotMark.Kind.CHECKPOINT ? 1 : 0)
                        .thenComparingDouble(mark -> Math.abs(x(area, mark) - pixel)));
    }

    private double x(PlotArea area, PlotMark mark) {
        return area.x(mark.x(model.settings().unit(), model.content().stepsPerEpoch()));
    }

    private static void line(GraphicsContext g, PlotArea area, double x, Color color, double dash) {
        g.setStroke(color);
        g.setLineWidth(1);
        g.setLineDashes(dash, 3);
        g.strokeLine(x, area.top(), x, area.bottom());
        g.setLineDashes();
    }

    private static void star(GraphicsContext g, PlotArea area, double x, Color color) {
        g.setStroke(Palette.fade(color, 0.5));
        g.setLineWidth(1);
        g.strokeLine(x, area.top() + 8, x, area.bottom());
        double[] xs = new double[10];
        double[] ys = new double[10];
        for (int i = 0; i < 10; i++) {
            xs[i] = x + STAR_X[i];
            ys[i] = area.top() + 6 + STAR_Y[i];
        }
        g.setFill(color);
        g.fillPolygon(xs, ys, 10);
    }
}
