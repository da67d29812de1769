package org.cnnworkbench.ui.common;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** A slider over a few steps, each with a dot below; some dots are marked. */
public final class StepSlider extends VBox {

    private static final double THUMB = 14;
    private static final double DOTS_HEIGHT = 8;
    private static final int MOST_DOTS = 60;

    private final Slider slider = new Slider(0, 0, 0);
    private final Dots dots;
    private final IntegerProperty step;
    private List<Mark> marks = List.of();

    /** How a step's dot looks. */
    public enum Mark {
        PLAIN,
        BEST,
        LATEST
    }

    /**
     * @param id   of the slider itself
     * @param step followed and set; -1 while there are no steps
     */
    public StepSlider(String id, Theme theme, IntegerProperty step) {
        this.step = step;
        this.dots = new Dots(theme);
        slider.setId(id);
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.valueProperty().addListener((observed, before, now) -> {
            int chosen = (int) Math.round(now.doubleValue());
            if (!marks.isEmpty() && chosen != step.get()) {
                step.set(chosen);
            }
        });
        step.addListener((observed, before, now) -> follow());
        getChildren().addAll(slider, dots);
        show(List.of());
    }

    /** Shows so many steps. */
    public void show(List<Mark> now) {
        // Without steps while the range changes, so that what the slider does to its value changes no step.
        marks = List.of();
        slider.setMax(Math.max(0, now.size() - 1));
        slider.setDisable(now.size() < 2);
        marks = List.copyOf(now);
        follow();
        dots.redraw();
    }

    private void follow() {
        int at = step.get();
        if (at >= 0 && Math.round(slider.getValue()) != at) {
            slider.setValue(at);
        }
    }

    /** The dots below the places where the thumb can stand. */
    private final class Dots extends Drawing {

        private final Theme theme;

        Dots(Theme theme) {
            super(theme);
            this.theme = theme;
            setMinHeight(DOTS_HEIGHT);
            setPrefHeight(DOTS_HEIGHT);
        }

        @Override
        protected void draw(GraphicsContext on, double width, double height) {
            Palette palette = theme.now();
            int count = marks.size();
            for (int i = 0; i < count; i++) {
                Mark mark = marks.get(i);
                if (mark == Mark.PLAIN && count > MOST_DOTS) {
                    continue;
                }
                double x = count == 1 ? THUMB / 2 : THUMB / 2 + (width - THUMB) * i / (count - 1);
                Color colour = switch (mark) {
                    case PLAIN -> palette.faint();
                    case BEST -> palette.good();
                    case LATEST -> palette.muted();
                };
                double radius = mark == Mark.PLAIN ? 1.5 : 3;
                on.setFill(colour);
                on.fillOval(x - radius, height / 2 - radius, 2 * radius, 2 * radius);
            }
        }
    }
}
