package org.cnnworkbench.ui.inspect;

import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Repeat;
import org.cnnworkbench.ui.common.StepSlider;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** A film with a slider and a button that plays it. */
final class FilmStrip extends HBox {

    private static final Duration PICTURE = Duration.millis(500);

    private final FilmModel model;
    private final StepSlider slider;
    private final Label place = new Label();
    private final Button play = new Button();
    private final Timeline timeline;

    /** @param id of the slider; the button's is {@code <id>-play} */
    FilmStrip(String id, FilmModel model, Theme theme) {
        this.model = model;
        getStyleClass().addAll("film");
        slider = new StepSlider(id, theme, model.indexProperty());
        HBox.setHgrow(slider, Priority.ALWAYS);
        place.setId(id + "-text");
        place.setMinWidth(160);
        play.setId(id + "-play");
        play.getStyleClass().add("wb-flat");
        play.setOnAction(pressed -> model.play());
        timeline = Repeat.every(PICTURE, model::next);
        model.shots().addListener((ListChangeListener<FilmModel.Shot>) change -> showShots());
        model.shotProperty().addListener((observed, before, now) -> showPlace(now));
        model.playingProperty().addListener((observed, before, now) -> showPlaying());
        getChildren().addAll(play, slider, place);
        showShots();
        showPlace(model.shotProperty().get());
        showPlaying();
    }

    private void showShots() {
        slider.show(model.shots().stream()
                .map(shot -> shot.best()
                        ? StepSlider.Mark.BEST
                        : shot.latest() ? StepSlider.Mark.LATEST : StepSlider.Mark.PLAIN)
                .toList());
        play.setDisable(model.shots().size() < 2);
    }

    private void showPlace(FilmModel.@Nullable Shot shot) {
        place.setText(shot == null ? "" : shot.text());
    }

    private void showPlaying() {
        boolean playing = model.playingProperty().get();
        play.setGraphic(Icons.of(playing ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY, 20));
        play.setTooltip(new Tooltip(playing ? "Pause" : "Play how it learned"));
        play.setAccessibleText(playing ? "Pause" : "Play how it learned");
        if (playing) {
            timeline.playFromStart();
        } else {
            timeline.stop();
        }
    }
}
