package org.cnnworkbench.ui.training;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.Workspace;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** Begins training the experiment, or says why it can't and where that is mended. */
final class StartBar extends HBox {

    private final StartModel model;
    private final BooleanBinding unready;

    StartBar(Workspace workspace, StartModel model, Consumer<Boolean> showSettings) {
        this.model = model;
        getStyleClass().add("wb-bar");
        unready = Bindings.createBooleanBinding(
                () -> !model.readinessProperty().get().ready()
                        || model.startingProperty().get(),
                model.readinessProperty(),
                model.startingProperty());
        ToggleButton settings = new ToggleButton(null, Icons.of(MaterialDesignT.TUNE));
        settings.setId("train-settings");
        settings.getStyleClass().add("wb-flat");
        settings.setSelected(true);
        settings.setAccessibleText("Training settings");
        Hint.on(settings, "Show or hide the training settings");
        settings.setOnAction(event -> showSettings.accept(settings.isSelected()));
        Button start = new Button("Start training", Icons.of(MaterialDesignP.PLAY));
        start.setId("train-start");
        start.getStyleClass().addAll("wb-primary", "wb-train-start");
        start.setMinWidth(USE_PREF_SIZE);
        Hint.on(start, "Train the experiment as it is now, in a run of its own");
        start.setOnAction(event -> model.start());
        start.disableProperty().bind(unready);
        Button queue = new Button("Add to queue", Icons.of(MaterialDesignT.TRAY_PLUS));
        queue.setId("train-queue");
        queue.setMinWidth(USE_PREF_SIZE);
        Hint.on(queue, "Train it when the runs before it are over");
        queue.setOnAction(event -> model.enqueue());
        queue.disableProperty().bind(unready);
        Label text = new Label();
        text.setId("train-readiness");
        text.setMinWidth(0);
        text.getStyleClass().add("wb-muted");
        Hyperlink mend = new Hyperlink();
        mend.setId("train-mend");
        mend.setMinWidth(USE_PREF_SIZE);
        mend.managedProperty().bind(mend.visibleProperty());
        HBox.setHgrow(text, Priority.SOMETIMES);
        getChildren().addAll(settings, start, queue, text, mend);
        Runnable tell = () -> {
            Readiness now = model.readinessProperty().get();
            PageId page = now.mending();
            text.setText(now.text());
            text.setTooltip(new Tooltip(now.text()));
            text.getStyleClass().removeAll("wb-warning", "wb-muted");
            text.getStyleClass().add(now.ready() ? "wb-muted" : "wb-warning");
            mend.setVisible(page != null);
            mend.setText(page == null ? "" : "Open " + page.title());
            mend.setOnAction(event -> {
                if (page != null) {
                    workspace.navigator().show(page);
                }
            });
        };
        model.readinessProperty().addListener((observed, before, now) -> tell.run());
        tell.run();
    }

    List<MenuItem> menu() {
        MenuItem start = new MenuItem("Start training");
        start.setAccelerator(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN));
        start.setOnAction(event -> model.start());
        start.disableProperty().bind(unready);
        MenuItem queue = new MenuItem("Add to queue");
        queue.setAccelerator(
                new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        queue.setOnAction(event -> model.enqueue());
        queue.disableProperty().bind(unready);
        return List.of(start, queue);
    }
}
