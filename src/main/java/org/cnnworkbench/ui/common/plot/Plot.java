package org.cnnworkbench.ui.common.plot;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Theme;

/** A plot with its title and a legend that switches curves off and on. */
public final class Plot extends VBox {

    private final PlotModel model;
    private final PlotCanvas canvas;
    private final PlotLegend legend;

    /** Held here, since what it listens to outlives this plot. */
    private final InvalidationListener repaint;

    /** @param settings may be shared with other plots, which are then looked at in the same way */
    public Plot(PlotOptions options, PlotSettings settings, Theme theme) {
        model = new PlotModel(settings, options);
        canvas = new PlotCanvas(model, theme);
        legend = new PlotLegend(model, theme, canvas::repaint);
        repaint = observed -> repaint();
        WeakInvalidationListener weak = new WeakInvalidationListener(repaint);
        theme.palette().addListener(weak);
        settings.unitProperty().addListener(weak);
        settings.smoothingProperty().addListener(weak);
        settings.logarithmicProperty().addListener(weak);
        settings.viewProperty().addListener(weak);
        settings.fitsProperty().addListener(weak);
        settings.cursorProperty().addListener(new WeakInvalidationListener(canvas.cursorListener()));
        getStyleClass().add("wb-plot");
        setMinSize(0, 0);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        if (!options.compact()) {
            Label title = new Label(options.title());
            title.getStyleClass().add("wb-heading");
            title.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(legend, Priority.ALWAYS);
            HBox head = new HBox(16, title, legend);
            head.setPadding(new Insets(0, 12, 4, 0));
            getChildren().add(head);
        }
        getChildren().add(canvas);
        canvas.setAccessibleText(options.title());
    }

    /** Shows curves; those before are forgotten. Cheap to call often: it is drawn once a frame. */
    public void show(PlotContent content) {
        model.show(content);
        legend.update();
        canvas.repaint();
    }

    /** What it shows and how. */
    public PlotModel model() {
        return model;
    }

    private void repaint() {
        legend.recolour();
        canvas.repaint();
    }
}
