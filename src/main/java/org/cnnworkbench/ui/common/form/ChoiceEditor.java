package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One of a few names. */
final class ChoiceEditor implements FieldEditor {

    private final ComboBox<String> box = new ComboBox<>();
    private boolean silent;

    ChoiceEditor(List<String> choices, Taker taker, Consumer<@Nullable String> errors) {
        box.getItems().setAll(choices);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new Names());
        box.valueProperty().addListener((observed, before, now) -> {
            if (!silent && now != null) {
                errors.accept(taker.apply(TextNode.valueOf(now)));
            }
        });
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node focus() {
        return box;
    }

    @Override
    public void show(JsonNode value) {
        silent = true;
        box.setValue(value.isTextual() ? value.asText() : value.path("type").asText());
        silent = false;
    }

    /** {@code he_normal} is shown as {@code He normal}. */
    private static final class Names extends StringConverter<String> {
        @Override
        public String toString(@Nullable String name) {
            return name == null ? "" : FieldText.label(name);
        }

        @Override
        public String fromString(String shown) {
            throw new IllegalStateException("the box is not editable");
        }
    }
}
