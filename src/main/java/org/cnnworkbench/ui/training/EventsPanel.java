package org.cnnworkbench.ui.training;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.plot.PlotMark;
import org.cnnworkbench.ui.workspace.RunEvent;
import org.cnnworkbench.ui.workspace.RunProgress;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** What happened to a run, the latest first. */
final class EventsPanel extends VBox {

    private record Line(Ikon icon, String text, String place) {}

    private final ListView<Line> list = new ListView<>();
    private List<RunEvent> shown = List.of();
    private List<String> damages = List.of();

    EventsPanel() {
        super(8);
        getStyleClass().add("wb-card");
        Label title = new Label("Events");
        title.getStyleClass().add("wb-heading");
        title.setMinHeight(28);
        Label empty = new Label("Checkpoints, changes and notes appear here.");
        empty.getStyleClass().addAll("wb-muted", "wb-small");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.getStyleClass().add("wb-events");
        list.setId("train-events");
        list.setCellFactory(view -> new Cell());
        list.setMinHeight(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }

    void show(RunProgress run) {
        if (run.events().equals(shown) && run.damages().equals(damages)) {
            return;
        }
        shown = run.events();
        damages = run.damages();
        List<Line> lines = new ArrayList<>();
        damages.forEach(damage -> lines.add(new Line(MaterialDesignA.ALERT_OUTLINE, damage, "")));
        for (RunEvent event : shown.reversed()) {
            lines.add(new Line(icon(event.mark().kind()), event.mark().text(), event.place()));
        }
        list.getItems().setAll(lines);
    }

    private static Ikon icon(PlotMark.Kind kind) {
        return switch (kind) {
            case LEARNING_RATE -> MaterialDesignT.TRENDING_DOWN;
            case CHECKPOINT -> MaterialDesignC.CONTENT_SAVE_OUTLINE;
            case BEST -> MaterialDesignS.STAR_OUTLINE;
            case PAUSE -> MaterialDesignP.PAUSE;
            case OTHER -> MaterialDesignI.INFORMATION_OUTLINE;
        };
    }

    private static final class Cell extends ListCell<Line> {

        private final Label text = new Label();
        private final Label place = new Label();
        private final VBox words = new VBox(text, place);

        Cell() {
            text.setWrapText(true);
            place.getStyleClass().addAll("wb-muted", "wb-small");
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            text.setText(line.text);
            place.setText(line.place);
            place.setManaged(!line.place.isEmpty());
            HBox row = new HBox(8, Icons.of(line.icon, 16), words);
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }
}
