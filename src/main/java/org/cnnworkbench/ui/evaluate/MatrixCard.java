package org.cnnworkbench.ui.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Saver;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** The confusion matrix with its choices, and the sentence that says what a cell means. */
final class MatrixCard extends VBox {

    private static final String HINT = "Point at a cell to read it, press it to see its images.";

    private final MatrixModel model;
    private final Workspace workspace;
    private final Theme theme;
    private final Saver saver;
    private final MatrixCanvas canvas;
    private final Label sentence = new Label(HINT);

    MatrixCard(MatrixModel model, Workspace workspace, Theme theme) {
        this.model = model;
        this.workspace = workspace;
        this.theme = theme;
        this.saver = new Saver(workspace.background(), workspace.notices(), workspace.preferences()::directory);
        this.canvas = new MatrixCanvas(model, theme);
        getStyleClass().addAll("wb-card", "matrix-card");
        sentence.setId("evaluate-sentence");
        sentence.getStyleClass().add("wb-muted");
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        canvas.hoveredProperty().addListener((observed, before, now) -> say());
        model.cursorProperty().addListener((observed, before, now) -> say());
        model.valuesProperty().addListener((observed, before, now) -> say());
        model.matrixProperty().addListener((observed, before, now) -> say());
        VBox.setVgrow(canvas, Priority.ALWAYS);
        getChildren().addAll(tools(), canvas, sentence);
    }

    private void say() {
        Cell hovered = canvas.hoveredProperty().get();
        Cell about = hovered == null ? model.cursorProperty().get() : hovered;
        sentence.setText(about == null || model.size() == 0 ? HINT : model.words(about));
    }

    private HBox tools() {
        Label title = new Label("Confusion matrix");
        title.getStyleClass().add("wb-heading");
        ComboBox<MatrixModel.Order> order =
                new ComboBox<>(FXCollections.observableArrayList(MatrixModel.Order.values()));
        order.setId("evaluate-order");
        order.valueProperty().bindBidirectional(model.orderProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(8, title, space, values(), order, copy(), save());
        tools.getStyleClass().add("tools");
        return tools;
    }

    private SegmentedButton values() {
        SegmentedButton values = new SegmentedButton(
                value("Counts", "How many images", MatrixModel.Values.COUNTS),
                value("Row %", "Of the images of a class, how many percent", MatrixModel.Values.ROWS),
                value("Column %", "Of what was taken for a class, how many percent", MatrixModel.Values.COLUMNS));
        values.setId("evaluate-values");
        return values;
    }

    private ToggleButton value(String text, String help, MatrixModel.Values stands) {
        ToggleButton button = new ToggleButton(text);
        button.setId("evaluate-values-" + stands.name().toLowerCase(java.util.Locale.ROOT));
        Hint.on(button, help);
        button.setSelected(model.valuesProperty().get() == stands);
        button.setOnAction(pressed -> {
            button.setSelected(true);
            model.valuesProperty().set(stands);
        });
        return button;
    }

    private Button copy() {
        Button copy = new Button("", Icons.of(MaterialDesignC.CONTENT_COPY));
        copy.setId("evaluate-copy");
        copy.getStyleClass().add("wb-flat");
        Hint.on(copy, "Copy the matrix as text");
        copy.setAccessibleText("Copy the matrix as text");
        copy.setOnAction(pressed -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.toText());
            Clipboard.getSystemClipboard().setContent(content);
            workspace.notices().info("The matrix is on the clipboard as text.");
        });
        return copy;
    }

    private MenuButton save() {
        MenuItem png = new MenuItem("Save as picture (PNG)…");
        png.setOnAction(chosen -> ask("PNG picture", "png").ifPresent(file -> saver.picture(file, canvas, theme)));
        MenuItem csv = new MenuItem("Save as table (CSV)…");
        csv.setOnAction(chosen -> ask("CSV table", "csv").ifPresent(file -> saver.text(file, model.toCsv())));
        MenuButton save = new MenuButton("", Icons.of(MaterialDesignD.DOWNLOAD_OUTLINE), png, csv);
        save.setId("evaluate-save");
        save.getStyleClass().add("wb-flat");
        Hint.on(save, "Save the matrix");
        save.setAccessibleText("Save the matrix");
        return save;
    }

    private Optional<Path> ask(String kind, String ending) {
        return saver.ask(this, "Save the confusion matrix", kind, "confusion-matrix", ending);
    }
}
