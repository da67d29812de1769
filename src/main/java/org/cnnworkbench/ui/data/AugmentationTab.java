package org.cnnworkbench.ui.data;

import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Theme;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The augmentation studio: the steps on the left, on the right what they do to images. */
final class AugmentationTab extends HBox {

    private static final double LEFT = 376;

    private final AugmentationModel steps;
    private final PreviewModel preview;

    AugmentationTab(AugmentationModel steps, PreviewModel preview, Theme theme) {
        super(16);
        this.steps = steps;
        this.preview = preview;
        getStyleClass().add("data-tab");
        VBox left = new VBox(12, head(), content());
        left.getStyleClass().add("wb-card");
        left.setMinWidth(LEFT);
        left.setPrefWidth(LEFT);
        left.setMaxWidth(LEFT);
        PreviewGrid grid = new PreviewGrid(preview, theme);
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox right = new VBox(12, bar(), grid, note());
        right.getStyleClass().add("wb-card");
        right.setMinWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
    }

    private Node head() {
        Label title = new Label("Steps, in this order");
        title.getStyleClass().add("wb-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(
                4,
                title,
                space,
                flat("augment-open", MaterialDesignF.FOLDER_OPEN_OUTLINE, "Open an augmentation file", this::open),
                flat("augment-save", MaterialDesignC.CONTENT_SAVE_OUTLINE, "Save as an augmentation file", this::save),
                adding("augment-add"));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Button flat(String id, Ikon icon, String help, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("wb-flat");
        button.setAccessibleText(help);
        Hint.on(button, help);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private MenuButton adding(String id) {
        MenuButton add = new MenuButton("Add step", Icons.of(MaterialDesignP.PLUS));
        add.setId(id);
        for (String type : AugmentationKinds.all()) {
            MenuItem item = new MenuItem(AugmentationKinds.title(type) + " – " + AugmentationKinds.help(type));
            item.setId("augment-add-" + type.replace('_', '-'));
            item.setOnAction(chosen -> steps.add(type));
            add.getItems().add(item);
        }
        return add;
    }

    private Node content() {
        ScrollPane scroll = new ScrollPane(new StepList(steps));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("augment-scroll");
        Label text = new Label(
                "No augmentation: every epoch shows the network the very same images. Add a step to vary them, so that"
                        + " the network learns what matters and not each image by heart.");
        text.setWrapText(true);
        text.getStyleClass().add("wb-muted");
        text.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        VBox empty = new VBox(Icons.of(MaterialDesignA.AUTO_FIX, 48), text);
        empty.getStyleClass().add("wb-empty");
        scroll.visibleProperty().bind(empty.visibleProperty().not());
        steps.stepsProperty().addListener((observed, before, now) -> empty.setVisible(now.isEmpty()));
        empty.setVisible(steps.stepsProperty().get().isEmpty());
        StackPane content = new StackPane(scroll, empty);
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }

    private Node bar() {
        Button draw = new Button("New random draws", Icons.of(MaterialDesignD.DICE_MULTIPLE_OUTLINE));
        draw.setId("augment-draw");
        Hint.on(draw, "What the next epochs of a run would see");
        draw.setOnAction(pressed -> preview.drawAgain());
        Button others = new Button("Other images", Icons.of(MaterialDesignI.IMAGE_MULTIPLE_OUTLINE));
        others.setId("augment-others");
        others.setOnAction(pressed -> preview.otherImages());
        CheckBox prepared = new CheckBox("What the network sees");
        prepared.setId("augment-network");
        Hint.on(prepared, "The numbers after preprocessing, as the network is fed them");
        prepared.selectedProperty().bindBidirectional(preview.preparedProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(8, draw, others, space, prepared);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node note() {
        Label note = new Label();
        note.setId("augment-note");
        note.getStyleClass().addAll("wb-small", "wb-muted");
        preview.previewProperty().addListener((observed, before, now) -> note.setText(now == null ? "" : now.note()));
        return note;
    }

    private void open() {
        File file = chooser("Open an augmentation").showOpenDialog(getScene().getWindow());
        if (file != null) {
            steps.open(file.toPath());
        }
    }

    private void save() {
        FileChooser chooser = chooser("Save the augmentation");
        chooser.setInitialFileName("augmentation.json");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            steps.save(file.toPath());
        }
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Augmentation (JSON)", "*.json"));
        return chooser;
    }
}
