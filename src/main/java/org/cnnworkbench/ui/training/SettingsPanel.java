package org.cnnworkbench.ui.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.engine.OptimizerTypes;
import org.cnnworkbench.input.FieldInfo;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.train.LearningRateSchedule;
import org.cnnworkbench.train.ScheduleTypes;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.form.RecordForm;

/** How the experiment will be trained: the training settings in groups, the schedule also as a curve. */
final class SettingsPanel extends ScrollPane {

    private static final Map<Class<?>, TypeTable<?>> KINDS =
            Map.of(Optimizer.class, OptimizerTypes.TABLE, LearningRateSchedule.class, ScheduleTypes.TABLE);

    private final Map<String, RecordForm> forms = new LinkedHashMap<>();
    private final SettingsModel model;
    private final ScheduleCurve schedule;

    SettingsPanel(SettingsModel model, Theme theme) {
        this.model = model;
        this.schedule = new ScheduleCurve(theme);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("wb-train-settings");
        VBox groups = new VBox(4);
        groups.setPadding(new Insets(8, 16, 24, 16));
        groups.getChildren()
                .addAll(
                        group("Learning", true, Set.of("epochs", "batch_size", "optimizer")),
                        group("Learning rate over time", true, Set.of("schedule", "warm_up_epochs")),
                        group("Stopping", false, Set.of("monitor", "patience", "min_delta")),
                        group("Randomness and computation", false, Set.of("seed", "engine", "device", "threads")),
                        group(
                                "Checkpoints and watching",
                                false,
                                Set.of("checkpoint_seconds", "keep_last", "keep_every", "observation")));
        setContent(groups);
        model.valuesProperty().addListener((observed, before, now) -> show(now));
        model.rateProperty().addListener((observed, before, now) -> schedule.show(now));
        model.planProperty()
                .addListener((observed, before, now) -> forms.values().forEach(RecordForm::refreshMarks));
        show(model.valuesProperty().get());
        schedule.show(model.rateProperty().get());
    }

    private TitledPane group(String title, boolean open, Set<String> names) {
        List<FieldInfo> fields = SettingsModel.fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
        RecordForm form =
                new RecordForm("training", fields, KINDS).onEdit(model::edit).marks(model.marks());
        forms.put(title, form);
        VBox content = new VBox(12, form);
        if (names.contains("schedule")) {
            Label label = new Label("The rate of each step, as planned");
            label.getStyleClass().addAll("wb-muted", "wb-small");
            content.getChildren().addAll(new VBox(4, label, schedule));
        }
        content.setPadding(new Insets(0, 0, 12, 0));
        TitledPane pane = new TitledPane(title, new Soon(content));
        pane.setAnimated(false);
        pane.setExpanded(open);
        return pane;
    }

    private void show(ObjectNode values) {
        forms.values().forEach(form -> form.show(values));
    }
}
