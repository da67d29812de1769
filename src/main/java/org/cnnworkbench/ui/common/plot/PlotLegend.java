package org.cnnworkbench.ui.common.plot;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.common.Theme;

/** The names of a plot's curves; a press switches one off and on. */
final class PlotLegend extends FlowPane {

    /** More names than these would leave no room for the curves; the mouse tells all of them. */
    private static final int MOST = 6;

    private final PlotModel model;
    private final Theme theme;
    private final Runnable changed;
    private List<String> names = List.of();

    PlotLegend(PlotModel model, Theme theme, Runnable changed) {
        super(4, 0);
        this.model = model;
        this.theme = theme;
        this.changed = changed;
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(0);
        getStyleClass().add("wb-plot-legend");
    }

    void update() {
        List<String> now = model.content().series().stream().map(Series::name).toList();
        if (!now.equals(names)) {
            names = now;
            getChildren()
                    .setAll(model.content().series().stream()
                            .limit(MOST)
                            .map(this::entry)
                            .toList());
            if (now.size() > MOST) {
                Label more = new Label("+ " + (now.size() - MOST));
                more.getStyleClass().addAll("wb-muted", "wb-small");
                more.setTooltip(new Tooltip(String.join(", ", now.subList(MOST, now.size()))));
                getChildren().add(more);
            }
        }
    }

    private ToggleButton entry(Series series) {
        Rectangle swatch = new Rectangle(10, 4);
        swatch.setArcWidth(4);
        swatch.setArcHeight(4);
        swatch.setFill(Inks.color(theme.now(), series.ink()));
        ToggleButton entry = new ToggleButton(series.name(), swatch);
        entry.setMnemonicParsing(false);
        entry.getStyleClass().add("wb-plot-legend-entry");
        entry.setSelected(model.isShown(series.name()));
        entry.setUserData(series.ink());
        Hint.on(entry, "Show or hide this curve");
        entry.setOnAction(event -> {
            model.setShown(series.name(), entry.isSelected());
            changed.run();
        });
        return entry;
    }

    void recolour() {
        getChildren().forEach(child -> {
            if (child instanceof ToggleButton entry
                    && entry.getGraphic() instanceof Rectangle swatch
                    && entry.getUserData() instanceof Integer ink) {
                swatch.setFill(Inks.color(theme.now(), ink));
            }
        });
    }
}
