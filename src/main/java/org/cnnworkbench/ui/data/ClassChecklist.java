package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which classes are used. */
final class ClassChecklist extends VBox {

    private static final double CELL = 152;
    private static final double HIGHEST = 184;

    private final PreparationModel model;
    private final TilePane boxes = new TilePane(8, 8);
    private final Label count = new Label();
    private final Label problem = new Label();
    private List<String> names = List.of();
    private boolean showing;

    ClassChecklist(PreparationModel model) {
        super(8);
        this.model = model;
        setId("data-class-list");
        Label title = new Label("Classes");
        title.getStyleClass().add("wb-heading");
        count.getStyleClass().addAll("wb-small", "wb-muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Hyperlink all = new Hyperlink("All");
        all.setId("data-classes-all");
        all.setOnAction(pressed -> model.chooseAll());
        HBox head = new HBox(8, title, count, space, all);
        head.setAlignment(Pos.CENTER_LEFT);
        boxes.setPrefTileWidth(CELL);
        boxes.setTileAlignment(Pos.CENTER_LEFT);
        boxes.setPrefColumns(2);
        ScrollPane scroll = new ScrollPane(boxes);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(HIGHEST);
        problem.getStyleClass().addAll("wb-small", "wb-bad");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(head, scroll, problem);
        model.classesProperty().addListener((observed, before, now) -> show(now));
        show(model.classesProperty().get());
    }

    private void show(List<PreparationModel.ClassChoice> choices) {
        showing = true;
        List<String> now =
                choices.stream().map(PreparationModel.ClassChoice::name).toList();
        if (!now.equals(names)) {
            names = now;
            List<CheckBox> made = new ArrayList<>();
            for (int label = 0; label < now.size(); label++) {
                made.add(box(label, now.get(label)));
            }
            boxes.getChildren().setAll(made);
        }
        for (int label = 0; label < choices.size(); label++) {
            ((CheckBox) boxes.getChildren().get(label))
                    .setSelected(choices.get(label).chosen());
        }
        long chosen =
                choices.stream().filter(PreparationModel.ClassChoice::chosen).count();
        count.setText(chosen == choices.size() ? "all " + chosen : chosen + " of " + choices.size());
        say(null);
        showing = false;
    }

    private CheckBox box(int label, String name) {
        CheckBox box = new CheckBox(name);
        box.setId("data-class-" + label);
        box.setMnemonicParsing(false);
        box.setMaxWidth(CELL);
        box.selectedProperty().addListener((observed, before, now) -> {
            if (!showing) {
                String refusal = model.choose(name, now);
                if (refusal != null) {
                    show(model.classesProperty().get());
                    say(refusal);
                }
            }
        });
        return box;
    }

    private void say(@Nullable String text) {
        problem.setText(Objects.requireNonNullElse(text, ""));
        problem.setVisible(text != null);
    }
}
