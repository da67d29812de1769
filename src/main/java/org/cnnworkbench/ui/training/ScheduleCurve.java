package org.cnnworkbench.ui.training;

import java.util.List;
import javafx.scene.layout.StackPane;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.Inks;
import org.cnnworkbench.ui.common.plot.Plot;
import org.cnnworkbench.ui.common.plot.PlotContent;
import org.cnnworkbench.ui.common.plot.PlotOptions;
import org.cnnworkbench.ui.common.plot.PlotSettings;
import org.cnnworkbench.ui.common.plot.Samples;
import org.cnnworkbench.ui.common.plot.Series;
import org.cnnworkbench.ui.common.plot.ValueFormat;

/** The learning rate over the epochs, as planned. */
final class ScheduleCurve extends StackPane {

    private final Plot plot;

    ScheduleCurve(Theme theme) {
        plot = new Plot(
                new PlotOptions("Learning rate", ValueFormat.NUMBER, PlotOptions.Scale.LINEAR, null, true),
                new PlotSettings(),
                theme);
        plot.setPrefHeight(104);
        plot.setMinHeight(104);
        getChildren().add(plot);
        setId("train-schedule");
    }

    void show(Samples rate) {
        plot.show(PlotContent.of(List.of(rate.series("Learning rate", Inks.TRAINING, 0, 1, Series.Style.LINE))));
    }
}
