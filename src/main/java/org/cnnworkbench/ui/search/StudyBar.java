package org.cnnworkbench.ui.search;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Chooses a study, says how it stands, and steers it: stop, go on, more trials, one by hand. */
final class StudyBar extends HBox {

    private static final List<Integer> MORE = List.of(1, 5, 10, 20, 50, 100);

    private final StudiesModel studies;
    private final StudyActs acts;
    private final Label state = new Label();
    private final Label progress = new Label();
    private final Button stop = new Button("Stop", Icons.of(MaterialDesignS.STOP));
    private final Button resume = new Button("Resume", Icons.of(MaterialDesignP.PLAY));
    private final MenuButton more = new MenuButton("More trials");
    private final Button add = new Button("Add a trial …");

    /** @param addByHand asks for the values of a trial */
    StudyBar(StudiesModel studies, StudyActs acts, Runnable addByHand) {
        super(8);
        this.studies = studies;
        this.acts = acts;
        getStyleClass().add("search-study-bar");
        state.setId("search-state");
        state.setMinWidth(USE_PREF_SIZE);
        progress.setId("search-progress");
        progress.getStyleClass().add("wb-muted");
        progress.setMinWidth(0);
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        Hint.on(progress, progress::getText);
        button(stop, "search-stop", "What is trained stays, and the search can go on later", () -> about(acts::stop));
        button(resume, "search-resume", "Go on where the search was left", () -> about(acts::resume));
        button(add, "search-add-trial", "Train values of your own, too", addByHand);
        more.setId("search-more");
        more.setMinWidth(USE_PREF_SIZE);
        Hint.on(more, "Let the search make more trials than were planned");
        more.getItems()
                .setAll(MORE.stream()
                        .map(number -> {
                            MenuItem item = new MenuItem(number == 1 ? "1 more" : number + " more");
                            item.setOnAction(chosen -> more(number));
                            return item;
                        })
                        .toList());
        getChildren().addAll(picker(), state, progress, stop, resume, more, add);
        studies.pictureProperty().addListener((observed, before, now) -> show(now));
        acts.startingProperty()
                .addListener((observed, before, now) ->
                        show(studies.pictureProperty().get()));
        show(null);
    }

    private static void button(Button button, String id, String help, Runnable action) {
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        Hint.on(button, help);
        button.setOnAction(pressed -> action.run());
        button.managedProperty().bind(button.visibleProperty());
    }

    private ComboBox<StudyDirectory> picker() {
        ComboBox<StudyDirectory> picker = new ComboBox<>(studies.studies());
        picker.setId("search-studies");
        picker.setPromptText("No study yet");
        picker.setPrefWidth(230);
        picker.setMinWidth(120);
        picker.setCellFactory(list -> new Name());
        picker.setButtonCell(new Name());
        picker.setAccessibleText("Study");
        picker.valueProperty().addListener((observed, before, now) -> {
            if (now != null) {
                studies.selectedProperty().set(now);
            }
        });
        studies.selectedProperty().addListener((observed, before, now) -> picker.setValue(now));
        picker.setValue(studies.selectedProperty().get());
        return picker;
    }

    private void about(Consumer<StudyDirectory> act) {
        StudyDirectory study = studies.selectedProperty().get();
        if (study != null) {
            act.accept(study);
        }
    }

    private void more(int number) {
        StudyPicture picture = studies.pictureProperty().get();
        if (picture != null) {
            acts.setTrials(picture.study(), picture.rows().size() + number);
        }
    }

    private void show(@Nullable StudyPicture now) {
        boolean there = now != null;
        boolean atWork = now != null && now.view().atWork();
        boolean busy = acts.startingProperty().get();
        state.setText(now == null ? "" : Format.capital(now.stateText()));
        state.getStyleClass().setAll("label", "wb-chip", now == null ? "wb-chip" : style(now.stateText()));
        state.setVisible(there);
        progress.setText(now == null ? "" : now.progressText());
        stop.setVisible(atWork);
        stop.setDisable(busy);
        resume.setVisible(there && !atWork);
        resume.setDisable(busy);
        more.setDisable(!there || busy);
        add.setDisable(!there || busy);
    }

    private static String style(String state) {
        return switch (state) {
            case "running" -> "wb-chip-accent";
            case "completed" -> "wb-chip-good";
            case "failed" -> "wb-chip-bad";
            default -> "wb-chip-warning";
        };
    }

    private static final class Name extends ListCell<StudyDirectory> {
        @Override
        protected void updateItem(@Nullable StudyDirectory study, boolean empty) {
            super.updateItem(study, empty);
            setText(empty || study == null ? null : String.valueOf(study.path().getFileName()));
        }
    }
}
