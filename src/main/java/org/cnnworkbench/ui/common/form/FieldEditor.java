package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The control of one field. */
interface FieldEditor {

    Node node();

    /** Shows a value without telling anybody. */
    void show(JsonNode value);

    /** The control that takes the keyboard, and bears the field's id. */
    Node focus();

    /** Gets a new value; answers with what is wrong with it, or null where it was taken. */
    @FunctionalInterface
    interface Taker extends Function<JsonNode, @Nullable String> {}
}
