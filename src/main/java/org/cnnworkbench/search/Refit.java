package org.cnnworkbench.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.SteeringAct;
import org.jspecify.annotations.Nullable;

/** Trains the best trial once more, on all training and validation images, and reads what the test images say of it. */
final class Refit {

    private static final int ATTEMPTS = 3;

    private final StudyPlan plan;
    private final Trial best;
    private final Experiment experiment;
    private final RunStore store;
    private final TrialExecutor executor;
    private final RunDirectory run;

    private TrialExecutor.@Nullable Training training;
    private @Nullable StudyEvent event;
    private int attempts;
    private boolean leaving;
    private boolean over;

    Refit(
            StudyDirectory study,
            StudyPlan plan,
            Trial best,
            Experiment experiment,
            RunStore store,
            TrialExecutor executor) {
        this.plan = plan;
        this.best = best;
        this.experiment = experiment;
        this.store = store;
        this.executor = executor;
        this.run = study.refit(best.number());
    }

    boolean isOver() {
        return over;
    }

    /** What came of it; empty where it was left before its end. */
    Optional<StudyEvent> event() {
        return Optional.ofNullable(event);
    }

    void leave() {
        if (!leaving && training != null) {
            new CommandFile(run).append(new SteeringAct.Stop(SteeringAct.When.NOW));
        }
        leaving = true;
    }

    void advance() {
        TrialExecutor.Training current = training;
        if (current != null) {
            if (current.isOver()) {
                training = null;
            }
            return;
        }
        RunState state = run.isRun() ? RunStatus.of(run).state() : RunState.CREATED;
        if (state == RunState.COMPLETED || state == RunState.STOPPED_EARLY) {
            event = judged();
            over = true;
        } else if (leaving) {
            over = true;
        } else if (attempts >= ATTEMPTS || (attempts > 0 && state != RunState.INTERRUPTED)) {
            event = new StudyEvent.Note("the best trial could not be trained once more: "
                    + RunStatus.of(run).reason());
            over = true;
        } else {
            begin();
        }
    }

    private void begin() {
        if (!run.isRun()) {
            TrialRun.discard(run.path());
            store.createAt(
                    run.path(),
                    TrialExperiments.refit(experiment, plan, best.number()),
                    Path.of(String.valueOf(plan.dataDirectory())),
                    List.of(),
                    null);
        }
        attempts++;
        training = executor.train(run);
    }

    private StudyEvent judged() {
        String name = String.valueOf(run.path().getFileName());
        if (!Files.exists(run.evaluationFile())) {
            return new StudyEvent.Refitted(best.number(), name, null, null);
        }
        RunEvaluation evaluation = RunEvaluation.read(run);
        boolean tested = evaluation.split().equals(ImageDataset.TEST);
        return new StudyEvent.Refitted(
                best.number(),
                name,
                tested ? evaluation.evaluation().metrics().accuracy() : null,
                tested ? evaluation.evaluation().metrics().logLoss() : null);
    }
}
