package org.cnnworkbench.ui.training;

import org.cnnworkbench.engine.EngineDescription;
import org.cnnworkbench.run.EngineChoice;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.workspace.RunPhase;
import org.cnnworkbench.ui.workspace.RunProgress;
import org.jspecify.annotations.Nullable;

/** A run in words. */
final class RunText {

    private RunText() {}

    /**
     * Where it stands, in a word or two.
     *
     * @param waits whether it waits in the queue
     */
    static String state(RunProgress run, boolean waits) {
        RunStatus status = run.status();
        return switch (run.phase()) {
            case OPENING -> "Opening";
            case WAITING -> waits ? "In the queue" : "Starting";
            case RUNNING -> "Running";
            case PAUSED -> "Paused";
            case JUDGING -> "Evaluating";
            case OVER ->
                waits
                        ? "In the queue"
                        : status == null
                                ? "Over"
                                : Format.capital(status.state().text());
        };
    }

    /** The style class of the chip and the dot that show the state. */
    static String tone(RunProgress run) {
        RunStatus status = run.status();
        return switch (run.phase()) {
            case OPENING, WAITING -> "";
            case RUNNING, JUDGING -> "accent";
            case PAUSED -> "warning";
            case OVER -> status == null ? "" : tone(status.state());
        };
    }

    private static String tone(RunState state) {
        return switch (state) {
            case COMPLETED, STOPPED_EARLY -> "good";
            case FAILED, INTERRUPTED -> "bad";
            case STOPPED -> "warning";
            case CREATED, QUEUED, RUNNING, PAUSED -> "";
        };
    }

    /**
     * What it computes with, why, and how fast the engines were that could have; empty where that isn't known yet.
     *
     * @param engine null where the trainer has not come so far
     * @param choice null where nobody had to choose
     */
    static String engine(@Nullable EngineDescription engine, @Nullable EngineChoice choice) {
        if (engine == null) {
            return "";
        }
        String text = "Engine " + engine.engine();
        if (choice == null) {
            return text;
        }
        // The reason last, where a narrow window cuts.
        return choice.speeds().isEmpty()
                ? text + ": " + choice.reason()
                : text + ": " + choice.speedsInWords() + "; " + choice.reason();
    }

    /** How far it has come. */
    static String place(RunProgress run) {
        if (run.started() == null) {
            return run.phase() == RunPhase.OVER ? "It never began." : "Preparing the images and the network …";
        }
        int done = run.position().epochs();
        int batches = run.position().batches();
        if (run.phase() == RunPhase.OVER || run.phase() == RunPhase.JUDGING) {
            return done + " of " + run.plannedEpochs() + " epochs trained";
        }
        int epoch = Math.min(done + 1, Math.max(run.plannedEpochs(), done));
        String batch = batches == 0 ? "" : ", batch " + batches + " of " + Math.round(run.batchesPerEpoch());
        return "Epoch " + epoch + " of " + run.plannedEpochs() + batch;
    }

    /** Why it is over. */
    static String end(RunStatus status) {
        String reason = status.reason();
        return reason == null ? Format.capital(status.state().text()) : Format.capital(reason);
    }

    /** The best epoch and its numbers; empty before the end of the first. */
    static String best(@Nullable EpochResult best) {
        if (best == null) {
            return "";
        }
        EpochResult.Scores scores = best.decisive();
        return "Best: epoch " + best.epoch() + " with " + (best.validation() == null ? "training" : "validation")
                + " error " + Format.percent(scores.errorRate()) + ", loss " + Format.number(scores.loss());
    }
}
