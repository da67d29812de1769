package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** All images to scroll through, by split and class, with their numbers beside them. */
final class ImagesTab extends HBox {

    private static final double LEFT = 296;
    private static final int COMFORTABLE = 60;
    private static final String ANY_SPLIT = "All splits";
    private static final String ANY_CLASS = "All classes";
    private static final String AS_THEY_COME = "As loaded";
    private static final String AS_PREPARED = "As prepared";

    private final ImagesModel model;
    private final ImageGrid grid;
    private final ComboBox<String> view = new ComboBox<>();
    private final ComboBox<String> split = new ComboBox<>();
    private final ComboBox<String> label = new ComboBox<>();
    private final Slider magnification = new Slider(0, 1, 0);
    private final Label factor = new Label();
    private final Label count = new Label();
    private final Hyperlink all = new Hyperlink("Show all again");
    private final Label pointed = new Label();
    private boolean following;

    ImagesTab(ImagesModel model, Theme theme) {
        super(16);
        this.model = model;
        this.grid = new ImageGrid(theme);
        getStyleClass().add("data-tab");
        VBox left = card(new DistributionList(model), new Separator(), new FindingsView(model));
        left.setMinWidth(LEFT);
        left.setPrefWidth(LEFT);
        left.setMaxWidth(LEFT);
        VBox.setVgrow(left.getChildren().getFirst(), Priority.ALWAYS);
        VBox right = card(new ImageDetail(model, theme), new Separator(), new AverageView(model, theme));
        right.setMinWidth(ImageDetail.SIDE + 34);
        right.setMaxWidth(ImageDetail.SIDE + 34);
        VBox middle = card(bar(), grid, foot());
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinWidth(0);
        VBox.setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(left, middle, right);
        follow();
    }

    private static VBox card(javafx.scene.Node... content) {
        VBox card = new VBox(12, content);
        card.getStyleClass().add("wb-card");
        return card;
    }

    private FlowPane bar() {
        view.setId("data-view");
        view.getItems().setAll(AS_THEY_COME, AS_PREPARED);
        view.setValue(AS_THEY_COME);
        Hint.on(view, "The images of the source, or those that the settings under Preparation leave");
        split.setId("data-split");
        split.setAccessibleText("Split");
        label.setId("data-class");
        label.setAccessibleText("Class");
        label.setVisibleRowCount(16);
        magnification.setId("data-magnification");
        magnification.setAccessibleText("Magnification");
        magnification.setPrefWidth(104);
        magnification.setMinWidth(64);
        magnification.setBlockIncrement(1);
        factor.getStyleClass().addAll("wb-muted", "wb-small");
        factor.setMinWidth(28);
        for (ComboBox<String> box : List.of(view, split, label)) {
            box.setPrefWidth(116);
            box.setMinWidth(88);
        }
        HBox enlarge = new HBox(8, magnification, factor);
        enlarge.setAlignment(Pos.CENTER_LEFT);
        // In a narrow window the bar takes two lines.
        FlowPane bar = new FlowPane(8, 8, view, split, label, enlarge);
        view.valueProperty()
                .addListener(
                        (observed, before, now) -> model.asPreparedProperty().set(AS_PREPARED.equals(now)));
        split.getSelectionModel().selectedIndexProperty().addListener((observed, before, now) -> splitChosen());
        label.getSelectionModel().selectedIndexProperty().addListener((observed, before, now) -> {
            if (!following && now.intValue() >= 0) {
                model.labelProperty().set(now.intValue() - 1);
            }
        });
        return bar;
    }

    private void splitChosen() {
        int at = split.getSelectionModel().getSelectedIndex();
        if (!following && at >= 0) {
            model.splitProperty()
                    .set(at == 0 ? ImagesModel.ALL_SPLITS : split.getItems().get(at));
        }
    }

    private HBox foot() {
        count.setId("data-count");
        count.getStyleClass().addAll("wb-small", "wb-muted");
        pointed.getStyleClass().addAll("wb-small", "wb-muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        all.setId("data-all");
        all.getStyleClass().add("wb-small");
        all.setOnAction(pressed -> model.pick(null));
        HBox foot = new HBox(8, count, all, space, pointed);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void follow() {
        grid.setId("data-grid");
        grid.selectedProperty().bindBidirectional(model.selectedProperty());
        grid.hoveredProperty().addListener((observed, before, now) -> point(now.intValue()));
        grid.onZoom(steps -> magnification.setValue(Math.round(magnification.getValue()) + steps));
        magnification.valueProperty().addListener((observed, before, now) -> {
            if (Math.round(before.doubleValue()) != Math.round(now.doubleValue())) {
                zoom();
            }
        });
        model.datasetProperty().addListener((observed, before, now) -> show(now));
        model.splitProperty().addListener(changed -> filters());
        model.labelProperty().addListener(changed -> filters());
        model.shownProperty().addListener((observed, before, now) -> images(now));
        all.visibleProperty().bind(model.pickedProperty().isNotNull());
        show(model.datasetProperty().get());
        images(model.shownProperty().get());
    }

    private void show(@Nullable ImageDataset images) {
        if (images == null) {
            return;
        }
        following = true;
        List<String> splits = new ArrayList<>(List.of(ANY_SPLIT));
        splits.addAll(images.splitNames());
        split.getItems().setAll(splits);
        List<String> classes = new ArrayList<>(List.of(ANY_CLASS));
        classes.addAll(images.classNames());
        label.getItems().setAll(classes);
        following = false;
        filters();
        magnification.setMax(Math.max(1, Zoom.levels(images.shape()).size() - 1));
        magnification.setDisable(Zoom.levels(images.shape()).size() < 2);
        magnification.setValue(Zoom.levelFor(images.shape(), COMFORTABLE));
        zoom();
    }

    private void filters() {
        following = true;
        split.getSelectionModel()
                .select(Math.max(
                        0, split.getItems().indexOf(model.splitProperty().get())));
        label.getSelectionModel().select(model.labelProperty().get() + 1);
        following = false;
    }

    private void images(int[] positions) {
        grid.show(model.datasetProperty().get(), positions);
        count.setText(positions.length == 1 ? "1 image" : Format.count(positions.length) + " images");
    }

    private void zoom() {
        ImageDataset images = model.datasetProperty().get();
        if (images == null) {
            return;
        }
        List<Zoom> levels = Zoom.levels(images.shape());
        Zoom zoom = levels.get((int) Math.clamp(Math.round(magnification.getValue()), 0, levels.size() - 1));
        factor.setText(zoom.text());
        grid.zoom(zoom);
    }

    private void point(int at) {
        ImageDataset images = model.datasetProperty().get();
        int[] positions = model.shownProperty().get();
        if (images == null || at < 0 || at >= positions.length) {
            pointed.setText("");
            return;
        }
        int position = positions[at];
        pointed.setText(
                "Image " + Format.count(position) + " · " + images.classNames().get(images.label(position)));
    }
}
