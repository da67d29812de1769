package org.cnnworkbench.ui.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.common.plot.Inks;
import org.cnnworkbench.ui.common.plot.Plot;
import org.cnnworkbench.ui.common.plot.PlotContent;
import org.cnnworkbench.ui.common.plot.PlotControls;
import org.cnnworkbench.ui.common.plot.PlotOptions;
import org.cnnworkbench.ui.common.plot.PlotSettings;
import org.cnnworkbench.ui.common.plot.Series;
import org.cnnworkbench.ui.common.plot.ValueFormat;

/** The curves of the chosen runs, laid over one another: validation error and loss, or those of training where there is no validation. */
final class Overlay extends VBox {

    private final Plot error;
    private final Plot loss;
    private final Label hint = new Label();
    private long generation;

    Overlay(Theme theme) {
        super(8);
        PlotSettings settings = new PlotSettings();
        error = new Plot(PlotOptions.of("Validation error rate", ValueFormat.PERCENT), settings, theme);
        loss = new Plot(PlotOptions.of("Validation loss", ValueFormat.NUMBER), settings, theme);
        error.setId("runs-plot-error");
        loss.setId("runs-plot-loss");
        Label title = new Label("Chosen runs, one over another");
        title.getStyleClass().add("wb-heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, title, gap, new PlotControls(settings, false));
        head.setPadding(new Insets(0, 0, 4, 0));
        HBox plots = new HBox(16, error, loss);
        HBox.setHgrow(error, Priority.ALWAYS);
        HBox.setHgrow(loss, Priority.ALWAYS);
        error.setPrefWidth(1);
        loss.setPrefWidth(1);
        hint.getStyleClass().add("wb-muted");
        StackPane body = new StackPane(plots, hint);
        VBox.setVgrow(body, Priority.ALWAYS);
        plots.visibleProperty().bind(hint.visibleProperty().not());
        getChildren().addAll(head, body);
        getStyleClass().add("wb-card");
    }

    void show(List<RunsModel.RunCurve> curves) {
        generation++;
        hint.setVisible(curves.stream().allMatch(curve -> curve.epochs().isEmpty()));
        hint.setText(
                curves.isEmpty()
                        ? "Choose one run or several in the table to see their curves here."
                        : "No epoch of what is chosen has ended yet.");
        error.show(PlotContent.of(series(curves, epoch -> epoch.decisive().errorRate())));
        loss.show(PlotContent.of(series(curves, epoch -> epoch.decisive().loss())));
    }

    private List<Series> series(List<RunsModel.RunCurve> curves, ToDoubleFunction<EpochResult> value) {
        List<Series> made = new ArrayList<>();
        for (RunsModel.RunCurve curve : curves) {
            List<EpochResult> epochs = curve.epochs();
            double[] at = epochs.stream().mapToDouble(EpochResult::epoch).toArray();
            double[] seconds = epochs.stream().mapToDouble(EpochResult::seconds).toArray();
            Arrays.parallelPrefix(seconds, Double::sum);
            double[] values = epochs.stream().mapToDouble(value).toArray();
            made.add(new Series(
                    curve.row().id(),
                    Inks.of(made.size()),
                    at,
                    seconds,
                    1,
                    values,
                    values.length,
                    generation,
                    Series.Style.POINTS));
        }
        return made;
    }
}
