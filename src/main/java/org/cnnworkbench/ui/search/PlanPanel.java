package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.pruner.Pruner;
import org.cnnworkbench.search.sampler.Sampler;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.form.RecordForm;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** The plan: the fields that are searched, each in a card, and below how they are. */
final class PlanPanel extends ScrollPane {

    private static final Map<Class<?>, TypeTable<?>> KINDS =
            Map.of(Sampler.class, Sampler.TYPES, Pruner.class, Pruner.TYPES);

    private final PlanModel model;
    private final VBox cards = new VBox(8);
    private final Map<FieldPath, DimensionCard> made = new LinkedHashMap<>();
    private final VBox none = new VBox(12);
    private final Button add = new Button("Add a field", Icons.of(MaterialDesignP.PLUS));
    private final FieldChooser chooser;
    private final Map<String, RecordForm> forms = new HashMap<>();

    /** @param site where trials are trained, shown below how many there are */
    PlanPanel(PlanModel model, ExperimentDocument document, Node site) {
        this.model = model;
        chooser = new FieldChooser(model, () -> {
            add.setVisible(true);
            add.setManaged(true);
            add.requestFocus();
        });
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("search-plan");
        add.setId("search-add");
        add.setMaxWidth(Double.MAX_VALUE);
        add.setOnAction(pressed -> {
            add.setVisible(false);
            add.setManaged(false);
            chooser.open();
        });
        VBox space = new VBox(8, head(document), none, cards, add, chooser);
        space.setPadding(new Insets(12, 16, 8, 16));
        VBox how = new VBox(
                4,
                group("Trials", true, Set.of("name", "sampler", "trials", "folds", "workers"), site),
                group("Which is the best", true, Set.of("metric", "judged", "pruner")),
                group("Afterwards and at random", false, Set.of("refit", "seed")));
        how.setPadding(new Insets(0, 16, 24, 16));
        setContent(new VBox(space, how));
        empty();
        model.planProperty().addListener((observed, before, now) -> show(before, now));
        showSpace(model.plan());
        showForms();
    }

    private HBox head(ExperimentDocument document) {
        Label title = new Label("What is searched");
        title.getStyleClass().add("wb-heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button undo = flat("search-undo", "Undo", new Button(null, Icons.of(MaterialDesignU.UNDO)));
        undo.disableProperty().bind(document.undoTextProperty().isEmpty());
        undo.setOnAction(pressed -> document.undo());
        Button clear =
                flat("search-clear", "Search nothing", new Button(null, Icons.of(MaterialDesignD.DELETE_OUTLINE)));
        clear.setOnAction(pressed -> model.draft().clear());
        clear.disableProperty().bind(none.visibleProperty());
        HBox head = new HBox(4, title, gap, undo, clear);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Button flat(String id, String text, Button button) {
        button.setId(id);
        button.getStyleClass().add("wb-flat");
        button.setAccessibleText(text);
        Hint.on(button, text);
        return button;
    }

    private void empty() {
        Label text = new Label(
                "Add the fields whose best values you want to find. A search trains the experiment with one choice of values after another and compares them.");
        text.getStyleClass().add("wb-muted");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Button suggest = new Button("Try: learning rate and filters");
        suggest.setId("search-suggest");
        suggest.getStyleClass().add("wb-primary");
        suggest.setMaxWidth(Double.MAX_VALUE);
        suggest.setOnAction(pressed -> model.suggest());
        none.getChildren().setAll(text, suggest);
        none.managedProperty().bind(none.visibleProperty());
    }

    private TitledPane group(String title, boolean open, Set<String> names, Node... more) {
        List<FieldInfo> fields = PlanModel.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
        RecordForm form = new RecordForm("plan", fields, KINDS).onEdit(model::edit);
        forms.put(title, form);
        VBox content = new VBox(8, form);
        content.getChildren().addAll(more);
        content.setPadding(new Insets(0, 0, 12, 0));
        TitledPane pane = new TitledPane(title, new Soon(content));
        pane.setAnimated(false);
        pane.setExpanded(open);
        return pane;
    }

    private void show(StudyPlan before, StudyPlan now) {
        boolean experiment = !before.experiment().equals(now.experiment());
        if (experiment || !before.space().equals(now.space())) {
            showSpace(now);
        }
        if (!before.with(now.space()).with(now.experiment()).equals(now)) {
            showForms();
        }
    }

    private void showForms() {
        ObjectNode values = model.values();
        forms.values().forEach(form -> form.show(values));
    }

    private void showSpace(StudyPlan now) {
        List<Dimension> all = now.space().dimensions();
        List<FieldPath> paths = all.stream().map(Dimension::path).toList();
        made.keySet().retainAll(paths);
        for (Dimension dimension : all) {
            made.computeIfAbsent(dimension.path(), path -> new DimensionCard(model, dimension))
                    .show(dimension, all);
        }
        List<DimensionCard> wanted = paths.stream().map(made::get).toList();
        if (!cards.getChildren().equals(wanted)) {
            cards.getChildren().setAll(wanted);
        }
        none.setVisible(all.isEmpty());
    }
}
