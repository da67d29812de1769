package org.cnnworkbench.ui.shell;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.ui.common.Palette;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Preferences;
import org.cnnworkbench.ui.workspace.Workspace;

/** The settings that hold between starts. What is chosen holds at once; there is nothing to apply. */
final class SettingsDialog {

    private static final double HELP_WIDTH = 400;
    private static final int MOST_THREADS = 4096;

    private final Workspace workspace;
    private final Theme theme;
    private final Dialog<Void> dialog = new Dialog<>();
    private final GridPane grid = new GridPane();

    SettingsDialog(Workspace workspace, Theme theme, Stage stage) {
        this.workspace = workspace;
        this.theme = theme;
        dialog.initOwner(stage);
        dialog.setTitle("Settings");
        dialog.setHeaderText("Settings");
        grid.setHgap(16);
        grid.setVgap(12);
        row("Theme", themes(), "");
        row("Folder", folder(), "Runs lie in its folder \"runs\"; relative paths of data start there.");
        row("Engine", engine(), "What new experiments compute with; the Train page changes it for the open one.");
        row("Threads", threads(), "0: as many as the machine has.");
        row(
                "Spark",
                spark(),
                "Where Apache Spark lies, for searches on a cluster; empty: the environment's SPARK_HOME.");
        dialog.getDialogPane().setContent(grid);
        dialog.getDialogPane().setPrefWidth(560);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        theme.dress(dialog.getDialogPane().getScene());
    }

    void show() {
        dialog.showAndWait();
    }

    private void row(String name, Node control, String help) {
        int row = grid.getRowCount();
        Label label = new Label(name);
        label.setLabelFor(control);
        label.setMinWidth(80);
        grid.add(label, 0, row);
        grid.add(control, 1, row);
        GridPane.setHgrow(control, Priority.ALWAYS);
        if (!help.isEmpty()) {
            Label text = new Label(help);
            text.getStyleClass().addAll("wb-small", "wb-muted");
            text.setWrapText(true);
            text.setMaxWidth(HELP_WIDTH);
            text.setMinHeight(Region.USE_PREF_SIZE);
            grid.add(text, 1, row + 1);
        }
    }

    private ComboBox<String> themes() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("settings-theme");
        box.getItems().setAll("Light", "Dark");
        box.setValue(theme.now().dark() ? "Dark" : "Light");
        box.setOnAction(chosen -> {
            Preferences.Look look = Preferences.Look.valueOf(box.getValue().toUpperCase(Locale.ROOT));
            theme.use(look == Preferences.Look.DARK ? Palette.DARK : Palette.LIGHT);
            keep(now -> now.withTheme(look));
        });
        return box;
    }

    private HBox folder() {
        TextField shown = new TextField(workspace.preferences().directory().toString());
        shown.setId("settings-folder");
        shown.setEditable(false);
        HBox.setHgrow(shown, Priority.ALWAYS);
        Button choose = new Button("Choose …");
        choose.setOnAction(pressed -> {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle("Folder for runs and data");
            File chosen = chooser.showDialog(dialog.getDialogPane().getScene().getWindow());
            if (chosen != null) {
                keep(now -> now.withDirectory(chosen.getPath()));
                shown.setText(chosen.getPath());
                workspace.runs().refresh();
            }
        });
        return new HBox(8, shown, choose);
    }

    private ComboBox<String> engine() {
        ComboBox<String> box = new ComboBox<>();
        box.setId("settings-engine");
        box.getItems().add("auto");
        List<Engine> engines = workspace.services().engines().all();
        engines.forEach(engine -> box.getItems().add(engine.name()));
        box.setValue(workspace.preferences().now().engine());
        box.setOnAction(chosen -> keep(now -> now.withEngine(box.getValue(), now.threads())));
        return box;
    }

    private Spinner<Integer> threads() {
        Spinner<Integer> spinner =
                new Spinner<>(0, MOST_THREADS, workspace.preferences().now().threads());
        spinner.setId("settings-threads");
        spinner.setEditable(true);
        spinner.valueProperty().addListener((observed, before, now) -> keep(all -> all.withEngine(all.engine(), now)));
        return spinner;
    }

    private TextField spark() {
        String home = workspace.preferences().now().sparkHome();
        TextField field = new TextField(home == null ? "" : home);
        field.setId("settings-spark");
        field.setPromptText("SPARK_HOME");
        field.textProperty()
                .addListener(
                        (observed, before, now) -> keep(all -> all.withSparkHome(now.isBlank() ? null : now.strip())));
        return field;
    }

    private void keep(UnaryOperator<Preferences> change) {
        try {
            workspace.preferences().change(change);
        } catch (InputException e) {
            workspace.notices().problem("keeping the settings", e);
        }
    }
}
