package org.cnnworkbench.ui.inspect;

import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.cnnworkbench.eval.MosaicOptions.Channels;
import org.cnnworkbench.eval.MosaicOptions.Normalization;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.RunChooser;
import org.cnnworkbench.ui.common.Theme;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** The filters of a run, beside them those of another, and one filter closely. */
final class FiltersView extends VBox {

    private static final Map<Normalization, String> CONTRAST = Map.of(
            Normalization.LAYER, "Filters comparable",
            Normalization.TILE, "Each filter its own",
            Normalization.IMAGE, "Space shows zero");

    private final InspectModel model;
    private final SimpleStringProperty title = new SimpleStringProperty("");
    private final SimpleStringProperty otherTitle = new SimpleStringProperty("");
    private final FilterColumn otherColumn;
    private final FilterDetail detail;
    private final HBox columns;
    private boolean otherIsLooked;

    FiltersView(InspectModel model, Theme theme) {
        this.model = model;
        getStyleClass().add("content");
        FilterColumn column = new FilterColumn("inspect-layer", model.filters(), title, theme);
        otherColumn = new FilterColumn("inspect-other-layer", model.otherFilters(), otherTitle, theme);
        detail = new FilterDetail(theme);
        columns = new HBox(16, column, detail);
        VBox.setVgrow(columns, Priority.ALWAYS);
        getChildren().addAll(options(), columns);
        model.otherProperty().addListener((observed, before, now) -> showOther(now));
        model.focus()
                .overviewProperty()
                .addListener((observed, before, now) ->
                        showOther(model.otherProperty().get()));
        follow(model.filters(), false);
        follow(model.otherFilters(), true);
    }

    private void follow(FilterColumnModel of, boolean isOther) {
        of.selectedProperty().addListener((observed, before, now) -> {
            if (now.intValue() >= 0) {
                otherIsLooked = isOther;
            }
            showDetail();
        });
        of.pictureProperty().addListener((observed, before, now) -> showDetail());
    }

    private void showDetail() {
        FilterColumnModel of = otherIsLooked ? model.otherFilters() : model.filters();
        detail.show(of.pictureProperty().get(), of.selectedProperty().get());
    }

    private void showOther(@Nullable RunDirectory other) {
        RunDirectory run = model.focus().runProperty().get();
        title.set(other == null || run == null ? "" : name(run));
        otherTitle.set(other == null ? "" : name(other));
        if (other == null) {
            columns.getChildren().remove(otherColumn);
            otherIsLooked = false;
            showDetail();
        } else if (!columns.getChildren().contains(otherColumn)) {
            columns.getChildren().add(1, otherColumn);
        }
    }

    private String name(RunDirectory run) {
        return RunChooser.text(run, model.focus().overviewOf(run));
    }

    private HBox options() {
        Label channels = new Label("Channels");
        channels.getStyleClass().add("wb-muted");
        SegmentedButton how = new SegmentedButton(
                channel("Separate", "Each input channel of each filter is a tile", Channels.SEPARATE),
                channel("Added up", "Each filter is a tile, its input channels added up", Channels.SUM),
                channel(
                        "Colour",
                        "Each filter is a tile in colour; only where the layer has red, green and blue as its input",
                        Channels.RGB));
        Label contrast = new Label("Contrast");
        contrast.getStyleClass().add("wb-muted");
        ComboBox<Normalization> normalization = new ComboBox<>(
                FXCollections.observableArrayList(Normalization.LAYER, Normalization.TILE, Normalization.IMAGE));
        normalization.setId("inspect-contrast");
        normalization.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Normalization one) {
                return one == null ? "" : CONTRAST.getOrDefault(one, one.name());
            }

            @Override
            public Normalization fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        Hint.on(
                normalization,
                "What is black and white: the least and greatest weight of the layer, those of each filter, or those of the "
                        + "whole picture, where the gray between the tiles is zero");
        normalization.valueProperty().bindBidirectional(model.contrastProperty());
        HBox options = new HBox(8, channels, how, spacer(), contrast, normalization);
        options.getStyleClass().add("tools");
        return options;
    }

    private static HBox spacer() {
        HBox spacer = new HBox();
        spacer.setMinWidth(16);
        return spacer;
    }

    private ToggleButton channel(String text, String help, Channels stands) {
        ToggleButton button = new ToggleButton(text);
        button.setId("inspect-channels-" + stands.name().toLowerCase(Locale.ROOT));
        Hint.on(button, help);
        button.setSelected(model.channelsProperty().get() == stands);
        button.setOnAction(pressed -> {
            button.setSelected(true);
            model.channelsProperty().set(stands);
        });
        if (stands == Channels.RGB) {
            Runnable follow = () -> {
                FilterColumnModel.Picture now =
                        model.filters().pictureProperty().get();
                button.setDisable(now == null || now.inputs() != 3);
            };
            model.filters().pictureProperty().addListener((observed, before, now) -> follow.run());
            follow.run();
        }
        return button;
    }
}
