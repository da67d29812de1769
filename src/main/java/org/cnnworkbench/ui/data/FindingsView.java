package org.cnnworkbench.ui.data;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Icons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** What is worth knowing of the images, warnings first. */
final class FindingsView extends VBox {

    private static final double HEIGHT = 176;

    private final ImagesModel model;
    private final VBox list = new VBox(8);

    FindingsView(ImagesModel model) {
        super(8);
        this.model = model;
        Label title = new Label("Worth knowing");
        title.getStyleClass().add("wb-heading");
        ProgressBar progress = new ProgressBar();
        progress.setPrefSize(72, 8);
        Label measuring = new Label("measuring", progress);
        measuring.getStyleClass().addAll("wb-small", "wb-muted");
        measuring.visibleProperty().bind(model.busyProperty());
        // A bar without end is drawn again in every frame, also out of sight.
        model.busyProperty()
                .addListener(
                        (observed, before, now) -> progress.setProgress(now ? ProgressBar.INDETERMINATE_PROGRESS : 0));
        progress.setProgress(model.busyProperty().get() ? ProgressBar.INDETERMINATE_PROGRESS : 0);
        HBox head = new HBox(12, title, measuring);
        list.setId("data-findings");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().addAll(head, scroll);
        model.findings().addListener((ListChangeListener<ImagesModel.Finding>) changed -> show());
        show();
    }

    private void show() {
        list.getChildren()
                .setAll(model.findings().stream()
                        .sorted((a, b) -> Boolean.compare(b.warning(), a.warning()))
                        .map(this::line)
                        .toList());
    }

    private Node line(ImagesModel.Finding finding) {
        FontIcon icon =
                Icons.of(finding.warning() ? MaterialDesignA.ALERT_OUTLINE : MaterialDesignI.INFORMATION_OUTLINE, 16);
        icon.getStyleClass().add(finding.warning() ? "data-warning" : "data-note");
        Label text = new Label(finding.text());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.getStyleClass().add("wb-small");
        HBox.setHgrow(text, Priority.ALWAYS);
        if (finding.pick() == null) {
            return new HBox(8, icon, text);
        }
        Hyperlink show = new Hyperlink("Show them");
        show.getStyleClass().addAll("wb-small", "data-show");
        show.setOnAction(pressed -> model.pick(finding));
        VBox both = new VBox(text, show);
        HBox.setHgrow(both, Priority.ALWAYS);
        return new HBox(8, icon, both);
    }
}
