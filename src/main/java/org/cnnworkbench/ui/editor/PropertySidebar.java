package org.cnnworkbench.ui.editor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Initializer;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.SpecCodecs;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.form.RecordForm;
import org.cnnworkbench.ui.editor.graph.LayerGroup;
import org.cnnworkbench.ui.editor.graph.LayerJson;
import org.cnnworkbench.ui.editor.graph.LayerText;
import org.cnnworkbench.ui.editor.graph.SpecEdits;
import org.cnnworkbench.ui.workspace.SearchMarks;
import org.jspecify.annotations.Nullable;

/** The settings of what is selected: of one layer, those that several have in common, or the network's name. */
final class PropertySidebar extends VBox {

    private static final String PREFIX = "property";
    private static final Map<Class<?>, TypeTable<?>> NESTED = Map.of(Initializer.class, SpecCodecs.INITIALIZERS);

    /** What the network itself is called. */
    record Header(
            @Option(help = "What you call the network") String name,

            @Option(help = "A sentence about it", byDefault = "null") @Nullable
            String description) {}

    private static final RecordCodec<Header> HEADER = RecordCodec.of(Header.class);

    private final DesignModel model;
    private final SearchMarks marks;
    private final VBox head = new VBox(4);
    private final LayerFacts facts;
    private final VBox content = new VBox(16);
    private String shownFor = "";
    private @Nullable RecordForm form;

    PropertySidebar(DesignModel model, SearchMarks marks) {
        this.model = model;
        this.marks = marks;
        this.facts = new LayerFacts(model);
        getStyleClass().addAll("wb-side", "design-properties");
        content.getStyleClass().add("design-properties-content");
        ScrollPane scroll = new ScrollPane(new Soon(content));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        model.drawingProperty().addListener((observed, before, now) -> show());
        model.selectionProperty().addListener((observed, before, now) -> show());
        marks.planProperty().addListener((observed, before, now) -> {
            if (form != null) {
                form.refreshMarks();
            }
        });
        show();
    }

    /** Puts the keyboard into the first setting. */
    void focusFirst() {
        if (form != null) {
            form.focusFirst();
        }
    }

    private void show() {
        Set<Integer> selected = model.selection();
        if (selected.stream().anyMatch(layer -> layer >= model.drawing().size())
                || model.drawing().spec() != model.spec()) {
            return;
        }
        if (selected.isEmpty()) {
            showNetwork();
        } else if (selected.size() == 1) {
            showLayer(selected.iterator().next());
        } else {
            showCommon(selected);
        }
    }

    private void title(String title, @Nullable LayerSpec layer, String below) {
        Label name = new Label(title);
        name.getStyleClass().add("wb-title");
        name.setWrapText(true);
        Label small = new Label(below);
        small.getStyleClass().addAll("wb-small", "wb-muted");
        small.setWrapText(true);
        VBox words = new VBox(2, name, small);
        HBox row = new HBox(12);
        if (layer != null) {
            row.getChildren().add(LayerIcons.tile(LayerTypes.TABLE.nameOf(layer), LayerGroup.of(layer)));
        }
        row.getChildren().add(words);
        head.getChildren().setAll(row);
    }

    // ---- the network ----

    private void showNetwork() {
        ArchitectureSpec spec = model.spec();
        title(
                "Network",
                null,
                spec.layers().isEmpty() ? "no layers yet" : spec.layers().size() + " layers");
        if (!shownFor.equals("network")) {
            shownFor = "network";
            RecordForm made = new RecordForm(PREFIX, HEADER.fields(), NESTED);
            made.onEdit((field, whole) -> taken(() -> {
                ArchitectureSpec now = model.spec();
                String name = whole.path("name").asText();
                String description = whole.path("description").isTextual()
                        ? whole.path("description").asText()
                        : null;
                model.put(
                        "change the network's " + field,
                        "design-network-" + field,
                        new ArchitectureSpec(name, description, now.inputShape(), now.layers()));
            }));
            form = made;
            Label hint = new Label("Select a layer to see and change its settings.");
            hint.getStyleClass().add("wb-muted");
            hint.setWrapText(true);
            content.getChildren().setAll(head, made, hint);
        }
        Objects.requireNonNull(form).show(HEADER.write(new Header(spec.name(), spec.description())));
    }

    // ---- one layer ----

    private void showLayer(int index) {
        LayerSpec layer = model.spec().layers().get(index);
        String type = LayerTypes.TABLE.nameOf(layer);
        boolean named = layer.wiring().name() != null;
        title(
                LayerText.title(layer),
                layer,
                named
                        ? LayerText.type(layer)
                        : "layer " + (index + 1) + " of "
                                + model.spec().layers().size());
        facts.show(index);
        if (!shownFor.equals("layer " + type + " " + index)) {
            shownFor = "layer " + type + " " + index;
            RecordForm made = new RecordForm(PREFIX, LayerTypes.TABLE.fields(type), NESTED);
            made.only(field -> !field.name().equals("inputs"));
            made.onEdit((field, whole) -> taken(() -> change(index, field, whole)));
            made.marks(marks.layer(index));
            form = made;
            content.getChildren().setAll(head, facts.problems(), made, facts);
        }
        Objects.requireNonNull(form).show(LayerJson.write(layer));
    }

    private void change(int index, String field, ObjectNode whole) {
        LayerSpec changed = LayerJson.read(whole);
        model.put(
                "change " + field.replace('_', ' ') + " of "
                        + LayerText.title(model.spec().layers().get(index)),
                "design-property-" + index + "-" + field,
                SpecEdits.replace(model.spec(), index, changed));
    }

    // ---- several layers ----

    private void showCommon(Set<Integer> selected) {
        List<LayerSpec> layers =
                selected.stream().map(model.spec().layers()::get).toList();
        List<FieldInfo> common = common(layers);
        List<ObjectNode> written = layers.stream().map(LayerJson::write).toList();
        List<String> differing = new ArrayList<>();
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (FieldInfo field : common) {
            boolean same = written.stream()
                            .map(node -> node.path(field.name()))
                            .distinct()
                            .count()
                    == 1;
            if (!same) {
                differing.add(field.name().replace('_', ' '));
                // Empty, rather than a default that none of them may have.
                values.set(field.name(), NullNode.getInstance());
            }
            if (same && written.getFirst().has(field.name())) {
                values.set(field.name(), written.getFirst().path(field.name()));
            }
        }
        title(selected.size() + " layers", null, said(common, differing));
        String key = "common " + selected + common.stream().map(FieldInfo::name).toList();
        if (!shownFor.equals(key)) {
            shownFor = key;
            RecordForm made = new RecordForm(PREFIX, common, NESTED);
            made.onEdit((field, whole) -> taken(() -> changeAll(selected, field, whole)));
            form = made;
            content.getChildren().setAll(head, made);
        }
        Objects.requireNonNull(form).show(values);
    }

    private static String said(List<FieldInfo> common, List<String> differing) {
        if (common.isEmpty()) {
            return "They have no settings in common.";
        }
        return "What you change here is set in all of them."
                + (differing.isEmpty() ? "" : " Different so far: " + String.join(", ", differing) + ".");
    }

    private static List<FieldInfo> common(List<LayerSpec> layers) {
        List<FieldInfo> common = new ArrayList<>(LayerTypes.TABLE.fields(LayerTypes.TABLE.nameOf(layers.getFirst())));
        common.removeIf(field -> field.name().equals("inputs") || field.name().equals("name"));
        for (LayerSpec layer : layers) {
            Map<String, FieldInfo> fields = LayerTypes.TABLE.fields(LayerTypes.TABLE.nameOf(layer)).stream()
                    .collect(Collectors.toMap(FieldInfo::name, field -> field));
            common.removeIf(field -> {
                FieldInfo other = fields.get(field.name());
                return other == null || !other.type().equals(field.type());
            });
        }
        return common;
    }

    private void changeAll(Set<Integer> selected, String field, ObjectNode whole) {
        ArchitectureSpec spec = model.spec();
        for (int index : selected) {
            LayerSpec changed = LayerJson.edit(spec.layers().get(index), node -> node.set(field, whole.path(field)));
            spec = SpecEdits.replace(spec, index, changed);
        }
        model.put(
                "change " + field.replace('_', ' ') + " of " + selected.size() + " layers",
                "design-property-all-" + field,
                spec);
    }

    /** Null where the edit was taken, else what is wrong with it. */
    private static @Nullable String taken(Runnable edit) {
        try {
            edit.run();
            return null;
        } catch (InputException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "not possible");
            return message.replaceFirst("^layer:\\d+:\\d+: ", "");
        }
    }
}
