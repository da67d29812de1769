package org.cnnworkbench.ui.training;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** What stands where runs will be. */
final class EmptyRuns extends VBox {

    EmptyRuns() {
        getStyleClass().add("wb-empty");
        Label title = new Label("Nothing is being trained");
        title.getStyleClass().add("wb-title");
        Label text = new Label(
                "Press Start training and watch the curves grow. Every run is kept; earlier ones are on the Runs page.");
        text.getStyleClass().add("wb-muted");
        text.setWrapText(true);
        text.setMaxWidth(420);
        text.setStyle("-fx-text-alignment: center;");
        getChildren().addAll(Icons.of(MaterialDesignC.CHART_LINE, 48), title, text);
    }
}
