package org.cnnworkbench.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.jspecify.annotations.Nullable;

/** Shows a training: one line an epoch, and for a person at a terminal a bar that follows the batches. */
final class ProgressDisplay {

    private static final int BAR_WIDTH = 20;
    private static final double SMOOTHING = 0.05;
    private static final Duration BETWEEN_BARS = Duration.ofMillis(100);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean interactive;

    private TrainingEvent.@Nullable Started started;
    private @Nullable Instant begun;
    private @Nullable Instant lastBar;
    private int epochs;
    private long images;
    private double loss;
    private double errorRate;
    private int epochOfMeans;

    ProgressDisplay(PrintWriter out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    void show(JournalEntry entry) {
        switch (entry.event()) {
            case TrainingEvent.Started event -> started(event, entry.time());
            case TrainingEvent.BatchFinished event -> batch(event, entry.time());
            case TrainingEvent.EpochFinished event -> line(epoch(event));
            case TrainingEvent.Note event -> line("note: " + event.text());
            case TrainingEvent.LayersObserved event -> {}
            case TrainingEvent.FiltersChanged event -> {}
            case TrainingEvent.CheckpointWritten event -> {}
            case TrainingEvent.Steered event -> steered(event);
            case TrainingEvent.Finished event -> clear();
        }
        out.flush();
    }

    private void started(TrainingEvent.Started event, Instant time) {
        started = event;
        epochs = event.epochs();
        begun = time;
        images = 0;
        if (!event.position().equals(Position.START)) {
            line("going on " + event.position().text());
        }
        line(Texts.format(
                "%,d parameters; %,d training and %,d validation images; %d batches an epoch",
                event.parameters(), event.trainingImages(), event.validationImages(), event.batchesPerEpoch()));
    }

    private void steered(TrainingEvent.Steered event) {
        if (event.act() instanceof SteeringAct.SetEpochs set) {
            epochs = set.epochs();
        }
        line(event.at().text() + ": " + event.act().text() + (event.repeated() ? " (again)" : "")
                + (event.act() instanceof SteeringAct.Pause ? "; resume goes on" : ""));
    }

    private void batch(TrainingEvent.BatchFinished event, Instant time) {
        images += event.images();
        boolean first = epochOfMeans != event.epoch();
        epochOfMeans = event.epoch();
        loss = first ? event.loss() : loss + SMOOTHING * (event.loss() - loss);
        errorRate = first ? event.errorRate() : errorRate + SMOOTHING * (event.errorRate() - errorRate);
        TrainingEvent.Started start = started;
        Instant since = begun;
        if (!interactive || start == null || since == null) {
            return;
        }
        Instant last = lastBar;
        if (last != null && Duration.between(last, time).compareTo(BETWEEN_BARS) < 0) {
            return;
        }
        lastBar = time;
        double seconds = Math.max(1e-3, Duration.between(since, time).toNanos() / 1e9);
        double imagesPerSecond = images / seconds;
        double epochsLeft =
                Math.max(epochs, event.epoch()) - event.epoch() + 1 - (double) event.batch() / start.batchesPerEpoch();
        out.print(CLEAR_LINE
                + Texts.format(
                        "epoch %d/%d %s %d/%d  loss %.4f  error %.2f%%  %,.0f images/s  %s left",
                        event.epoch(),
                        epochs,
                        bar((double) event.batch() / start.batchesPerEpoch()),
                        event.batch(),
                        start.batchesPerEpoch(),
                        loss,
                        100 * errorRate,
                        imagesPerSecond,
                        Texts.duration(epochsLeft * start.trainingImages() / imagesPerSecond)));
    }

    private static String bar(double share) {
        int full = (int) Math.round(BAR_WIDTH * Math.clamp(share, 0, 1));
        return "[" + "=".repeat(full) + " ".repeat(BAR_WIDTH - full) + "]";
    }

    private String epoch(TrainingEvent.EpochFinished event) {
        EpochResult result = event.result();
        EpochResult.Scores validation = result.validation();
        String line = Texts.format(
                "epoch %d%s  loss %.4f  error %.2f%%",
                result.epoch(),
                started == null ? "" : "/" + epochs,
                result.training().loss(),
                100 * result.training().errorRate());
        if (validation != null) {
            line += Texts.format(
                    "  validation loss %.4f  error %.2f%%", validation.loss(), 100 * validation.errorRate());
        }
        return line
                + Texts.format("  %.1f s  %,.0f images/s", result.seconds(), result.imagesPerSecond())
                + (event.best() ? "  best" : "");
    }

    private void line(String text) {
        clear();
        out.println(text);
    }

    private void clear() {
        if (interactive) {
            out.print(CLEAR_LINE);
        }
    }
}
