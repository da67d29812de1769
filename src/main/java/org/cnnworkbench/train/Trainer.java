package org.cnnworkbench.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.data.BatchPipeline;
import org.cnnworkbench.data.Epoch;
import org.cnnworkbench.data.Seeds;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.StepResult;
import org.cnnworkbench.train.TrainingEvent.Ending;
import org.cnnworkbench.train.TrainingEvent.Finished;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the epochs of one training: steps, validation, checkpoints, the rules of learning rate and stopping. It emits events and knows
 * neither files nor processes. To be used once.
 */
public final class Trainer {

    private final TrainingSettings settings;
    private final Network network;
    private final BatchPipeline training;
    private final Evaluator validation;
    private final CheckpointStore checkpoints;
    private final TrainingListener listener;
    private final StopSignal stop;
    private final LearningRates rates;
    private final Progression progression;
    private final List<EpochResult> history = new ArrayList<>();

    public Trainer(
            TrainingSettings settings,
            PreparedData data,
            Network network,
            CheckpointStore checkpoints,
            TrainingListener listener,
            StopSignal stop) {
        this.settings = settings;
        this.network = network;
        this.training = data.trainingBatches(settings);
        this.validation = new Evaluator(data.validationBatches(settings));
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.stop = stop;
        this.rates = new LearningRates(settings);
        this.progression = new Progression(settings);
    }

    /**
     * Trains to the end, whatever the end is.
     *
     * @param from where to go on, or null to begin
     */
    public Finished run(@Nullable TrainingState from) {
        PartialEpoch partial = from == null ? null : from.partial();
        if (from != null) {
            network.restore(from.network());
            history.addAll(from.history());
        }
        listener.on(new TrainingEvent.Started(
                history.size() + 1,
                settings.epochs(),
                training.batches(),
                training.images(),
                validation.images(),
                network.summary().parameterCount()));
        if (from == null) {
            listener.on(new TrainingEvent.FiltersChanged(0, Kernels.of(network)));
        }
        Optional<Finished> end = endByTheCurves();
        while (end.isEmpty()) {
            end = trainEpoch(partial == null ? PartialEpoch.NOTHING : partial);
            partial = null;
        }
        listener.on(end.get());
        return end.get();
    }

    /** Whether the epochs so far say that there should be no more. */
    private Optional<Finished> endByTheCurves() {
        if (history.size() >= settings.epochs()) {
            return Optional.of(finished(Ending.COMPLETED, "all " + settings.epochs() + " epochs are trained"));
        }
        if (progression.outOfPatience(history)) {
            return Optional.of(finished(
                    Ending.STOPPED_EARLY,
                    "no improvement on epoch " + progression.bestEpoch(history) + " for " + settings.patience()
                            + " epochs"));
        }
        if (rates.belowMinimum(history)) {
            return Optional.of(finished(
                    Ending.STOPPED_EARLY,
                    "a plateau was reached at the smallest learning rate that the schedule allows"));
        }
        return Optional.empty();
    }

    private Optional<Finished> trainEpoch(PartialEpoch before) {
        int epoch = history.size() + 1;
        EpochMeter meter = new EpochMeter(before);
        List<LayerStatistics> layers = List.of();
        double learningRate = 0;
        try (Epoch batches = training.epoch(epoch, before.batches())) {
            while (batches.hasNext()) {
                learningRate = rates.at(history, epoch, meter.batches(), training.batches());
                StepResult step = step(batches.next(), epoch, meter, learningRate);
                if (!Double.isFinite(step.loss())) {
                    return Optional.of(
                            finished(Ending.FAILED, lossLost(step.loss(), epoch, meter.batches(), learningRate)));
                }
                layers = step.statistics();
                if (meter.batches() < training.batches() && stop.stopRequested()) {
                    save(new TrainingState(network.state(), history, meter.partial()), false);
                    return Optional.of(finished(
                            Ending.STOPPED,
                            "stopped on request in epoch " + epoch + " after batch " + meter.batches()));
                }
            }
        }
        double imagesPerSecond = meter.imagesPerSecond();
        EpochResult.@Nullable Scores scores = validation.images() == 0 ? null : validation.scores(network);
        finishEpoch(
                new EpochResult(epoch, learningRate, meter.scores(), scores, meter.seconds(), imagesPerSecond), layers);
        Optional<Finished> end = endByTheCurves();
        return end.isEmpty() && stop.stopRequested()
                ? Optional.of(finished(Ending.STOPPED, "stopped on request after epoch " + epoch))
                : end;
    }

    private StepResult step(Batch batch, int epoch, EpochMeter meter, double learningRate) {
        int number = meter.batches() + 1;
        network.setLearningRate(learningRate);
        // Observed once an epoch: the statistics of a step cost as much as the step of a small network.
        StepResult step =
                network.fit(batch, Seeds.dropout(settings.seed(), epoch, number), number == training.batches());
        meter.add(step, batch.size());
        listener.on(new TrainingEvent.BatchFinished(
                epoch, number, step.loss(), (double) step.wrong() / batch.size(), batch.size(), learningRate));
        return step;
    }

    private void finishEpoch(EpochResult result, List<LayerStatistics> layers) {
        history.add(result);
        boolean best = progression.bestEpoch(history) == result.epoch();
        listener.on(new TrainingEvent.EpochFinished(result, best, layers));
        listener.on(new TrainingEvent.FiltersChanged(result.epoch(), Kernels.of(network)));
        if (!best && rates.restartsFromBest(history)) {
            NetworkState bestState = checkpoints.best().network();
            network.restore(bestState);
            listener.on(new TrainingEvent.Note(
                    result.epoch(),
                    "plateau: going on from the weights of epoch " + progression.bestEpoch(history)
                            + " with learning rate " + rates.at(history, result.epoch() + 1, 0, training.batches())));
        }
        save(new TrainingState(network.state(), history, null), best);
    }

    private void save(TrainingState state, boolean best) {
        String file = checkpoints.save(state, best);
        listener.on(new TrainingEvent.CheckpointWritten(state.epochs(), file));
    }

    private Finished finished(Ending ending, String reason) {
        return new Finished(ending, reason, history.size(), progression.bestEpoch(history));
    }

    private static String lossLost(double loss, int epoch, int batch, double learningRate) {
        return "the loss became " + (Double.isNaN(loss) ? "not a number" : "infinite") + " in epoch " + epoch
                + ", batch " + batch + ": try a learning rate lower than " + learningRate
                + ", or look for extreme values in the data";
    }
}
