package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cnnworkbench.input.FieldInfo;
import org.jspecify.annotations.Nullable;

/** Sentences: a few lines that wrap. What is typed is handed on after a short rest and when the keyboard goes elsewhere; Tab goes on. */
final class ProseEditor implements FieldEditor {

    private static final int LINES = 6;

    private final TextArea text = new TextArea();
    private final boolean optional;
    private final Consumer<@Nullable String> errors;
    private final Typing typing;

    ProseEditor(FieldInfo field, Taker taker, Consumer<@Nullable String> errors) {
        this.optional = FieldText.isOptional(field);
        this.errors = errors;
        text.setWrapText(true);
        text.setPrefRowCount(LINES);
        text.setPromptText(optional ? "none" : "");
        typing = new Typing(text, taker, () -> {}, this::commit);
        text.focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                commit();
            }
        });
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
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
        if (typing.take(value)) {
            typing.display(value.asText(""));
            errors.accept(null);
        }
    }

    private void commit() {
        typing.stop();
        String typed = text.getText().strip();
        JsonNode value =
                typed.isEmpty() && optional ? NullNode.getInstance() : JsonNodeFactory.instance.textNode(typed);
        if (!value.equals(typing.shown())
                && !typed.equals(typing.shown().asText("").strip())) {
            errors.accept(typing.offer(value));
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }
}
