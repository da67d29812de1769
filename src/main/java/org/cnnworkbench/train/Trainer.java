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
import org.cnnworkbench.engine.StepResult;
import org.cnnworkbench.train.TrainingEvent.Ending;
import org.cnnworkbench.train.TrainingEvent.Finished;
import org.cnnworkbench.train.TrainingSettings.Observation;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the epochs of one training: steps, validation, checkpoints, the rules of learning rate and stopping, and what people ask for
 * meanwhile. It emits events and knows neither files nor processes. To be used once.
 */
public final class Trainer {

    private static final long PAUSE_MILLIS = 50;

    private final TrainingSettings settings;
    private final Network network;
    private final BatchPipeline training;
    private final Evaluator validation;
    private final CheckpointStore checkpoints;
    private final TrainingListener listener;
    private final Steering steering;
    private final LearningRates rates;
    private final Progression progression;
    private final boolean observed;
    private final ObservationBudget budget = new ObservationBudget(System::nanoTime);

    private final List<EpochResult> history = new ArrayList<>();
    private final List<AppliedAct> acts = new ArrayList<>();
    private boolean stopAfterEpoch;
    private @Nullable Saved saved;
    private long savedAt = System.nanoTime();

    /** What the last checkpoint holds. */
    private record Saved(Position position, int acts) {}

    public Trainer(
            TrainingSettings settings,
            PreparedData data,
            Network network,
            CheckpointStore checkpoints,
            TrainingListener listener,
            Steering steering) {
        this.settings = settings;
        this.network = network;
        this.training = data.trainingBatches(settings);
        this.validation = new Evaluator(data.validationBatches(settings));
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.steering = steering;
        this.rates = new LearningRates(settings);
        this.progression = new Progression(settings);
        this.observed = settings.observation() == Observation.FULL;
    }

    /**
     * Trains to the end, whatever the end is.
     *
     * @param from where to go on, or null to begin
     * @throws InterruptedException where the thread was interrupted during a pause
     */
    public Finished run(@Nullable TrainingState from) throws InterruptedException {
        PartialEpoch partial = from == null ? null : from.partial();
        EpochMeter meter = new EpochMeter(partial == null ? PartialEpoch.NOTHING : partial);
        Optional<Finished> end = begin(from, meter);
        while (end.isEmpty()) {
            end = trainEpoch(meter);
            meter = new EpochMeter(PartialEpoch.NOTHING);
        }
        listener.on(end.get());
        return end.get();
    }

    private Optional<Finished> begin(@Nullable TrainingState from, EpochMeter meter) throws InterruptedException {
        if (from != null) {
            network.restore(from.network());
            history.addAll(from.history());
            acts.addAll(from.acts());
            saved = new Saved(from.position(), acts.size());
        }
        listener.on(new TrainingEvent.Started(
                history.size(),
                meter.batches(),
                rates.epochs(acts),
                training.batches(),
                training.images(),
                validation.images(),
                network.summary().parameterCount()));
        if (from == null && observed) {
            tellFilters(Position.START);
        }
        Optional<Finished> end = save(meter, false);
        if (end.isEmpty()) {
            end = steer(meter);
        }
        return end.isEmpty() && meter.batches() == 0 ? endByTheCurves() : end;
    }

    /** Whether the epochs so far say that there should be no more. */
    private Optional<Finished> endByTheCurves() {
        if (history.size() >= rates.epochs(acts)) {
            return Optional.of(finished(
                    Ending.COMPLETED,
                    history.size() == 1
                            ? "its one epoch is trained"
                            : "all " + history.size() + " epochs are trained"));
        }
        if (progression.outOfPatience(history)) {
            return Optional.of(finished(
                    Ending.STOPPED_EARLY,
                    "no improvement on epoch " + progression.bestEpoch(history) + " for " + settings.patience()
                            + " epochs"));
        }
        if (rates.belowMinimum(history, acts)) {
            return Optional.of(finished(
                    Ending.STOPPED_EARLY,
                    "a plateau was reached at the smallest learning rate that the schedule allows"));
        }
        return Optional.empty();
    }

    private Optional<Finished> trainEpoch(EpochMeter meter) throws InterruptedException {
        int epoch = history.size() + 1;
        double learningRate = rate(meter);
        try (Epoch batches = training.epoch(epoch, meter.batches())) {
            while (batches.hasNext()) {
                learningRate = rate(meter);
                StepResult step = step(batches.next(), epoch, meter, learningRate);
                Optional<Finished> end = Double.isFinite(step.loss())
                        ? betweenBatches(meter)
                        : Optional.of(numbersLost("the loss became " + word(step.loss()), meter, learningRate));
                if (end.isPresent()) {
                    return end;
                }
            }
        }
        double imagesPerSecond = meter.imagesPerSecond();
        EpochResult.@Nullable Scores scores = validation.images() == 0 ? null : validation.scores(network);
        EpochResult result =
                new EpochResult(epoch, learningRate, meter.scores(), scores, meter.seconds(), imagesPerSecond);
        return finishEpoch(result);
    }

    private double rate(EpochMeter meter) {
        return rates.at(history, acts, position(meter), training.batches());
    }

    private Position position(EpochMeter meter) {
        return new Position(history.size(), meter.batches());
    }

    private StepResult step(Batch batch, int epoch, EpochMeter meter, double learningRate) {
        int number = meter.batches() + 1;
        long seed = Seeds.dropout(settings.seed(), epoch, number);
        boolean watch = observed && budget.allows(epoch, number == training.batches());
        network.setLearningRate(learningRate);
        long begun = System.nanoTime();
        StepResult step = network.fit(batch, seed, watch);
        long nanos = System.nanoTime() - begun;
        meter.add(step, batch.size());
        if (observed) {
            listener.on(new TrainingEvent.BatchFinished(
                    epoch, number, 1, step.loss(), (double) step.wrong() / batch.size(), batch.size(), learningRate));
        }
        if (watch) {
            budget.observedStep(nanos);
            tellLayers(number == training.batches() ? new Position(epoch, 0) : position(meter), step.statistics());
        } else {
            budget.step(nanos);
        }
        return step;
    }

    private void tellLayers(Position at, List<LayerStatistics> layers) {
        long begun = System.nanoTime();
        listener.on(new TrainingEvent.LayersObserved(at, layers));
        tellFilters(at);
        budget.spent(System.nanoTime() - begun);
    }

    private void tellFilters(Position at) {
        listener.on(new TrainingEvent.FiltersChanged(at, Kernels.of(network)));
    }

    /** After the last batch of an epoch its end follows, with all of this. */
    private Optional<Finished> betweenBatches(EpochMeter meter) throws InterruptedException {
        if (meter.batches() == training.batches()) {
            return Optional.empty();
        }
        Optional<Finished> end = Optional.empty();
        if (System.nanoTime() - savedAt >= settings.checkpointSeconds() * 1e9) {
            end = save(meter, false);
        }
        return end.isEmpty() ? steer(meter) : end;
    }

    private Optional<Finished> finishEpoch(EpochResult result) throws InterruptedException {
        history.add(result);
        int bestEpoch = progression.bestEpoch(history);
        listener.on(new TrainingEvent.EpochFinished(result, bestEpoch == result.epoch()));
        if (bestEpoch != result.epoch() && rates.restartsFromBest(history)) {
            restartFrom(bestEpoch);
        }
        EpochMeter next = new EpochMeter(PartialEpoch.NOTHING);
        Optional<Finished> end = save(next, false);
        if (end.isEmpty()) {
            end = steer(next);
        }
        if (end.isEmpty()) {
            end = endByTheCurves();
        }
        return end.isEmpty() && stopAfterEpoch
                ? Optional.of(finished(Ending.STOPPED, "stopped on request after epoch " + result.epoch()))
                : end;
    }

    private void restartFrom(int bestEpoch) {
        double learningRate = rates.at(history, acts, new Position(history.size(), 0), training.batches());
        Optional<TrainingState> best = checkpoints.after(bestEpoch);
        best.ifPresent(state -> network.restore(state.network()));
        listener.on(new TrainingEvent.Note(
                history.size(),
                best.isPresent()
                        ? "plateau: going on from the weights of epoch " + bestEpoch + " with learning rate "
                                + learningRate
                        : "plateau: going on with learning rate " + learningRate
                                + ", and not from the weights of epoch " + bestEpoch
                                + " as the schedule wants: their checkpoint is not there or can't be read"));
    }

    /**
     * Does what people ask for; during a pause it waits for what they ask next.
     *
     * @return the end, where somebody asks for it
     */
    private Optional<Finished> steer(EpochMeter meter) throws InterruptedException {
        Position at = position(meter);
        boolean paused = false;
        do {
            long begun = System.nanoTime();
            boolean rested = paused;
            if (rested) {
                Thread.sleep(PAUSE_MILLIS);
            }
            for (Steering.Order order : steering.due(at)) {
                if (paused ? order.act() instanceof SteeringAct.Pause : order.act() instanceof SteeringAct.Continue) {
                    continue;
                }
                listener.on(new TrainingEvent.Steered(at, order.act(), order.repeated()));
                Optional<Finished> end = apply(order.act(), meter);
                if (end.isPresent()) {
                    return end;
                }
                paused = paused
                        ? !(order.act() instanceof SteeringAct.Continue)
                        : order.act() instanceof SteeringAct.Pause;
            }
            if (rested || paused) {
                meter.rested(System.nanoTime() - begun);
            }
        } while (paused);
        return Optional.empty();
    }

    private Optional<Finished> apply(SteeringAct act, EpochMeter meter) {
        if (act.changesWeights()) {
            acts.add(new AppliedAct(position(meter), act));
        }
        return switch (act) {
            case SteeringAct.SetLearningRate rate -> Optional.empty();
            case SteeringAct.SetEpochs epochs -> Optional.empty();
            case SteeringAct.Pause pause -> save(meter, false);
            case SteeringAct.Continue go -> Optional.empty();
            case SteeringAct.TakeCheckpoint checkpoint -> save(meter, true);
            case SteeringAct.Stop stop -> {
                stopAfterEpoch = true;
                yield stop.when() == SteeringAct.When.NOW ? stopNow(meter) : Optional.empty();
            }
        };
    }

    private Optional<Finished> stopNow(EpochMeter meter) {
        Optional<Finished> failed = save(meter, false);
        return failed.isPresent()
                ? failed
                : Optional.of(finished(
                        Ending.STOPPED, "stopped on request " + position(meter).text()));
    }

    /**
     * Saves the state, unless it was saved here already.
     *
     * @return the end, where the weights are no numbers any more: such a state must not take the place of a good one
     */
    private Optional<Finished> save(EpochMeter meter, boolean keep) {
        Saved now = new Saved(position(meter), acts.size());
        if (!keep && now.equals(saved)) {
            return Optional.empty();
        }
        TrainingState state =
                new TrainingState(network.state(), history, meter.batches() == 0 ? null : meter.partial(), acts);
        if (!state.network().isFinite()) {
            return Optional.of(numbersLost("weights became infinite or no numbers", meter, rate(meter)));
        }
        String file = checkpoints.save(state, keep);
        saved = now;
        savedAt = System.nanoTime();
        listener.on(new TrainingEvent.CheckpointWritten(now.position, file));
        return Optional.empty();
    }

    private Finished finished(Ending ending, String reason) {
        return new Finished(ending, reason, history.size(), progression.bestEpoch(history));
    }

    private Finished numbersLost(String what, EpochMeter meter, double learningRate) {
        return finished(
                Ending.FAILED,
                what + " " + position(meter).text() + ": try a learning rate lower than " + learningRate
                        + ", or look for extreme values in the data");
    }

    private static String word(double loss) {
        return Double.isNaN(loss) ? "not a number" : "infinite";
    }
}
