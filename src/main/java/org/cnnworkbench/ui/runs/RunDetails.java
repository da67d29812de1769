package org.cnnworkbench.ui.runs;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.run.RunNotes;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.Navigator;
import org.jspecify.annotations.Nullable;

/** The run that is chosen: why it ended, where to go on with it, and what the person notes about it. */
final class RunDetails extends VBox {

    private final RunsModel model;
    private final Label title = new Label();
    private final Label state = new Label();
    private final TextField tags = new TextField();
    private final TextArea notes = new TextArea();
    private final List<Button> buttons;
    private @Nullable RunRow row;

    RunDetails(RunsModel model, Navigator navigator) {
        super(8);
        this.model = model;
        getStyleClass().add("wb-card");
        title.getStyleClass().add("wb-heading");
        state.setWrapText(true);
        state.getStyleClass().add("wb-muted");
        state.setMinHeight(USE_PREF_SIZE);
        tags.setId("runs-tags");
        tags.setPromptText("Tags, separated by commas");
        notes.setId("runs-notes");
        notes.setPromptText("Notes");
        notes.setWrapText(true);
        notes.setPrefRowCount(3);
        VBox.setVgrow(notes, Priority.ALWAYS);
        tags.setOnAction(entered -> keep());
        tags.focusedProperty().addListener((observed, before, now) -> keep());
        notes.focusedProperty().addListener((observed, before, now) -> keep());
        buttons = List.of(
                button("Watch", "runs-open", navigator, PageId.TRAIN),
                button("Inspect", "runs-inspect", navigator, PageId.INSPECT),
                button("Evaluate", "runs-evaluate", navigator, PageId.EVALUATE));
        HBox goOn = new HBox(8);
        goOn.getChildren().addAll(buttons);
        getChildren().addAll(title, state, goOn, tags, notes);
        show(null);
    }

    private Button button(String text, String id, Navigator navigator, PageId page) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(pressed -> {
            RunRow chosen = row;
            if (chosen != null) {
                navigator.show(page, chosen.run());
            }
        });
        return button;
    }

    /** @param chosen null where none, or several, are chosen */
    void show(@Nullable RunRow chosen) {
        boolean other = chosen == null || row == null || !chosen.run().equals(row.run());
        if (other) {
            keep();
        }
        row = chosen;
        title.setText(chosen == null ? "No run is chosen" : chosen.id());
        state.setText(
                chosen == null
                        ? "Choose one to note something about it, several to compare their curves."
                        : Format.capital(chosen.stateText()));
        buttons.forEach(button -> button.setDisable(chosen == null));
        tags.setDisable(chosen == null);
        notes.setDisable(chosen == null);
        if (other) {
            tags.setText(chosen == null ? "" : String.join(", ", chosen.tags()));
            notes.setText(chosen == null ? "" : chosen.notes());
        }
    }

    private void keep() {
        RunRow about = row;
        if (about != null) {
            model.note(
                    about,
                    new RunNotes(notes.getText().strip(), List.of(tags.getText().split(","))));
        }
    }
}
