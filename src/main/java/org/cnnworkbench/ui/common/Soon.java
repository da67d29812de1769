package org.cnnworkbench.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A place in a page whose content comes when it is its turn, a frame or more after the page. Styling many controls at once would hold up the
 * window's thread; so each frame takes as many of these as it has time for. The place should have its size by itself, so that nothing
 * moves when the content comes.
 */
public final class Soon extends StackPane {

    /** Of a frame's 16 ms; the rest is for layout and for drawing. */
    private static final long NANOS_A_FRAME = 5_000_000;

    private static final Deque<Soon> WAITING = new ArrayDeque<>();
    private static final AnimationTimer TURNS = new AnimationTimer() {
        @Override
        public void handle(long now) {
            // Timers come before the drawing: the first time, the page itself has not been drawn yet.
            if (drawn) {
                turns();
            }
            drawn = true;
        }
    };

    private static boolean drawn;

    private final Supplier<? extends Node> content;

    /** @param content has no parent yet */
    public Soon(Node content) {
        this(() -> content);
    }

    /** @param content is made when it is its turn, once */
    public Soon(Supplier<? extends Node> content) {
        this.content = content;
        sceneProperty().addListener((observed, before, now) -> {
            if (now != null && getChildren().isEmpty()) {
                if (WAITING.isEmpty()) {
                    drawn = false;
                    TURNS.start();
                }
                WAITING.add(this);
            }
        });
    }

    /** Whether all places that are in a window have their content. */
    public static boolean allThere() {
        return WAITING.isEmpty();
    }

    private static void turns() {
        long begun = System.nanoTime();
        while (!WAITING.isEmpty() && System.nanoTime() - begun < NANOS_A_FRAME) {
            WAITING.remove().fill();
        }
        if (WAITING.isEmpty()) {
            TURNS.stop();
        }
    }

    /** One that has left the window meanwhile gets its content without styles, which come when it is back. */
    private void fill() {
        if (getChildren().isEmpty()) {
            Node made = content.get();
            getChildren().add(made);
            if (getScene() != null) {
                made.applyCss();
            }
        }
    }
}
