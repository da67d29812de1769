package org.cnnworkbench.ui.data;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** Where the images come from: a menu of everything that can be chosen, the reference itself, and what was found there. */
final class SourceBar extends HBox {

    private final SourceModel model;
    private final MenuButton choose = new MenuButton("Choose images", Icons.of(MaterialDesignD.DATABASE_OUTLINE));
    private final TextField reference = new TextField();
    private final Label images = chip("data-chip-images");
    private final Label shape = chip("data-chip-shape");
    private final Label classes = chip("data-chip-classes");

    SourceBar(SourceModel model, DataModel data) {
        this.model = model;
        getStyleClass().add("wb-bar");
        choose.setId("data-choose");
        // Built when it is opened: the sources used lately change.
        choose.setOnShowing(showing -> fill());
        fill();
        reference.setId("data-reference");
        reference.setAccessibleText("Source of the images");
        reference.setPromptText("format:place, or drop a file or folder here");
        reference.getStyleClass().add("wb-mono");
        reference.textProperty().bindBidirectional(model.referenceProperty());
        reference.setOnAction(entered -> model.load());
        HBox.setHgrow(reference, Priority.ALWAYS);
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(model.hintProperty());
        reference.setTooltip(hint);
        Button load = new Button("Load", Icons.of(MaterialDesignR.REFRESH));
        load.setId("data-load");
        Hint.on(load, "Read the images, once more where they are here already");
        load.setOnAction(pressed -> model.load());
        HBox found = new HBox(4, images, shape, classes);
        found.setAlignment(Pos.CENTER_LEFT);
        found.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(choose, reference, load, found);
        data.imagesProperty().addListener((observed, before, now) -> describe(now));
        describe(data.imagesProperty().get());
    }

    private static Label chip(String id) {
        Label chip = new Label();
        chip.setId(id);
        chip.getStyleClass().add("wb-chip");
        chip.managedProperty().bind(chip.visibleProperty());
        return chip;
    }

    private void describe(@Nullable ImageDataset found) {
        for (Label chip : List.of(images, shape, classes)) {
            chip.setVisible(found != null);
        }
        if (found != null) {
            int channels = found.shape().channels();
            images.setText(Format.count(found.size()) + " images");
            shape.setText(found.shape().height() + " × " + found.shape().width()
                    + (channels == 1 ? " gray" : channels == 3 ? " colour" : " × " + channels + " channels"));
            classes.setText(found.classNames().size() + " classes");
        }
    }

    private void fill() {
        choose.getItems().setAll(heading("Comes with the program"));
        SourceModel.BUILT_IN.forEach(ready -> choose.getItems().add(item(ready)));
        choose.getItems().addAll(new SeparatorMenuItem(), heading("Fetched from the internet"));
        SourceModel.FETCHED.forEach(ready -> choose.getItems().add(item(ready)));
        choose.getItems().addAll(new SeparatorMenuItem(), heading("On this computer"));
        model.onDisk().forEach(format -> choose.getItems().add(item(format)));
        if (!model.recent().isEmpty()) {
            choose.getItems().addAll(new SeparatorMenuItem(), heading("Used lately"));
            model.recent().forEach(used -> choose.getItems().add(item(used)));
        }
    }

    private static MenuItem heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("wb-small", "wb-muted", "data-menu-heading");
        CustomMenuItem heading = new CustomMenuItem(label, false);
        heading.setDisable(true);
        heading.getStyleClass().add("data-menu-heading-item");
        return heading;
    }

    private MenuItem item(SourceModel.Ready ready) {
        MenuItem item = new MenuItem(ready.title() + " – " + ready.detail());
        item.setId("data-source-" + ready.reference().replace(':', '-'));
        item.setOnAction(chosen -> model.choose(ready.reference()));
        return item;
    }

    private MenuItem item(SourceModel.OnDisk format) {
        MenuItem item = new MenuItem(format.title() + "…");
        item.setId("data-source-" + format.scheme());
        item.setOnAction(chosen -> model.choose(format, pick(format)));
        return item;
    }

    private MenuItem item(String used) {
        MenuItem item = new MenuItem(used);
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> model.choose(used));
        return item;
    }

    /** Asks for the place; empty where the person thinks better of it. */
    private List<Path> pick(SourceModel.OnDisk format) {
        return switch (format.pick()) {
            case FOLDER -> {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(format.title() + ": choose the folder");
                yield paths(chooser.showDialog(getScene().getWindow()));
            }
            case FILE -> paths(file(format, format.title() + ": choose the file"));
            case TWO_FILES -> {
                File first = file(format, format.title() + ": choose the images");
                File second = first == null ? null : file(format, format.title() + ": choose the labels");
                yield first == null || second == null ? List.of() : List.of(first.toPath(), second.toPath());
            }
        };
    }

    private @Nullable File file(SourceModel.OnDisk format, String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(format.title(), format.ending()),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        return chooser.showOpenDialog(getScene().getWindow());
    }

    private static List<Path> paths(@Nullable File chosen) {
        return chosen == null ? List.of() : List.of(chosen.toPath());
    }
}
