package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, sizes, texts and lists, typed. What is typed is checked at once; it is handed on after a short rest, with Enter, and when the
 * keyboard goes elsewhere. The arrow keys step a number.
 */
final class TextEditor implements FieldEditor {

    private static final String ERROR = "wb-error";

    private final FieldInfo field;
    private final Node node;
    private final TextField text;
    private final Consumer<@Nullable String> errors;
    private final Typing typing;

    TextEditor(FieldInfo field, Taker taker, Consumer<@Nullable String> errors) {
        this.field = field;
        this.errors = errors;
        List<String> words =
                FieldText.isNumber(field) || field.type() == String.class ? List.of() : FieldText.words(field);
        if (words.isEmpty()) {
            text = new TextField();
            node = text;
        } else {
            ComboBox<String> box = new ComboBox<>();
            box.setEditable(true);
            box.getItems().setAll(words);
            box.setMaxWidth(Double.MAX_VALUE);
            text = box.getEditor();
            node = box;
        }
        text.setPromptText(FieldText.prompt(field));
        typing = new Typing(text, taker, this::typed, this::commit);
        text.focusedProperty().addListener((observed, before, now) -> left(now));
        text.setOnAction(entered -> commit());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node focus() {
        return text;
    }

    @Override
    public void show(JsonNode value) {
        if (typing.take(value)) {
            display(value);
            mark(null);
        }
    }

    private void display(JsonNode value) {
        typing.display(FieldText.show(value));
    }

    private void typed() {
        try {
            FieldText.read(field, text.getText());
            mark(null);
        } catch (InputException e) {
            mark(e.getMessage());
        }
    }

    private void left(boolean focused) {
        if (!focused) {
            commit();
            if (!text.getStyleClass().contains(ERROR)) {
                display(typing.shown());
            }
        }
    }

    private void commit() {
        typing.stop();
        JsonNode value;
        try {
            value = FieldText.read(field, Objects.requireNonNullElse(text.getText(), ""));
        } catch (InputException e) {
            mark(e.getMessage());
            return;
        }
        if (FieldText.show(value).equals(FieldText.show(typing.shown()))) {
            mark(null);
        } else {
            mark(typing.offer(value));
        }
    }

    private void pressed(KeyEvent event) {
        boolean up = event.getCode() == KeyCode.UP;
        if (event.getCode() == KeyCode.ESCAPE && text.getStyleClass().contains(ERROR)) {
            typing.stop();
            display(typing.shown());
            mark(null);
            event.consume();
        } else if (FieldText.isNumber(field) && (up || event.getCode() == KeyCode.DOWN) && !event.isAltDown()) {
            JsonNode moved = FieldText.stepped(field, typing.shown(), up ? 1 : -1);
            typing.stop();
            if (!moved.equals(typing.shown())) {
                mark(typing.offer(moved));
                display(typing.shown());
            }
            event.consume();
        }
    }

    private void mark(@Nullable String problem) {
        node.getStyleClass().remove(ERROR);
        text.getStyleClass().remove(ERROR);
        if (problem != null) {
            node.getStyleClass().add(ERROR);
            if (text != node) {
                text.getStyleClass().add(ERROR);
            }
        }
        errors.accept(problem);
    }
}
