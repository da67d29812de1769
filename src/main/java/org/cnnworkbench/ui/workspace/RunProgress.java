package org.cnnworkbench.ui.workspace;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.ui.common.plot.PlotMark;
import org.cnnworkbench.ui.common.plot.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run at one moment. Taking it costs little, whatever the length of the run.
 *
 * @param revision         another number wherever anything has changed
 * @param status           where it stood when it was over; null before
 * @param started          how its trainer last began; null before the first
 * @param plannedEpochs    that it shall train altogether; 0 where nobody knows yet
 * @param learningRate     of the last step; NaN before the first
 * @param batches          loss and error rate of the batches
 * @param epochs           of the epochs: training loss, training error rate, validation loss, validation error rate
 * @param history          the epochs in full
 * @param best             the best epoch; null before the end of the first
 * @param events           what happened, oldest first
 * @param layers           update-to-weight ratio of each layer, in the network's order
 * @param filters          the kernels as they were told last; null before
 * @param imagesPerSecond  lately; NaN where nobody knows
 * @param timeLeft         until all epochs are trained; null where nobody knows
 * @param damages          what is wrong with the journal
 */
public record RunProgress(
        RunDirectory run,
        long revision,
        RunPhase phase,
        @Nullable RunStatus status,
        TrainingEvent.@Nullable Started started,
        int plannedEpochs,
        Position position,
        double learningRate,
        Samples batches,
        Samples epochs,
        List<EpochResult> history,
        @Nullable EpochResult best,
        List<RunEvent> events,
        Map<String, Samples> layers,
        TrainingEvent.@Nullable FiltersChanged filters,
        double imagesPerSecond,
        @Nullable Duration timeLeft,
        List<String> damages) {

    /** Value columns of {@link #batches}. */
    public static final int BATCH_LOSS = 0;

    public static final int BATCH_ERROR = 1;

    /** Value columns of {@link #epochs}. */
    public static final int TRAINING_LOSS = 0;

    public static final int TRAINING_ERROR = 1;
    public static final int VALIDATION_LOSS = 2;
    public static final int VALIDATION_ERROR = 3;

    public RunProgress {
        history = List.copyOf(history);
        events = List.copyOf(events);
        damages = List.copyOf(damages);
    }

    /** Nothing known yet. */
    public static RunProgress opening(RunDirectory run) {
        return new RunJournal(run).progress();
    }

    /** Batches in an epoch; 1 where nobody knows yet. */
    public double batchesPerEpoch() {
        return started == null ? 1 : Math.max(1, started.batchesPerEpoch());
    }

    /** What happened, as marks on curves. */
    public List<PlotMark> marks() {
        return events.stream().map(RunEvent::mark).toList();
    }

    /** How much of what was planned is done, 0 to 1. */
    public double share() {
        return plannedEpochs == 0
                ? 0
                : Math.clamp((position.epochs() + position.batches() / batchesPerEpoch()) / plannedEpochs, 0, 1);
    }

    /** Seconds of training at which each epoch ended. */
    public double[] epochSeconds() {
        return Arrays.copyOf(epochs.seconds(), epochs.size());
    }
}
