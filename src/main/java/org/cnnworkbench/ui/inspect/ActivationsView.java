package org.cnnworkbench.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.PictureWall;
import org.cnnworkbench.ui.common.Pictures;
import org.cnnworkbench.ui.common.ProbabilityBars;
import org.jspecify.annotations.Nullable;

/** At the left the image, at the right what every layer makes of it. */
final class ActivationsView extends HBox {

    private static final double PICTURE = 140;
    private static final double SMALL = 41;
    private static final double MAPS = 190;
    private static final String EVERY_CLASS = "All classes";
    private static final String EVERY_SPLIT = "all";
    private static final Map<String, String> SPLITS = Map.of(
            ImageDataset.TEST,
            "Test images",
            ImageDataset.VALIDATION,
            "Validation images",
            ImageDataset.TRAIN,
            "Training images",
            EVERY_SPLIT,
            "All images");

    private final ActivationsModel model;
    private final Label title = new Label("Asking the network…");
    private final ImageView picture = new ImageView();
    private final ProbabilityBars bars = new ProbabilityBars();
    private final FlowPane layers = new FlowPane(16, 16);
    private final ComboBox<String> split = new ComboBox<>();
    private final ComboBox<String> ofClass = new ComboBox<>();
    private final PictureWall<Integer> wall;
    private boolean filling;

    ActivationsView(ActivationsModel model) {
        this.model = model;
        getStyleClass().addAll("content", "activations");
        title.getStyleClass().add("wb-heading");
        title.setId("inspect-image");
        picture.setPreserveRatio(true);
        picture.setFitWidth(PICTURE);
        picture.setFitHeight(PICTURE);
        split.setId("inspect-split");
        ofClass.setId("inspect-class");
        Hint.on(split, "Which images to choose from");
        split.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(@Nullable String one) {
                return one == null ? "" : SPLITS.getOrDefault(one, one);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        Hint.on(ofClass, "Of which class");
        split.valueProperty().addListener((observed, before, now) -> fillWall());
        ofClass.valueProperty().addListener((observed, before, now) -> fillWall());
        HBox.setHgrow(split, Priority.ALWAYS);
        HBox.setHgrow(ofClass, Priority.ALWAYS);
        split.setMaxWidth(Double.MAX_VALUE);
        ofClass.setMaxWidth(Double.MAX_VALUE);
        split.setPrefWidth(160);
        ofClass.setPrefWidth(160);
        wall = new PictureWall<>(SMALL, this::image, index -> "", 0, model::choose);
        wall.setId("inspect-images");
        VBox.setVgrow(wall, Priority.ALWAYS);
        Label hint = new Label("Choose an image, or drop a picture file on the window.");
        hint.getStyleClass().addAll("wb-small", "wb-muted");
        VBox side = new VBox(12, title, new HBox(16, picture, bars), new HBox(8, split, ofClass), wall, hint);
        HBox.setHgrow(bars, Priority.ALWAYS);
        side.getStyleClass().add("wb-card");
        side.setMinWidth(424);
        side.setPrefWidth(424);
        layers.setId("inspect-activations");
        ScrollPane scroll = new ScrollPane(layers);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(side, scroll);
        setSpacing(16);
        model.imagesProperty().addListener((observed, before, now) -> showImages(now));
        model.answerProperty().addListener((observed, before, now) -> show(now));
        showImages(model.imagesProperty().get());
        show(model.answerProperty().get());
    }

    private Image image(int index) {
        ImageDataset from = model.imagesProperty().get();
        return from == null
                ? new javafx.scene.image.WritableImage(1, 1)
                : Pictures.ofBytes(from.shape(), from.image(index));
    }

    private void showImages(@Nullable ImageDataset now) {
        filling = true;
        try {
            List<String> splits = new ArrayList<>();
            List<String> classes = new ArrayList<>(List.of(EVERY_CLASS));
            if (now != null) {
                List.of(ImageDataset.TEST, ImageDataset.VALIDATION, ImageDataset.TRAIN).stream()
                        .filter(name -> now.split(name).length > 0)
                        .forEach(splits::add);
                classes.addAll(now.classNames());
            }
            splits.add(EVERY_SPLIT);
            split.setItems(FXCollections.observableArrayList(splits));
            ofClass.setItems(FXCollections.observableArrayList(classes));
            split.setValue(splits.getFirst());
            ofClass.setValue(EVERY_CLASS);
        } finally {
            filling = false;
        }
        fillWall();
    }

    private void fillWall() {
        ImageDataset from = model.imagesProperty().get();
        String wanted = split.getValue();
        if (filling || wanted == null) {
            return;
        }
        if (from == null) {
            wall.show(List.of());
            return;
        }
        int only = from.classNames().indexOf(ofClass.getValue());
        IntStream of = wanted.equals(EVERY_SPLIT) ? IntStream.range(0, from.size()) : IntStream.of(from.split(wanted));
        wall.show(of.filter(index -> only < 0 || from.label(index) == only)
                .boxed()
                .toList());
    }

    private void show(ActivationsModel.@Nullable Answer answer) {
        if (answer == null) {
            title.setText("Asking the network…");
            picture.setImage(null);
            bars.clear();
            layers.getChildren().clear();
            return;
        }
        title.setText(answer.title());
        picture.setImage(Pictures.enlarged(Pictures.ofBytes(answer.shape(), answer.pixels()), PICTURE));
        bars.show(answer.classNames(), answer.probabilities(), answer.truth());
        layers.getChildren()
                .setAll(answer.layers().stream().map(ActivationsView::card).toList());
    }

    private static VBox card(ActivationsModel.Maps maps) {
        Label name = new Label(maps.layer());
        name.getStyleClass().add("wb-heading");
        Label text = new Label(maps.text());
        text.getStyleClass().addAll("wb-small", "wb-muted");
        Mosaic mosaic = maps.mosaic();
        ImageView view =
                new ImageView(Pictures.enlarged(Pictures.ofArgb(mosaic.width(), mosaic.height(), mosaic.argb()), MAPS));
        view.setPreserveRatio(true);
        view.setFitWidth(MAPS);
        view.setFitHeight(MAPS);
        VBox card = new VBox(4, name, text, view);
        VBox.setMargin(view, new javafx.geometry.Insets(8, 0, 0, 0));
        card.getStyleClass().addAll("wb-card", "maps");
        return card;
    }
}
