package org.cnnworkbench.ui.search;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.TrialSite;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.workspace.PreferencesStore;

/** Where the trials of the next study are trained. It is no part of the plan; the window remembers it. */
final class SiteField extends VBox {

    private static final double GAP = 8;

    private final PreferencesStore preferences;
    private final Consumer<InputException> failures;
    private final Label problem = new Label();

    /** @param failures hears that the choice can't be kept */
    SiteField(PreferencesStore preferences, Consumer<InputException> failures) {
        super(4);
        this.preferences = preferences;
        this.failures = failures;
        CommitField field = new CommitField("search-executor", this::take);
        field.setPromptText("this computer; or spark://HOST:PORT");
        String executor = preferences.now().executor();
        field.show(executor.equals(TrialSite.LOCAL) ? "" : executor);
        Label label = new Label("Trained on");
        label.getStyleClass().addAll("wb-small", "wb-muted");
        label.setLabelFor(field);
        Hint.on(
                field,
                "This computer, or the master of an Apache Spark cluster, spark://HOST:PORT, with the same results");
        problem.setId("search-executor-problem");
        problem.getStyleClass().addAll("wb-small", "wb-bad");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        setPadding(new Insets(GAP, 0, 0, 0));
        getChildren().addAll(label, field, problem);
    }

    private void take(String typed) {
        String text = typed.isBlank() ? TrialSite.LOCAL : typed.strip();
        try {
            var ignored = TrialSite.parse("Trained on", text, null);
            problem.setVisible(false);
        } catch (InputException e) {
            problem.setText(e.getMessage());
            problem.setVisible(true);
            return;
        }
        try {
            preferences.change(now -> now.withExecutor(text));
        } catch (InputException e) {
            failures.accept(e);
        }
    }
}
