package org.cnnworkbench.ui.editor;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** Everything there is to say about the drawing. A click goes to the layer; a button mends where there is one sensible mend. */
final class ProblemsView extends VBox {

    private final DesignModel model;
    private final ListView<Diagnostic> list = new ListView<>();
    private final IntConsumer go;

    /** @param go shows a layer */
    ProblemsView(DesignModel model, IntConsumer go) {
        this.model = model;
        this.go = go;
        list.setId("design-problems");
        list.getStyleClass().add("design-problems");
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(fine());
        list.setOnMouseClicked(event -> go());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        model.drawingProperty().addListener((observed, before, now) -> show());
        show();
    }

    private static Node fine() {
        FontIcon icon = Icons.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, 24);
        icon.getStyleClass().add("design-good");
        Label text = new Label("No problems: this network can be trained.");
        text.getStyleClass().add("wb-muted");
        VBox box = new VBox(8, icon, text);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void show() {
        list.getItems().setAll(model.drawing().summary().diagnostics());
    }

    private void go() {
        Diagnostic chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.layer() >= 0) {
            go.accept(chosen.layer());
        }
    }

    /** The icon of a severity, in its colour. */
    static FontIcon icon(Diagnostic.Severity severity) {
        return icon(severity, 18);
    }

    static FontIcon icon(Diagnostic.Severity severity, int size) {
        FontIcon icon = Icons.of(
                switch (severity) {
                    case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                    case WARNING -> MaterialDesignA.ALERT_OUTLINE;
                    case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
                },
                size);
        icon.getStyleClass()
                .add(
                        switch (severity) {
                            case ERROR -> "design-bad";
                            case WARNING -> "design-warning";
                            case NOTE -> "design-note";
                        });
        return icon;
    }

    private final class Cell extends ListCell<Diagnostic> {

        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Diagnostic problem, boolean empty) {
            super.updateItem(problem, empty);
            setText(null);
            setGraphic(problem == null || empty ? null : row(problem));
        }

        private HBox row(Diagnostic problem) {
            Label what = new Label(place(problem) + problem.message());
            what.setWrapText(true);
            Label how = new Label(problem.mend());
            how.setWrapText(true);
            how.getStyleClass().addAll("wb-small", "wb-muted");
            VBox words = new VBox(2, what, how);
            words.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(12, icon(problem.severity()), words);
            row.setAlignment(Pos.CENTER_LEFT);
            model.mendOf(problem).ifPresent(mend -> {
                Button button = new Button(mend.title());
                button.setId("mend-" + problem.code().replace('_', '-'));
                button.setMinWidth(Region.USE_PREF_SIZE);
                button.setOnAction(event -> model.apply(problem, mend));
                row.getChildren().add(button);
            });
            return row;
        }

        private String place(Diagnostic problem) {
            return problem.layer() < 0 || problem.layer() >= model.drawing().size()
                    ? ""
                    : model.drawing().name(problem.layer()) + ": ";
        }
    }
}
