package org.cnnworkbench.ui.shell;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.cnnworkbench.ui.common.Theme;

/** What the Help menu shows. */
final class HelpDialogs {

    private final Theme theme;
    private final Stage stage;
    private final String log;

    HelpDialogs(Theme theme, Stage stage, String log) {
        this.theme = theme;
        this.stage = stage;
        this.log = log;
    }

    /** Every command that has a key, read from the menus themselves. */
    void shortcuts(List<MenuItem> general, Pages pages) {
        GridPane grid = new GridPane();
        grid.setHgap(32);
        grid.setVgap(6);
        section(grid, "Everywhere", general);
        pages.ids().forEach(id -> section(grid, id.title(), pages.get(id).menu()));
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(480, 480);
        Alert alert = alert("Keyboard shortcuts");
        alert.getDialogPane().setContent(scroll);
        alert.showAndWait();
    }

    private static void section(GridPane grid, String title, List<MenuItem> items) {
        List<MenuItem> withKeys = items.stream()
                .filter(item -> item.getAccelerator() != null && item.getText() != null)
                .toList();
        if (withKeys.isEmpty()) {
            return;
        }
        Label heading = new Label(title);
        heading.getStyleClass().add("wb-heading");
        heading.setStyle("-fx-padding: 12 0 4 0;");
        grid.add(heading, 0, grid.getRowCount());
        for (MenuItem item : withKeys) {
            Label key = new Label(Objects.requireNonNull(item.getAccelerator()).getDisplayText());
            key.getStyleClass().add("wb-muted");
            grid.addRow(grid.getRowCount(), new Label(item.getText()), key);
        }
    }

    void about() {
        String version = HelpDialogs.class.getPackage().getImplementationVersion();
        Alert alert = alert("CNN Workbench" + (version == null ? "" : " " + version));
        alert.setContentText("Draw, train, inspect and judge convolutional networks.\n\nJava "
                + System.getProperty("java.version") + ", JavaFX " + System.getProperty("javafx.version")
                + "\nErrors are written to " + log + "\n\nTypefaces: Inter and JetBrains Mono, SIL Open Font License.");
        alert.showAndWait();
    }

    private Alert alert(String header) {
        Alert alert = new Alert(Alert.AlertType.NONE, "", ButtonType.CLOSE);
        alert.initOwner(stage);
        alert.setTitle(header);
        alert.setHeaderText(header);
        theme.dress(alert.getDialogPane().getScene());
        return alert;
    }
}
