package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.cnnworkbench.input.FieldInfo;
import org.jspecify.annotations.Nullable;

/** Sentences: a few lines that wrap. What is typed is handed on after a short rest and when the keyboard goes elsewhere; Tab goes on. */
final class ProseEditor implements FieldEditor {

    private static final Duration REST = Duration.millis(350);
    private static final int LINES = 6;

    private final TextArea text = new TextArea();
    private final boolean optional;
    private final Taker taker;
    private final Consumer<@Nullable String> errors;
    private final PauseTransition rest = new PauseTransition(REST);
    private JsonNode shown = NullNode.getInstance();
    private boolean silent;

    ProseEditor(FieldInfo field, Taker taker, Consumer<@Nullable String> errors) {
        this.optional = FieldText.isOptional(field);
        this.taker = taker;
        this.errors = errors;
        text.setWrapText(true);
        text.setPrefRowCount(LINES);
        text.setPromptText(optional ? "none" : "");
        text.textProperty().addListener((observed, before, now) -> {
            if (!silent) {
                rest.playFromStart();
            }
        });
        text.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                commit();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        rest.setOnFinished(rested -> commit());
    }

    /** Whether a field holds sentences rather than a word. */
    static boolean suits(FieldInfo field) {
        return field.type() == String.class && field.name().equals("description");
    }

    @Override
    public Node node() {
        return text;
    }

    @Override
    public Node focus() {
        return text;
    }

    @Override
    public void show(JsonNode value) {
        boolean typing = text.isFocused() && rest.getStatus() == Animation.Status.RUNNING;
        boolean same = value.equals(shown) && text.isFocused();
        shown = value;
        if (!typing && !same) {
            silent = true;
            text.setText(value.asText(""));
            silent = false;
            errors.accept(null);
        }
    }

    private void commit() {
        rest.stop();
        String typed = text.getText().strip();
        JsonNode value =
                typed.isEmpty() && optional ? NullNode.getInstance() : JsonNodeFactory.instance.textNode(typed);
        if (value.equals(shown) || typed.equals(shown.asText("").strip())) {
            return;
        }
        JsonNode before = shown;
        shown = value;
        String problem = taker.apply(value);
        if (problem != null) {
            shown = before;
        }
        errors.accept(problem);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }
}
