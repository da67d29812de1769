package org.cnnworkbench.ui.data;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.ui.common.Format;
import org.jspecify.annotations.Nullable;

/** Bars for each class, one a split; the chosen class is the one whose images are shown. */
final class DistributionList extends VBox {

    private static final double WIDEST_NAME = 96;
    private static final double LETTER = 7.5;

    private final ImagesModel model;
    private final FlowPane legend = new FlowPane(12, 4);
    private final ListView<Distribution.Row> list = new ListView<>();
    private double nameWidth = WIDEST_NAME;
    private boolean following;

    DistributionList(ImagesModel model) {
        super(8);
        this.model = model;
        Label title = new Label("Images of each class");
        title.getStyleClass().add("wb-heading");
        list.setId("data-classes");
        list.getStyleClass().add("data-classes");
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(new Label(""));
        VBox.setVgrow(list, Priority.ALWAYS);
        // The names stand under the title, the chosen row's ground reaches further.
        VBox.setMargin(list, new Insets(0, -8, 0, -8));
        getChildren().addAll(title, legend, list);
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> chosen(now));
        model.labelProperty().addListener(changed -> follow());
        model.distributionProperty().addListener((observed, before, now) -> show(now));
        show(model.distributionProperty().get());
    }

    private void show(@Nullable Distribution distribution) {
        following = true;
        legend.getChildren().clear();
        if (distribution == null) {
            list.getItems().clear();
        } else {
            for (int i = 0; i < distribution.splits().size(); i++) {
                legend.getChildren()
                        .add(legend(
                                distribution.splits().get(i),
                                distribution.totals().get(i)));
            }
            int longest = distribution.rows().stream()
                    .mapToInt(row -> row.name().length())
                    .max()
                    .orElse(0);
            nameWidth = Math.min(WIDEST_NAME, LETTER * (longest + 1));
            list.getItems().setAll(distribution.rows());
        }
        following = false;
        follow();
    }

    private static Node legend(String split, int total) {
        Region dot = new Region();
        dot.getStyleClass().addAll("data-dot", colour(split));
        Label text = new Label(split + " " + Format.count(total), dot);
        text.getStyleClass().addAll("wb-small", "wb-muted");
        return text;
    }

    /** The style class with the colour of a split. */
    private static String colour(String split) {
        return switch (split) {
            case ImageDataset.TRAIN -> "data-train";
            case ImageDataset.VALIDATION -> "data-validation";
            case ImageDataset.TEST -> "data-test";
            default -> "data-other";
        };
    }

    private void chosen(Distribution.@Nullable Row row) {
        if (!following) {
            model.labelProperty().set(row == null ? ImagesModel.ALL_CLASSES : row.label());
        }
    }

    private void follow() {
        following = true;
        int label = model.labelProperty().get();
        if (label < 0) {
            list.getSelectionModel().clearSelection();
        } else if (label != list.getSelectionModel().getSelectedIndex()) {
            list.getSelectionModel().select(label);
            list.scrollTo(label);
        }
        following = false;
    }

    private final class Cell extends ListCell<Distribution.Row> {

        Cell() {
            // A class that is chosen is let go by pressing it again.
            setOnMousePressed(pressed -> {
                if (isSelected() && !isEmpty()) {
                    list.getSelectionModel().clearSelection();
                    pressed.consume();
                }
            });
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Distribution.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : content(Objects.requireNonNull(row)));
        }

        private Node content(Distribution.Row row) {
            Label name = new Label(row.name());
            name.setTextOverrun(OverrunStyle.ELLIPSIS);
            name.setMinWidth(nameWidth);
            name.setMaxWidth(nameWidth);
            name.setTooltip(new Tooltip(row.label() + ": " + row.name()));
            VBox bars = new VBox(2);
            HBox.setHgrow(bars, Priority.ALWAYS);
            bars.setAlignment(Pos.CENTER_LEFT);
            List<Distribution.Bar> all = row.bars();
            all.forEach(bar -> bars.getChildren().add(line(bar)));
            HBox content = new HBox(8, name, bars);
            content.setAlignment(Pos.CENTER_LEFT);
            return content;
        }

        private Node line(Distribution.Bar bar) {
            Region fill = new Region();
            fill.getStyleClass().addAll("data-bar", colour(bar.split()));
            StackPane track = new StackPane(fill);
            track.getStyleClass().add("data-track");
            track.setAlignment(Pos.CENTER_LEFT);
            fill.maxWidthProperty().bind(track.widthProperty().multiply(bar.length()));
            HBox.setHgrow(track, Priority.ALWAYS);
            HBox line = new HBox(
                    8,
                    track,
                    number(Format.count(bar.count()), 40, "data-count"),
                    number(Format.percent(bar.share()), 40, "wb-muted"));
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private static Label number(String text, double width, String style) {
            Label number = new Label(text);
            number.getStyleClass().addAll("wb-small", "data-figure", style);
            number.setMinWidth(width);
            number.setPrefWidth(width);
            return number;
        }
    }
}
