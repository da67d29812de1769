package org.cnnworkbench.ui.search;

import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.EmptyState;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The study that is chosen: how it stands, its trials, and the best. */
final class StudyPanel extends BorderPane {

    private final Theme theme;
    private final StudiesModel studies;
    private final StudyActs acts;
    private final TrialCard card;
    private final TrialsTable table;
    private final TrialFocus focus = new TrialFocus();
    private final PlotsPanel plots;
    private final VBox content;
    private final EmptyState empty;
    private final Label problem = new Label();

    StudyPanel(Workspace workspace, StudiesModel studies, StudyActs acts, Theme theme) {
        this.theme = theme;
        this.studies = studies;
        this.acts = acts;
        card = new TrialCard(acts, workspace.notices());
        table = new TrialsTable(() -> card.open());
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (!table.isMerging()) {
                focus.chosenProperty().set(now == null ? TrialFocus.NONE : now.number());
                showCard();
            }
        });
        focus.chosenProperty().addListener((observed, before, now) -> table.select(now.intValue()));
        plots = new PlotsPanel(workspace, theme, focus);
        empty = new EmptyState(
                MaterialDesignM.MAGNIFY_SCAN,
                "No search yet",
                "A search trains your experiment with many choices of values and finds the best. Choose on the left what is searched, then press Start search.",
                null);
        problem.setId("search-problem");
        problem.getStyleClass().addAll("wb-card", "wb-bad");
        problem.setWrapText(true);
        problem.setMaxWidth(560);
        SplitPane both = new SplitPane(padded(table, new Insets(0, 0, 8, 0)), padded(plots, new Insets(8, 0, 0, 0)));
        both.setOrientation(Orientation.VERTICAL);
        both.setDividerPositions(0.5);
        content = new VBox(12, card, both);
        content.setPadding(new Insets(12, 16, 16, 16));
        VBox.setVgrow(both, Priority.ALWAYS);
        setTop(new StudyBar(studies, acts, this::addByHand));
        setCenter(new StackPane(content, empty, problem));
        studies.pictureProperty().addListener((observed, before, now) -> show(now));
        studies.problemProperty()
                .addListener((observed, before, now) ->
                        show(studies.pictureProperty().get()));
        show(null);
    }

    private static StackPane padded(Region content, Insets padding) {
        StackPane pane = new StackPane(content);
        pane.setPadding(padding);
        return pane;
    }

    private void show(@Nullable StudyPicture now) {
        String wrong = studies.problemProperty().get();
        problem.setText(wrong);
        problem.setVisible(now == null && !wrong.isEmpty());
        content.setVisible(now != null);
        empty.setVisible(
                now == null && wrong.isEmpty() && studies.selectedProperty().get() == null);
        if (now != null) {
            table.show(now);
            plots.show(now);
            showCard();
        }
    }

    private void showCard() {
        StudyPicture now = studies.pictureProperty().get();
        if (now != null) {
            card.show(now, table.getSelectionModel().getSelectedItem());
        }
    }

    private void addByHand() {
        StudyPicture now = studies.pictureProperty().get();
        if (now == null) {
            return;
        }
        TrialRow chosen = table.getSelectionModel().getSelectedItem();
        TrialRow like = chosen != null ? chosen : now.best().orElse(null);
        new TrialDialog(now.plan().space(), like == null ? Map.of() : like.values())
                .ask(getScene().getWindow(), theme)
                .ifPresent(point -> acts.add(now.study(), point));
    }

    List<MenuItem> menu() {
        MenuItem open = new MenuItem("Open run of the trial");
        open.setOnAction(chosen -> card.open());
        MenuItem apply = new MenuItem("Apply trial to experiment");
        apply.setOnAction(chosen -> card.apply());
        MenuItem add = new MenuItem("Add a trial …");
        add.setOnAction(chosen -> addByHand());
        return List.of(open, apply, add);
    }
}
