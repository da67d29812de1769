package org.cnnworkbench.ui.shell;

import javafx.animation.AnimationTimer;

/** Does something once, after the window has been drawn some times. */
final class AfterFrames extends AnimationTimer {

    private final Runnable action;
    private int left;

    AfterFrames(int frames, Runnable action) {
        this.left = frames;
        this.action = action;
    }

    @Override
    public void handle(long now) {
        left--;
        if (left == 0) {
            stop();
            action.run();
        }
    }
}
