package org.cnnworkbench.ui.common;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Things that are done again and again on the window's thread, from {@code play} to {@code stop}. */
public final class Repeat {

    private Repeat() {}

    /** Not yet playing; the first time comes after one period. */
    public static Timeline every(Duration period, Runnable action) {
        Timeline timeline = new Timeline(new KeyFrame(period, finished -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        return timeline;
    }
}
