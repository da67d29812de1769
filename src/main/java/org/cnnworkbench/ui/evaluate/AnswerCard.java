package org.cnnworkbench.ui.evaluate;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Pictures;
import org.cnnworkbench.ui.common.ProbabilityBars;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One image enlarged, with all that the network says of it. */
final class AnswerCard extends VBox {

    private static final double SIDE = 140;

    private final Label title = new Label();
    private final ImageView picture = new ImageView();
    private final ProbabilityBars bars = new ProbabilityBars();
    private byte @Nullable [] shown;

    AnswerCard(PicturesModel model) {
        setId("evaluate-answer");
        getStyleClass().add("answer");
        title.getStyleClass().add("wb-heading");
        picture.setPreserveRatio(true);
        picture.setFitWidth(SIDE);
        picture.setFitHeight(SIDE);
        Button close = new Button("", Icons.of(MaterialDesignC.CLOSE));
        close.getStyleClass().add("wb-flat");
        Hint.on(close, "Close");
        close.setAccessibleText("Close");
        close.setOnAction(pressed -> model.closeAnswer());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, close);
        head.getStyleClass().add("tools");
        HBox.setHgrow(bars, Priority.ALWAYS);
        getChildren().addAll(head, new HBox(16, picture, bars));
        model.answerProperty().addListener((observed, before, now) -> show(now));
        show(model.answerProperty().get());
    }

    private void show(PicturesModel.@Nullable Answer answer) {
        setVisible(answer != null);
        setManaged(answer != null);
        if (answer == null) {
            shown = null;
            return;
        }
        title.setText(answer.title());
        if (shown != answer.pixels()) {
            shown = answer.pixels();
            picture.setImage(Pictures.enlarged(Pictures.ofBytes(answer.shape(), answer.pixels()), SIDE));
        }
        if (answer.probabilities().length > 0) {
            bars.show(answer.classNames(), answer.probabilities(), answer.truth());
        }
    }
}
