package org.cnnworkbench.ui.search;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.workspace.PreferencesStore;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** Begins a search of the plan, or says why it can't; opens and saves plans. */
final class SearchBar extends HBox {

    private static final FileChooser.ExtensionFilter PLANS = new FileChooser.ExtensionFilter("Plans", "*.json");

    private final PlanModel model;
    private final StudyActs acts;
    private final PreferencesStore preferences;
    private final BooleanBinding unready;

    SearchBar(PlanModel model, StudyActs acts, PreferencesStore preferences, Consumer<Boolean> showPlan) {
        this.model = model;
        this.acts = acts;
        this.preferences = preferences;
        getStyleClass().add("wb-bar");
        unready = Bindings.createBooleanBinding(
                () -> model.checkProperty().get().problem() != null
                        || acts.startingProperty().get(),
                model.checkProperty(),
                acts.startingProperty());
        ToggleButton plan = new ToggleButton(null, Icons.of(MaterialDesignT.TUNE));
        plan.setId("search-plan");
        plan.getStyleClass().add("wb-flat");
        plan.setSelected(true);
        plan.setAccessibleText("Plan of the search");
        Hint.on(plan, "Show or hide the plan of the search");
        plan.setOnAction(pressed -> showPlan.accept(plan.isSelected()));
        Button start = new Button("Start search", Icons.of(MaterialDesignM.MAGNIFY));
        start.setId("search-start");
        start.getStyleClass().addAll("wb-primary", "wb-train-start");
        start.setMinWidth(USE_PREF_SIZE);
        Hint.on(start, "Make a study of this plan and train its trials; it goes on when the window is closed");
        start.setOnAction(pressed -> start());
        start.disableProperty().bind(unready);
        Label text = new Label();
        text.setId("search-check");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.SOMETIMES);
        Runnable tell = () -> {
            PlanModel.Check now = model.checkProperty().get();
            String problem = now.problem();
            text.setText(problem == null ? now.text() : problem);
            text.setTooltip(new Tooltip(text.getText()));
            boolean warns =
                    problem != null && !model.plan().space().dimensions().isEmpty();
            text.getStyleClass().removeAll("wb-warning", "wb-muted");
            text.getStyleClass().add(warns ? "wb-warning" : "wb-muted");
        };
        model.checkProperty().addListener((observed, before, now) -> tell.run());
        tell.run();
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button open = new Button("Open plan", Icons.of(MaterialDesignF.FOLDER_OPEN_OUTLINE));
        open.setId("search-open-plan");
        open.setMinWidth(USE_PREF_SIZE);
        Hint.on(open, "Open a plan, as the command search reads it, with its experiment; undo goes back");
        open.setOnAction(pressed -> open());
        Button save = new Button("Save plan", Icons.of(MaterialDesignC.CONTENT_SAVE_OUTLINE));
        save.setId("search-save-plan");
        save.setMinWidth(USE_PREF_SIZE);
        Hint.on(save, "Save the plan and its experiment, for cnn-workbench search FILE");
        save.setOnAction(pressed -> save());
        getChildren().addAll(plan, start, text, gap, open, save);
    }

    private void start() {
        if (!unready.get()) {
            acts.start(model.plan());
        }
    }

    private void open() {
        File chosen = chooser("Open plan").showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    private void save() {
        FileChooser chooser = chooser("Save plan");
        chooser.setInitialFileName("study.json");
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            String path = chosen.getPath();
            model.save(Path.of(path.endsWith(".json") ? path : path + ".json"));
        }
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(PLANS);
        File folder = preferences.directory().toFile();
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    List<MenuItem> menu() {
        MenuItem start = new MenuItem("Start search");
        start.setAccelerator(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN));
        start.setOnAction(chosen -> start());
        start.disableProperty().bind(unready);
        MenuItem open = new MenuItem("Open plan …");
        open.setOnAction(chosen -> open());
        MenuItem save = new MenuItem("Save plan …");
        save.setOnAction(chosen -> save());
        return List.of(start, open, save);
    }
}
