package org.cnnworkbench.ui.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.run.Evaluations;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.RunChooser;
import org.cnnworkbench.ui.common.StepSlider;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.RunCheckpoints;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** Which run, which checkpoint, which images. */
final class EvaluateBar extends HBox {

    private static final Map<String, String> SPLITS = Map.of(
            ImageDataset.TEST, "Test images",
            ImageDataset.VALIDATION, "Validation images",
            ImageDataset.TRAIN, "Training images",
            Evaluations.ALL, "All images");

    private final EvaluateModel model;
    private final StepSlider slider;
    private final Label place = new Label();

    EvaluateBar(EvaluateModel model, Theme theme, Consumer<Path> predict) {
        this.model = model;
        getStyleClass().addAll("wb-bar", "evaluate-bar");
        RunChooser run = new RunChooser(
                model.focus().choices(), model.focus().runProperty(), model.focus()::overviewOf, model.focus()::choose);
        run.setId("evaluate-run");
        Hint.on(run, "The run whose network is judged");
        model.focus().overviewProperty().addListener((observed, before, now) -> run.refresh());
        slider = new StepSlider("evaluate-checkpoint", theme, model.checkpointProperty());
        slider.setPrefWidth(168);
        place.setId("evaluate-place");
        place.setMinWidth(152);
        model.marks().addListener((ListChangeListener<RunCheckpoints.Mark>) change -> showMarks());
        model.checkpointProperty().addListener((observed, before, now) -> showPlace());
        showMarks();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(run, splits(), slider, place, space, progress(), predict(predict));
    }

    private void showMarks() {
        slider.show(model.marks().stream()
                .map(mark -> mark.best()
                        ? StepSlider.Mark.BEST
                        : mark.latest() ? StepSlider.Mark.LATEST : StepSlider.Mark.PLAIN)
                .toList());
        showPlace();
    }

    private void showPlace() {
        int index = model.checkpointProperty().get();
        List<RunCheckpoints.Mark> marks = model.marks();
        place.setText(index >= 0 && index < marks.size() ? marks.get(index).text() : "");
    }

    private ComboBox<String> splits() {
        ComboBox<String> splits = new ComboBox<>(model.splits());
        splits.setId("evaluate-split");
        splits.setPrefWidth(152);
        Hint.on(splits, "The images that the network is judged on");
        splits.valueProperty().bindBidirectional(model.splitProperty());
        splits.setCellFactory(list -> new SplitCell());
        splits.setButtonCell(new SplitCell());
        return splits;
    }

    private ProgressBar progress() {
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(88);
        bar.setMinWidth(40);
        Tooltip what = new Tooltip();
        what.textProperty().bind(model.messageProperty());
        bar.setTooltip(what);
        Runnable follow = () -> {
            double now = model.progressProperty().get();
            bar.setVisible(!Double.isNaN(now));
            bar.setProgress(Double.isNaN(now) ? 0 : now);
        };
        model.progressProperty().addListener((observed, before, now) -> follow.run());
        follow.run();
        return bar;
    }

    private Button predict(Consumer<Path> predict) {
        Button button = new Button("Predict an image…", Icons.of(MaterialDesignI.IMAGE_SEARCH_OUTLINE));
        button.setId("evaluate-predict");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(button, "Let the network say what a picture file shows; or drop one on the window");
        button.disableProperty().bind(model.judgedProperty().isNull());
        button.setOnAction(pressed -> {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Which picture?");
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(
                            "Pictures", "*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp", "*.pgm", "*.ppm"));
            var chosen = chooser.showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                predict.accept(chosen.toPath());
            }
        });
        return button;
    }

    private static final class SplitCell extends ListCell<String> {
        @Override
        protected void updateItem(@Nullable String split, boolean empty) {
            super.updateItem(split, empty);
            setText(empty || split == null ? null : SPLITS.getOrDefault(split, split));
        }
    }
}
