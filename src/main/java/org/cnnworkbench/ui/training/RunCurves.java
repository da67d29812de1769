package org.cnnworkbench.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.ui.common.plot.Inks;
import org.cnnworkbench.ui.common.plot.PlotContent;
import org.cnnworkbench.ui.common.plot.Samples;
import org.cnnworkbench.ui.common.plot.Series;
import org.cnnworkbench.ui.workspace.RunPhase;
import org.cnnworkbench.ui.workspace.RunProgress;

/** What the plots show of a run. */
final class RunCurves {

    private RunCurves() {}

    static PlotContent loss(RunProgress run) {
        return curves(run, RunProgress.BATCH_LOSS, RunProgress.TRAINING_LOSS, RunProgress.VALIDATION_LOSS);
    }

    static PlotContent error(RunProgress run) {
        return curves(run, RunProgress.BATCH_ERROR, RunProgress.TRAINING_ERROR, RunProgress.VALIDATION_ERROR);
    }

    private static PlotContent curves(RunProgress run, int ofBatches, int ofEpochs, int ofValidation) {
        double steps = run.batchesPerEpoch();
        List<Series> series = new ArrayList<>();
        // A run that was not watched has no batches, only epochs.
        boolean watched = run.batches().size() > 0 || run.epochs().size() == 0;
        series.add(
                watched
                        ? run.batches().series("Training", Inks.TRAINING, ofBatches, steps, Series.Style.SMOOTHED)
                        : run.epochs().series("Training", Inks.TRAINING, ofEpochs, steps, Series.Style.POINTS));
        TrainingEvent.Started started = run.started();
        if (started == null || started.validationImages() > 0) {
            series.add(run.epochs().series("Validation", Inks.VALIDATION, ofValidation, steps, Series.Style.POINTS));
        }
        return new PlotContent(series, run.marks(), run.epochSeconds(), expected(run));
    }

    /** Of each layer how long its steps are against its weights. */
    static PlotContent layers(RunProgress run) {
        List<Series> series = new ArrayList<>();
        for (Map.Entry<String, Samples> layer : run.layers().entrySet()) {
            series.add(layer.getValue()
                    .series(layer.getKey(), Inks.of(series.size()), 0, run.batchesPerEpoch(), Series.Style.LINE));
        }
        return new PlotContent(series, List.of(), run.epochSeconds(), expected(run));
    }

    private static double expected(RunProgress run) {
        return run.phase() == RunPhase.OVER ? 0 : run.plannedEpochs();
    }
}
