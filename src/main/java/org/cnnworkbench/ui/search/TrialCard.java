package org.cnnworkbench.ui.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.search.StudyEvent;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Notices;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The trial that is chosen, or the best, and what can be done with it; below, the best trained once more. */
final class TrialCard extends VBox {

    private final StudyActs acts;
    private final Notices notices;
    private final Label title = new Label();
    private final Label values = new Label();
    private final Button apply = new Button("Apply to experiment");
    private final SplitMenuButton open = new SplitMenuButton();
    private final Button copy = new Button(null, Icons.of(MaterialDesignC.CONTENT_COPY));
    private final Label refit = new Label();
    private final Button openRefit = new Button("Open run");
    private final HBox refitRow;
    private @Nullable StudyPicture picture;
    private @Nullable TrialRow row;

    TrialCard(StudyActs acts, Notices notices) {
        super(8);
        this.acts = acts;
        this.notices = notices;
        getStyleClass().addAll("wb-card", "search-trial");
        title.setId("search-chosen");
        title.getStyleClass().add("wb-heading");
        values.setId("search-values");
        values.getStyleClass().add("wb-muted");
        values.setMinWidth(0);
        Hint.on(values, values::getText);
        apply.setId("search-apply");
        apply.setMinWidth(USE_PREF_SIZE);
        Hint.on(apply, "Make the experiment with this trial's values the one you edit; undo goes back");
        apply.setOnAction(pressed -> apply());
        open.setId("search-open-run");
        open.setText("Open run");
        open.setMinWidth(USE_PREF_SIZE);
        Hint.on(open, "Watch a run of this trial on the Train page (Enter, or double click in the table)");
        open.setOnAction(pressed -> open());
        copy.setId("search-copy");
        copy.getStyleClass().add("wb-flat");
        copy.setAccessibleText("Copy values");
        Hint.on(copy, "Copy the values, as a study's files have them");
        copy.setOnAction(pressed -> copy());
        VBox words = new VBox(2, title, values);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        refit.setId("search-refit");
        refit.setMinWidth(0);
        refit.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(refit, Priority.ALWAYS);
        openRefit.setId("search-open-refit");
        openRefit.setMinWidth(USE_PREF_SIZE);
        openRefit.setOnAction(pressed -> openRefit());
        HBox trial = new HBox(8, words, copy, open, apply);
        trial.getStyleClass().add("search-row");
        refitRow = new HBox(8, refit, openRefit);
        refitRow.getStyleClass().add("search-row");
        refitRow.managedProperty().bind(refitRow.visibleProperty());
        getChildren().addAll(trial, refitRow);
    }

    /** @param chosen null for the best */
    void show(StudyPicture now, @Nullable TrialRow chosen) {
        picture = now;
        TrialRow about = chosen == null ? now.best().orElse(null) : chosen;
        row = about;
        apply.setDisable(about == null);
        copy.setDisable(about == null);
        open.setDisable(about == null);
        if (about == null) {
            title.setText(now.trouble().isEmpty() ? "No trial is complete yet" : "The search failed");
            values.setText(now.trouble().isEmpty() ? "The best appears here as soon as there is one." : now.trouble());
        } else {
            String what = chosen == null || about.best()
                    ? "Best" + (now.view().atWork() ? " so far" : "") + ": trial " + about.number()
                    : "Trial " + about.number() + ", " + about.state().text();
            String score = now.text(about.mean(), about.deviation());
            title.setText(what + (score.isEmpty() ? "" : ", " + now.metric().toLowerCase(Locale.ROOT) + " " + score));
            String reason = about.reason();
            values.setText(about.valuesText(now.dimensions()) + (reason == null ? "" : " – " + reason));
            open.getItems()
                    .setAll(IntStream.range(0, now.plan().trainingsPerTrial())
                            .mapToObj(fold -> foldItem(now, about, fold))
                            .toList());
        }
        showRefit(now);
    }

    private MenuItem foldItem(StudyPicture now, TrialRow about, int fold) {
        MenuItem item = new MenuItem(now.plan().folds() == null ? "Its run" : "Fold " + fold);
        item.setOnAction(chosen -> acts.open(now.study().run(about.number(), fold)));
        return item;
    }

    private void showRefit(StudyPicture now) {
        StudyEvent.Refitted fitted = now.view().state().refitted();
        refitRow.setVisible(fitted != null);
        if (fitted != null) {
            Double accuracy = fitted.accuracy();
            Double loss = fitted.loss();
            refit.setText("Trial " + fitted.trial() + ", trained once more on all training images"
                    + (accuracy == null ? "" : ": accuracy on the test images " + Format.percent(accuracy))
                    + (loss == null ? "" : ", loss " + Format.number(loss)));
        }
    }

    /** Opens the run of the fold that is being trained, of several the latest that has begun. */
    void open() {
        StudyPicture now = picture;
        TrialRow about = row;
        if (now != null && about != null) {
            List<Integer> live = now.view().running().stream()
                    .filter(fold -> fold.trial() == about.number())
                    .map(fold -> fold.fold())
                    .toList();
            acts.open(now.study().run(about.number(), live.isEmpty() ? 0 : live.getFirst()));
        }
    }

    private void openRefit() {
        StudyPicture now = picture;
        StudyEvent.Refitted fitted = now == null ? null : now.view().state().refitted();
        if (now != null && fitted != null) {
            acts.open(now.study().run(fitted));
        }
    }

    void apply() {
        StudyPicture now = picture;
        TrialRow about = row;
        if (now != null && about != null) {
            acts.apply(now, about);
        }
    }

    private void copy() {
        TrialRow about = row;
        if (about != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(new Point(about.values()).toString());
            Clipboard.getSystemClipboard().setContent(content);
            notices.info("The values of trial " + about.number() + " are on the clipboard.");
        }
    }
}
