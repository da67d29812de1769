package org.cnnworkbench.ui.inspect;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Theme;
import org.jspecify.annotations.Nullable;

/** The filters of one run. */
final class FilterColumn extends VBox {

    private final MosaicView view;
    private final Label text = new Label();
    private final Label none = new Label();

    /**
     * @param id    of the choice of layer
     * @param title which run
     */
    FilterColumn(String id, FilterColumnModel model, ObservableStringValue title, Theme theme) {
        getStyleClass().addAll("wb-card", "filter-column");
        view = new MosaicView(theme, model.selectedProperty());
        view.setId(id + "-mosaic");
        Label heading = new Label();
        heading.getStyleClass().add("wb-heading");
        heading.textProperty().bind(title);
        heading.managedProperty().bind(Bindings.isNotEmpty(title));
        heading.visibleProperty().bind(heading.managedProperty());
        ComboBox<String> layer = new ComboBox<>(model.layers());
        layer.setId(id);
        layer.setPrefWidth(168);
        Hint.on(layer, "The layer whose filters are shown");
        layer.valueProperty().bindBidirectional(model.layerProperty());
        text.getStyleClass().add("wb-muted");
        none.getStyleClass().add("wb-muted");
        none.setWrapText(true);
        none.textProperty().bind(model.messageProperty());
        none.visibleProperty().bind(Bindings.isNotEmpty(model.messageProperty()));
        HBox head = new HBox(12, layer, text);
        head.getStyleClass().add("tools");
        ScrollPane scroll = new ScrollPane(view);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        StackPane stack = new StackPane(scroll, none);
        VBox.setVgrow(stack, Priority.ALWAYS);
        HBox.setHgrow(this, Priority.ALWAYS);
        setPrefWidth(320);
        getChildren().addAll(heading, head, stack);
        model.pictureProperty().addListener((observed, before, now) -> show(now));
        show(model.pictureProperty().get());
    }

    private void show(FilterColumnModel.@Nullable Picture now) {
        view.show(now == null ? null : now.mosaic());
        text.setText(now == null ? "" : now.text());
    }
}
