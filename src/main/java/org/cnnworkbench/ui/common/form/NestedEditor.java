package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.TypeTable;
import org.jspecify.annotations.Nullable;

/** One of several kinds, each with fields of its own: an optimizer, a schedule, an initialiser. */
final class NestedEditor implements FieldEditor {

    private static final String TYPE = "type";

    private final VBox node = new VBox(8);
    private final ChoiceEditor kind;
    private final String idPrefix;
    private final TypeTable<?> table;
    private final Map<Class<?>, TypeTable<?>> nested;
    private final Taker taker;
    private String shownType = "";
    private @Nullable RecordForm fields;
    private @Nullable FieldMarks marks;

    NestedEditor(
            String idPrefix,
            FieldInfo field,
            TypeTable<?> table,
            Map<Class<?>, TypeTable<?>> nested,
            Taker taker,
            Consumer<@Nullable String> errors) {
        this.idPrefix = idPrefix + "-" + field.name().replace('_', '-');
        this.table = table;
        this.nested = nested;
        this.taker = taker;
        this.kind = new ChoiceEditor(table.names().stream().toList(), this::choose, errors);
        node.getChildren().add(kind.node());
    }

    /** The new kind begins with its defaults. */
    private @Nullable String choose(JsonNode name) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set(TYPE, name);
        return taker.apply(whole);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Node focus() {
        return kind.focus();
    }

    @Override
    public void show(JsonNode value) {
        kind.show(value);
        String type = value.isTextual() ? value.asText() : value.path(TYPE).asText();
        if (!type.equals(shownType)) {
            shownType = type;
            build(type);
        }
        if (fields != null) {
            // A bare name stands for the kind with all its defaults.
            fields.show(value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
        }
    }

    void marks(FieldMarks wanted) {
        marks = wanted;
        if (fields != null) {
            fields.marks(wanted);
        }
    }

    void refreshMarks() {
        if (fields != null) {
            fields.refreshMarks();
        }
    }

    private void build(String type) {
        node.getChildren().setAll(kind.node());
        fields = null;
        if (table.names().contains(type) && !table.fields(type).isEmpty()) {
            RecordForm made = new RecordForm(idPrefix, table.fields(type), nested);
            made.getStyleClass().add("wb-form-nested");
            made.onEdit(object -> {
                ObjectNode whole = JsonNodeFactory.instance.objectNode();
                whole.set(TYPE, TextNode.valueOf(type));
                object.properties().forEach(each -> whole.set(each.getKey(), Objects.requireNonNull(each.getValue())));
                return taker.apply(whole);
            });
            if (marks != null) {
                made.marks(marks);
            }
            fields = made;
            node.getChildren().add(made);
        }
    }
}
