package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;

/** Yes or no. */
final class CheckEditor implements FieldEditor {

    private final CheckBox box;

    CheckEditor(String label, Taker taker, Consumer<@Nullable String> errors) {
        box = new CheckBox(label);
        box.setOnAction(pressed -> errors.accept(taker.apply(BooleanNode.valueOf(box.isSelected()))));
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
        box.setSelected(value.asBoolean());
    }
}
