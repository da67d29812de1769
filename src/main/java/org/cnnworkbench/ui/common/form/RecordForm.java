package org.cnnworkbench.ui.common.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.ui.common.Hint;
import org.jspecify.annotations.Nullable;

/**
 * A form for a record whose components are declared by {@link org.cnnworkbench.input.Option}: a labelled control for each field, with the
 * declaration's help as its tooltip and what is wrong below it. It works on the record's JSON object, holds no state of its own besides what
 * is shown, and hands on the whole object with every edit. Controls bear the id {@code <prefix>-<field-name>}.
 */
public final class RecordForm extends VBox {

    private static final double GAP = 12;

    private final String idPrefix;
    private final Map<Class<?>, TypeTable<?>> nested;
    private final List<FieldInfo> fields;
    private final Map<String, FieldEditor> editors = new LinkedHashMap<>();
    private final Map<String, Node> rows = new LinkedHashMap<>();
    private final List<MarkPlace> markPlaces = new ArrayList<>();
    private ObjectNode shown = JsonNodeFactory.instance.objectNode();
    private BiFunction<String, ObjectNode, @Nullable String> edited = (field, whole) -> null;

    /**
     * @param idPrefix of the controls' ids
     * @param nested   for fields that are one of several kinds: the table of each such type
     */
    public RecordForm(String idPrefix, List<FieldInfo> fields, Map<Class<?>, TypeTable<?>> nested) {
        this.idPrefix = idPrefix;
        this.nested = Map.copyOf(nested);
        this.fields = List.copyOf(fields);
        getStyleClass().add("wb-form");
        setSpacing(GAP);
        fields.forEach(this::add);
    }

    /** Shows an object; fields that it lacks, as written records lack those with their defaults, are shown with these. */
    public void show(ObjectNode values) {
        shown = values.deepCopy();
        for (FieldInfo field : fields) {
            FieldEditor editor = editors.get(field.name());
            if (editor != null) {
                editor.show(values.has(field.name()) ? values.path(field.name()) : byDefault(field));
            }
        }
    }

    private static JsonNode byDefault(FieldInfo field) {
        String json = field.byDefault();
        return json == null ? NullNode.getInstance() : JsonText.own(json);
    }

    /**
     * @param taker gets the whole object with the edit in it; answers null where it was taken, else what is wrong, which is shown at the
     *              field
     */
    public RecordForm onEdit(Function<ObjectNode, @Nullable String> taker) {
        edited = (field, whole) -> taker.apply(whole);
        return this;
    }

    /** As {@link #onEdit(Function)}, with the name of the field that was edited first: a key by which edits of a gesture are merged. */
    public RecordForm onEdit(BiFunction<String, ObjectNode, @Nullable String> taker) {
        edited = taker;
        return this;
    }

    /** Offers to mark fields, those inside fields too. */
    public RecordForm marks(FieldMarks marks) {
        markPlaces.forEach(place -> place.use(marks));
        editors.forEach((name, editor) -> {
            if (editor instanceof NestedEditor nestedEditor) {
                nestedEditor.marks(marks.inside(name));
            }
        });
        return this;
    }

    /** Shows which fields are marked now. */
    public void refreshMarks() {
        markPlaces.forEach(MarkPlace::refresh);
        editors.values().forEach(editor -> {
            if (editor instanceof NestedEditor nestedEditor) {
                nestedEditor.refreshMarks();
            }
        });
    }

    /** Shows only some of the fields; the others keep their values. */
    public RecordForm only(Predicate<FieldInfo> wanted) {
        List<Node> visible = new ArrayList<>();
        for (FieldInfo field : fields) {
            Node row = rows.get(field.name());
            if (row != null && wanted.test(field)) {
                visible.add(row);
            }
        }
        getChildren().setAll(visible);
        return this;
    }

    /** Puts the keyboard into the first field. */
    public void focusFirst() {
        editors.values().stream()
                .map(FieldEditor::focus)
                .filter(node -> node.getScene() != null)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void add(FieldInfo field) {
        Label problem = new Label();
        problem.getStyleClass().addAll("wb-small", "wb-bad");
        problem.setWrapText(true);
        hide(problem, true);
        Consumer<@Nullable String> errors = message -> {
            problem.setText(message == null ? "" : message);
            hide(problem, message == null);
        };
        FieldEditor editor = editor(field, value -> take(field, value), errors);
        Node control = editor.focus();
        Node named = editor instanceof NestedEditor ? control : editor.node();
        named.setId(idPrefix + "-" + field.name().replace('_', '-'));
        String help = field.help() + "\n" + FieldText.label(FieldText.form(field)) + ".";
        Hint.on(control, help);
        VBox row = new VBox(4);
        MarkPlace mark = new MarkPlace(idPrefix, field.name(), row);
        markPlaces.add(mark);
        HBox head = new HBox(4);
        head.setAlignment(Pos.CENTER_LEFT);
        if (editor instanceof CheckEditor) {
            head.getChildren().addAll(grown(editor.node()), mark);
            row.getChildren().addAll(head, problem);
        } else {
            Label label = new Label(FieldText.label(field.name()));
            label.getStyleClass().addAll("wb-small", "wb-muted");
            label.setLabelFor(control);
            Hint.on(label, help);
            head.getChildren().addAll(grown(label), mark);
            row.getChildren().addAll(head, editor.node(), problem);
        }
        editors.put(field.name(), editor);
        rows.put(field.name(), row);
        getChildren().add(row);
    }

    /** At the left, with all the room before the mark. */
    private static StackPane grown(Node node) {
        StackPane pane = new StackPane(node);
        pane.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(pane, Priority.ALWAYS);
        return pane;
    }

    private static void hide(Label label, boolean hidden) {
        label.setVisible(!hidden);
        label.setManaged(!hidden);
    }

    private FieldEditor editor(FieldInfo field, FieldEditor.Taker taker, Consumer<@Nullable String> errors) {
        TypeTable<?> table = field.type() instanceof Class<?> type ? nested.get(type) : null;
        if (table != null) {
            return new NestedEditor(idPrefix, field, table, nested, taker, errors);
        }
        if (field.type() == boolean.class) {
            return new CheckEditor(FieldText.label(field.name()), taker, errors);
        }
        if (!field.choices().isEmpty() && !FieldText.isOptional(field)) {
            return new ChoiceEditor(field.choices(), taker, errors);
        }
        return ProseEditor.suits(field) ? new ProseEditor(field, taker, errors) : new TextEditor(field, taker, errors);
    }

    private @Nullable String take(FieldInfo field, JsonNode value) {
        ObjectNode whole = shown.deepCopy();
        whole.set(field.name(), value);
        String problem = edited.apply(field.name(), whole);
        if (problem == null) {
            shown.set(field.name(), value);
        }
        return problem;
    }
}
