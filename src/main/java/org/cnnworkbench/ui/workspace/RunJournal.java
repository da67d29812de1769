package org.cnnworkbench.ui.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.ui.common.plot.PlotMark;
import org.cnnworkbench.ui.common.plot.SampleBuffer;
import org.cnnworkbench.ui.common.plot.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a journal tells, event by event, as curves and numbers. Where a trainer was killed and another went on from a
 * checkpoint, what lay behind the checkpoint is dropped. Not safe for concurrent use.
 */
final class RunJournal {

    private static final int MOST_EVENTS = 2000;

    private final RunDirectory run;
    private final SampleBuffer batches = new SampleBuffer(2);
    private final SortedMap<Integer, TrainingEvent.EpochFinished> results = new TreeMap<>();
    private final SampleBuffer epochs = new SampleBuffer(4);
    private final Map<String, SampleBuffer> layers = new LinkedHashMap<>();
    private final List<RunEvent> events = new ArrayList<>();
    private final List<String> damages = new ArrayList<>();
    private final Pace pace = new Pace();
    private RunPhase phase = RunPhase.OPENING;
    private @Nullable RunStatus status;
    private TrainingEvent.@Nullable Started started;
    private TrainingEvent.@Nullable FiltersChanged filters;
    private Position position = Position.START;
    private double learningRate = Double.NaN;
    private int plannedEpochs;
    private @Nullable Instant last;
    private double seconds;
    private long revision;

    RunJournal(RunDirectory run) {
        this.run = run;
    }

    long revision() {
        return revision;
    }

    /** Its journal is being read; what stands there may have happened long ago. */
    void opened() {
        revision++;
        if (phase == RunPhase.OPENING) {
            phase = RunPhase.WAITING;
        }
    }

    /** It is over. */
    void ended(RunStatus now) {
        revision++;
        status = now;
        phase = RunPhase.OVER;
        pace.rest();
    }

    /** Somebody goes on with it. */
    void goesOn() {
        revision++;
        status = null;
        phase = RunPhase.WAITING;
    }

    void damaged(String damage) {
        if (!damages.contains(damage)) {
            revision++;
            damages.add(damage);
        }
    }

    void add(JournalEntry entry) {
        revision++;
        clock(entry);
        switch (entry.event()) {
            case TrainingEvent.Started event -> started(event);
            case TrainingEvent.BatchFinished event -> batch(event, entry.time());
            case TrainingEvent.EpochFinished event -> epoch(event, entry.time());
            case TrainingEvent.LayersObserved event -> layers(event);
            case TrainingEvent.FiltersChanged event -> filters = event;
            case TrainingEvent.CheckpointWritten event ->
                happened(entry.time(), event.at(), PlotMark.Kind.CHECKPOINT, "Checkpoint");
            case TrainingEvent.Steered event -> steered(event, entry.time());
            case TrainingEvent.Note event ->
                happened(entry.time(), new Position(event.epoch(), 0), PlotMark.Kind.OTHER, event.text());
            case TrainingEvent.Finished event -> phase = RunPhase.JUDGING;
        }
    }

    /** Time passes while it trains: neither between two trainers nor while it rests. */
    private void clock(JournalEntry entry) {
        Instant before = last;
        last = entry.time();
        boolean rested = phase == RunPhase.PAUSED || entry.event() instanceof TrainingEvent.Started;
        if (before != null && !rested && entry.time().isAfter(before)) {
            seconds += Duration.between(before, entry.time()).toNanos() / 1e9;
        }
    }

    private void started(TrainingEvent.Started event) {
        started = event;
        phase = RunPhase.RUNNING;
        status = null;
        plannedEpochs = event.epochs();
        position = event.position();
        double place = place(position);
        batches.dropBehind(place);
        epochs.dropBehind(place);
        layers.values().forEach(layer -> layer.dropBehind(place));
        results.tailMap(position.epochs() + 1).clear();
        events.removeIf(other -> other.mark().epochs() > place);
        if (batches.size() > 0) {
            seconds = Math.max(batches.lastSeconds(), epochs.lastSeconds());
        }
        pace.rest();
    }

    private void batch(TrainingEvent.BatchFinished event, Instant time) {
        position = event.position();
        learningRate = event.learningRate();
        batches.add(place(position), seconds, event.loss(), event.errorRate());
        pace.images(time, event.images());
    }

    private void epoch(TrainingEvent.EpochFinished event, Instant time) {
        EpochResult result = event.result();
        EpochResult.Scores validation = result.validation();
        position = new Position(result.epoch(), 0);
        learningRate = result.learningRate();
        results.put(result.epoch(), event);
        epochs.dropBehind(result.epoch() - 0.5);
        epochs.add(
                result.epoch(),
                seconds,
                result.training().loss(),
                result.training().errorRate(),
                validation == null ? Double.NaN : validation.loss(),
                validation == null ? Double.NaN : validation.errorRate());
        if (event.best()) {
            events.removeIf(other -> other.mark().kind() == PlotMark.Kind.BEST);
            happened(time, position, PlotMark.Kind.BEST, "Best epoch so far");
        }
    }

    private void layers(TrainingEvent.LayersObserved event) {
        for (LayerStatistics layer : event.layers()) {
            layers.computeIfAbsent(layer.layer(), name -> new SampleBuffer(1))
                    .add(place(event.at()), seconds, layer.updateToWeight());
        }
    }

    private void steered(TrainingEvent.Steered event, Instant time) {
        switch (event.act()) {
            case SteeringAct.Pause pause -> {
                phase = RunPhase.PAUSED;
                pace.rest();
                happened(time, event.at(), PlotMark.Kind.PAUSE, "Paused");
            }
            case SteeringAct.Continue go -> {
                phase = RunPhase.RUNNING;
                happened(time, event.at(), PlotMark.Kind.PAUSE, "Continued");
            }
            case SteeringAct.SetLearningRate rate ->
                happened(
                        time,
                        event.at(),
                        PlotMark.Kind.LEARNING_RATE,
                        "Learning rate " + Double.toString(rate.learningRate()));
            case SteeringAct.SetEpochs set -> {
                plannedEpochs = set.epochs();
                happened(time, event.at(), PlotMark.Kind.OTHER, set.epochs() + " epochs planned");
            }
            case SteeringAct.Stop stop ->
                happened(
                        time,
                        event.at(),
                        PlotMark.Kind.OTHER,
                        stop.when() == SteeringAct.When.NOW ? "Stopped" : "To be stopped after this epoch");
            case SteeringAct.TakeCheckpoint take -> {}
        }
    }

    /** What is told of a place again, after an interruption or in the same place, is listed once. */
    private void happened(Instant time, Position at, PlotMark.Kind kind, String text) {
        RunEvent event = new RunEvent(time, at.text(), new PlotMark(kind, place(at), seconds, text));
        boolean known = !events.isEmpty()
                && events.getLast().place().equals(event.place())
                && events.getLast().mark().text().equals(text);
        if (!known) {
            events.add(event);
        }
        if (events.size() > MOST_EVENTS) {
            events.removeFirst();
        }
    }

    private double place(Position at) {
        TrainingEvent.Started begun = started;
        return at.epochs() + (begun == null ? 0 : (double) at.batches() / Math.max(1, begun.batchesPerEpoch()));
    }

    RunProgress progress() {
        Map<String, Samples> ratios = new LinkedHashMap<>();
        layers.forEach((name, layer) -> ratios.put(name, layer.samples()));
        List<EpochResult> history = results.values().stream()
                .map(TrainingEvent.EpochFinished::result)
                .toList();
        return new RunProgress(
                run,
                revision,
                phase,
                status,
                started,
                plannedEpochs,
                position,
                learningRate,
                batches.samples(),
                epochs.samples(),
                history,
                best(),
                events,
                ratios,
                filters,
                pace.imagesPerSecond(),
                timeLeft(history),
                damages);
    }

    private @Nullable EpochResult best() {
        return results.values().stream()
                .filter(TrainingEvent.EpochFinished::best)
                .reduce((before, next) -> next)
                .map(TrainingEvent.EpochFinished::result)
                .orElse(null);
    }

    /** By the epochs lately, validation included; in the first by the images lately. */
    private @Nullable Duration timeLeft(List<EpochResult> history) {
        TrainingEvent.Started begun = started;
        if (begun == null || phase != RunPhase.RUNNING) {
            return null;
        }
        double left = Math.max(0, plannedEpochs - place(position));
        double perEpoch = history.isEmpty()
                ? begun.trainingImages() / pace.imagesPerSecond()
                : history.subList(Math.max(0, history.size() - 3), history.size()).stream()
                        .mapToDouble(EpochResult::seconds)
                        .average()
                        .orElse(Double.NaN);
        double wanted = left * perEpoch;
        return Double.isFinite(wanted) ? Duration.ofMillis(Math.round(wanted * 1000)) : null;
    }
}
