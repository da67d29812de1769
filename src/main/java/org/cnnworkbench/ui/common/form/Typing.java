package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What is being typed into a field, and the value that the field stands for meanwhile. A value from outside never disturbs who types. */
final class Typing {

    private static final Duration REST = Duration.millis(350);

    private final TextInputControl text;
    private final FieldEditor.Taker taker;
    private final PauseTransition rest = new PauseTransition(REST);
    private JsonNode shown = NullNode.getInstance();
    private boolean silent;

    /**
     * @param typed  called with every change of the text by a person
     * @param rested called when a person hasn't typed for a short time
     */
    Typing(TextInputControl text, FieldEditor.Taker taker, Runnable typed, Runnable rested) {
        this.text = text;
        this.taker = taker;
        text.textProperty().addListener((observed, before, now) -> {
            if (!silent) {
                typed.run();
                rest.playFromStart();
            }
        });
        rest.setOnFinished(finished -> rested.run());
    }

    JsonNode shown() {
        return shown;
    }

    /** Takes a value from outside; false where the text is to stay as it is, since somebody is at it. */
    boolean take(JsonNode value) {
        boolean typing = text.isFocused() && rest.getStatus() == Animation.Status.RUNNING;
        boolean same = value.equals(shown) && text.isFocused();
        shown = value;
        return !typing && !same;
    }

    /** Shows a text that nobody has typed. */
    void display(String words) {
        silent = true;
        text.setText(words);
        silent = false;
    }

    /** No more waiting for a rest. */
    void stop() {
        rest.stop();
    }

    /** Hands a value on. Answers with what is wrong with it; null where it was taken. */
    @Nullable
    String offer(JsonNode value) {
        JsonNode before = shown;
        shown = value;
        String problem = taker.apply(value);
        if (problem != null) {
            shown = before;
        }
        return problem;
    }
}
