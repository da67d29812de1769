package org.cnnworkbench.ui.search;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.util.Duration;

/** A text field that hands on what is typed after a short rest, with Enter, and when the keyboard goes elsewhere. */
final class CommitField extends TextField {

    private static final Duration REST = Duration.millis(350);

    private final PauseTransition rest = new PauseTransition(REST);
    private final Consumer<String> taker;
    private String handedOn = "";
    private boolean silent;

    CommitField(String id, Consumer<String> taker) {
        this.taker = taker;
        setId(id);
        textProperty().addListener((observed, before, now) -> {
            if (!silent) {
                rest.playFromStart();
            }
        });
        focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                commit();
            }
        });
        setOnAction(entered -> commit());
        rest.setOnFinished(rested -> commit());
    }

    /** What is typed so far. */
    String typed() {
        return Objects.requireNonNullElse(getText(), "");
    }

    /** Shows a text without telling anybody. */
    void show(String text) {
        rest.stop();
        handedOn = text;
        if (!text.equals(getText())) {
            silent = true;
            setText(text);
            silent = false;
        }
    }

    private void commit() {
        rest.stop();
        if (!typed().equals(handedOn)) {
            handedOn = typed();
            taker.accept(handedOn);
        }
    }
}
