package org.cnnworkbench.ui.data;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.cnnworkbench.ui.common.Icons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** What stands in place of images that are on their way, or can't be had. */
final class WaitingView extends VBox {

    private static final double WIDTH = 480;

    private final DataModel model;
    private final FontIcon icon = Icons.of(MaterialDesignI.IMAGE_MULTIPLE_OUTLINE, 48);
    private final Label title = new Label();
    private final Label text = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private final Button retry = new Button("Try again");

    WaitingView(DataModel model, SourceModel source) {
        this.model = model;
        getStyleClass().add("wb-empty");
        title.getStyleClass().add("wb-title");
        text.getStyleClass().add("wb-muted");
        text.setWrapText(true);
        text.setMaxWidth(WIDTH);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setAlignment(Pos.CENTER);
        text.setId("data-message");
        progress.setPrefWidth(WIDTH / 2);
        progress.setId("data-progress");
        cancel.setId("data-cancel");
        cancel.setOnAction(pressed -> source.cancel());
        retry.setId("data-retry");
        retry.getStyleClass().add("wb-primary");
        retry.setOnAction(pressed -> model.retry());
        getChildren().addAll(icon, title, text, progress, cancel, retry);
        for (Node node : getChildren()) {
            node.managedProperty().bind(node.visibleProperty());
        }
        model.phaseProperty().addListener(changed -> show());
        model.messageProperty().addListener(changed -> show());
        model.fractionProperty().addListener(changed -> show());
        show();
    }

    private void show() {
        boolean loading = model.phaseProperty().get() == DataModel.Phase.LOADING;
        boolean failed = model.phaseProperty().get() == DataModel.Phase.FAILED;
        double fraction = model.fractionProperty().get();
        icon.setIconCode(failed ? MaterialDesignA.ALERT_CIRCLE_OUTLINE : MaterialDesignI.IMAGE_MULTIPLE_OUTLINE);
        title.setText(failed ? "The images can't be read" : "Reading the images");
        text.setText(model.messageProperty().get()
                + (loading && fraction >= 0 ? " · " + Math.round(100 * fraction) + " %" : ""));
        progress.setVisible(loading);
        // A bar without end is drawn again in every frame, also out of sight.
        progress.setProgress(loading ? fraction : 0);
        cancel.setVisible(loading);
        retry.setVisible(failed);
    }
}
