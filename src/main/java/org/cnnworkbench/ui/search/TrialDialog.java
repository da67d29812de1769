package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchSpace;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.SearchWords;

/** Asks for the values of a trial. Those of fields whose condition doesn't hold are left empty. */
final class TrialDialog {

    private static final double WIDTH = 460;

    private final SearchSpace space;
    private final Map<Dimension, TextField> fields = new LinkedHashMap<>();
    private final Label problem = new Label();

    /** @param first values to begin with, by path */
    TrialDialog(SearchSpace space, Map<String, JsonNode> first) {
        this.space = space;
        for (Dimension dimension : space.dimensions()) {
            JsonNode value = first.get(dimension.key());
            TextField field = new TextField(value == null ? "" : DomainText.values(List.of(value)));
            field.setId("trial-" + dimension.key().replaceAll("[^\\p{Alnum}]+", "-"));
            field.setPrefColumnCount(18);
            fields.put(dimension, field);
        }
    }

    /** The point that was entered, in the space; empty where the person thought better of it. */
    Optional<Point> ask(Window owner, Theme theme) {
        GridPane grid = new GridPane(12, 8);
        int line = 0;
        for (Map.Entry<Dimension, TextField> each : fields.entrySet()) {
            Label name = new Label(SearchWords.of(each.getKey().path()));
            name.setLabelFor(each.getValue());
            Label allowed = new Label(each.getKey().domain().describe());
            allowed.getStyleClass().addAll("wb-small", "wb-muted");
            allowed.setWrapText(true);
            grid.add(name, 0, line);
            grid.add(each.getValue(), 1, line++);
            grid.add(allowed, 1, line++);
        }
        problem.getStyleClass().add("wb-bad");
        problem.setId("trial-problem");
        problem.setWrapText(true);
        VBox content = new VBox(12, grid, problem);
        content.setPrefWidth(WIDTH);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle("Add a trial");
        dialog.setHeaderText("Which values shall be tried?");
        dialog.getDialogPane().setContent(content);
        ButtonType addType = new ButtonType("Add trial", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(addType, ButtonType.CANCEL);
        Node add = dialog.getDialogPane().lookupButton(addType);
        add.setId("trial-add");
        add.addEventFilter(ActionEvent.ACTION, pressed -> {
            try {
                point();
            } catch (InputException e) {
                problem.setText(e.getMessage());
                dialog.getDialogPane().getScene().getWindow().sizeToScene();
                pressed.consume();
            }
        });
        theme.dress(dialog.getDialogPane().getScene());
        return dialog.showAndWait().filter(answer -> answer == addType).map(answer -> point());
    }

    /** @throws InputException where that is no point of the space */
    private Point point() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        fields.forEach((dimension, field) -> {
            String typed = Objects.requireNonNullElse(field.getText(), "");
            if (!typed.isBlank()) {
                List<JsonNode> read = DomainText.values(typed);
                if (read.size() != 1) {
                    throw new InputException(
                            SearchWords.of(dimension.path()) + ": expected one value, received " + typed);
                }
                values.put(dimension.key(), read.getFirst());
            }
        });
        return space.check(new Point(values));
    }
}
