package org.cnnworkbench.ui.search;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.ui.common.Drawing;
import org.cnnworkbench.ui.common.Fonts;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.Ticks;
import org.jspecify.annotations.Nullable;

/** A plot of a study's trials. What the mouse is over is stressed in the table and the other plots too; a click chooses it. */
abstract class StudyPlot extends Drawing {

    static final double LEFT = 56;
    static final double RIGHT = 16;
    static final double TOP = 28;
    static final double BOTTOM = 28;
    static final double DOT = 3.5;

    private static final double NEAR = 10;
    private static final double TICK = 36;

    final Theme theme;
    private final TrialFocus focus;
    private final String title;
    private @Nullable StudyPicture picture;
    /** Where the trials were drawn last. */
    private final List<Spot> spots = new ArrayList<>();

    /** A trial's place, in pixels. */
    record Spot(TrialRow row, double x, double y) {}

    StudyPlot(String title, Theme theme, TrialFocus focus) {
        super(theme);
        this.title = title;
        this.theme = theme;
        this.focus = focus;
        setMinSize(0, 0);
        setAccessibleText(title);
        focus.hoveredProperty().addListener((observed, before, now) -> redraw());
        focus.chosenProperty().addListener((observed, before, now) -> redraw());
        setOnMouseMoved(moved -> focus.hoveredProperty().set(trialAt(moved.getX(), moved.getY())));
        setOnMouseExited(left -> focus.hoveredProperty().set(TrialFocus.NONE));
        setOnMouseClicked(this::clicked);
    }

    private void clicked(MouseEvent event) {
        int trial = trialAt(event.getX(), event.getY());
        if (event.getButton() == MouseButton.PRIMARY && trial != TrialFocus.NONE) {
            focus.chosenProperty().set(trial);
        }
    }

    final String title() {
        return title;
    }

    void show(@Nullable StudyPicture now) {
        picture = now;
        redraw();
    }

    final @Nullable StudyPicture picture() {
        return picture;
    }

    final TrialFocus focus() {
        return focus;
    }

    /** What is drawn, as a table. */
    abstract String csv(StudyPicture of);

    /** Draws trials; each that can be pointed at is given to {@link #spot}. */
    abstract void draw(GraphicsContext on, double width, double height, StudyPicture of);

    @Override
    protected final void draw(GraphicsContext on, double width, double height) {
        spots.clear();
        StudyPicture now = picture;
        if (now != null && width > LEFT + RIGHT + 20 && height > TOP + BOTTOM + 20) {
            draw(on, width, height, now);
            stress(on, width, now);
        }
    }

    final void spot(TrialRow row, double x, double y) {
        spots.add(new Spot(row, x, y));
    }

    /** The trial that is drawn there, or {@link TrialFocus#NONE}. */
    int trialAt(double x, double y) {
        double nearest = NEAR * NEAR;
        int found = TrialFocus.NONE;
        for (Spot spot : spots) {
            double distance = (spot.x - x) * (spot.x - x) + (spot.y - y) * (spot.y - y);
            if (distance < nearest) {
                nearest = distance;
                found = spot.row.number();
            }
        }
        return found;
    }

    /** A ring around the trial that is pointed at, and what it is. */
    private void stress(GraphicsContext on, double width, StudyPicture now) {
        int stressed = focus.stressed();
        for (Spot spot : spots) {
            if (spot.row.number() == stressed) {
                on.setStroke(theme.now().text());
                on.setLineWidth(2);
                on.strokeOval(spot.x - 7, spot.y - 7, 14, 14);
            }
        }
        now.rows().stream().filter(row -> row.number() == stressed).findFirst().ifPresent(row -> {
            String score = now.text(row.mean(), row.deviation());
            write(
                    on,
                    "Trial " + row.number()
                            + (score.isEmpty() ? ", " + row.state().text() : ": " + score) + " · "
                            + row.valuesText(now.dimensions()),
                    width - RIGHT,
                    4,
                    TextAlignment.RIGHT,
                    theme.now().text());
        });
    }

    final void write(GraphicsContext on, String text, double x, double top, TextAlignment align, Color colour) {
        on.setFont(Fonts.text(Fonts.SMALL));
        on.setTextAlign(align);
        on.setTextBaseline(VPos.TOP);
        on.setFill(colour);
        on.fillText(text, x, top, Math.max(40, align == TextAlignment.RIGHT ? x - 4 : getWidth() - x));
    }

    /** The y axis with the scores, its grid lines and its name. */
    final void scores(GraphicsContext on, double width, double height, ScoreScale scale, String name) {
        Palette palette = theme.now();
        Ticks ticks = scale.ticks((int) ((height - TOP - BOTTOM) / TICK));
        on.setLineWidth(1);
        for (double value : ticks.values()) {
            double y = Math.round(y(height, scale.share(value))) + 0.5;
            on.setStroke(palette.border());
            on.strokeLine(LEFT, y, width - RIGHT, y);
            write(on, scale.format().tick(value, ticks.step()), LEFT - 8, y - 7, TextAlignment.RIGHT, palette.muted());
        }
        if (focus.stressed() == TrialFocus.NONE) {
            write(on, name, 4, 4, TextAlignment.LEFT, palette.muted());
        }
    }

    static double y(double height, double share) {
        return TOP + (1 - share) * (height - TOP - BOTTOM);
    }

    static double x(double width, double share) {
        return LEFT + share * (width - LEFT - RIGHT);
    }

    /** A trial as a dot: filled where it is complete, hollow where it was given up or is not over, a cross where it failed. */
    final void dot(GraphicsContext on, TrialRow row, double x, double y, Color colour) {
        Palette palette = theme.now();
        if (row.best()) {
            on.setFill(palette.good());
            on.fillOval(x - DOT - 1.5, y - DOT - 1.5, 2 * DOT + 3, 2 * DOT + 3);
        } else if (row.state() == TrialState.COMPLETE) {
            on.setFill(colour);
            on.fillOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        } else if (row.state() == TrialState.FAILED) {
            on.setStroke(palette.bad());
            on.setLineWidth(1.5);
            on.strokeLine(x - DOT, y - DOT, x + DOT, y + DOT);
            on.strokeLine(x - DOT, y + DOT, x + DOT, y - DOT);
        } else {
            on.setStroke(row.state() == TrialState.PRUNED ? palette.warning() : colour);
            on.setLineWidth(1.5);
            on.strokeOval(x - DOT, y - DOT, 2 * DOT, 2 * DOT);
        }
    }
}
