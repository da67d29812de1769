package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, sizes, texts and lists, typed. What is typed is checked at once; it is handed on after a short rest, with Enter, and when the
 * keyboard goes elsewhere. The arrow keys step a number.
 */
final class TextEditor implements FieldEditor {

    private static final Duration REST = Duration.millis(350);
    private static final String ERROR = "wb-error";

    private final FieldInfo field;
    private final Node node;
    private final TextField text;
    private final Taker taker;
    private final Consumer<@Nullable String> errors;
    private final PauseTransition rest = new PauseTransition(REST);
    private JsonNode shown = NullNode.getInstance();
    private boolean silent;

    TextEditor(FieldInfo field, Taker taker, Consumer<@Nullable String> errors) {
        this.field = field;
        this.taker = taker;
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
        text.textProperty().addListener((observed, before, now) -> typed());
        text.focusedProperty().addListener((observed, before, now) -> left(now));
        text.setOnAction(entered -> commit());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        rest.setOnFinished(rested -> commit());
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
        boolean typing = text.isFocused() && rest.getStatus() == Animation.Status.RUNNING;
        boolean same = value.equals(shown) && text.isFocused();
        shown = value;
        if (typing || same) {
            return;
        }
        display(value);
        mark(null);
    }

    private void display(JsonNode value) {
        silent = true;
        text.setText(FieldText.show(value));
        silent = false;
    }

    private void typed() {
        if (silent) {
            return;
        }
        try {
            FieldText.read(field, text.getText());
            mark(null);
        } catch (InputException e) {
            mark(e.getMessage());
        }
        rest.playFromStart();
    }

    private void left(boolean focused) {
        if (!focused) {
            commit();
            if (!text.getStyleClass().contains(ERROR)) {
                display(shown);
            }
        }
    }

    private void commit() {
        rest.stop();
        JsonNode value;
        try {
            value = FieldText.read(field, Objects.requireNonNullElse(text.getText(), ""));
        } catch (InputException e) {
            mark(e.getMessage());
            return;
        }
        if (FieldText.show(value).equals(FieldText.show(shown))) {
            mark(null);
        } else {
            offer(value);
        }
    }

    private void offer(JsonNode value) {
        JsonNode before = shown;
        shown = value;
        String problem = taker.apply(value);
        if (problem != null) {
            shown = before;
        }
        mark(problem);
    }

    private void pressed(KeyEvent event) {
        boolean up = event.getCode() == KeyCode.UP;
        if (event.getCode() == KeyCode.ESCAPE && text.getStyleClass().contains(ERROR)) {
            rest.stop();
            display(shown);
            mark(null);
            event.consume();
        } else if (FieldText.isNumber(field) && (up || event.getCode() == KeyCode.DOWN) && !event.isAltDown()) {
            JsonNode moved = FieldText.stepped(field, shown, up ? 1 : -1);
            rest.stop();
            if (!moved.equals(shown)) {
                offer(moved);
                display(shown);
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
