package org.cnnworkbench.ui.data;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Says why the images can't be used as the settings want them; only there where that is so. */
final class ProblemBar extends HBox {

    ProblemBar(DataModel model, ExperimentDocument document) {
        super(12);
        getStyleClass().add("data-problem");
        FontIcon icon = Icons.of(MaterialDesignA.ALERT_OUTLINE);
        icon.getStyleClass().add("data-warning");
        Label text = new Label();
        text.setId("data-problem");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.textProperty().bind(model.problemProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        Button undo = new Button("Undo the last change");
        undo.setId("data-problem-undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.disableProperty().bind(document.undoTextProperty().isEmpty());
        undo.setOnAction(pressed -> document.undo());
        getChildren().addAll(icon, text, undo);
        visibleProperty().bind(model.problemProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
