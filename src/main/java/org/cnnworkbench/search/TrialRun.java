package org.cnnworkbench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.Folders;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.search.pruner.Progress;
import org.cnnworkbench.search.pruner.Pruner;
import org.cnnworkbench.search.result.FoldResult;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.SteeringAct;
import org.jspecify.annotations.Nullable;

/**
 * A trial that is being trained: its folds one after the other, so that none is trained of a trial that is hopeless already. What the
 * directories hold from before is gone on with, not repeated.
 */
final class TrialRun {

    private static final int ATTEMPTS = 3;

    private final StudyDirectory study;
    private final StudyPlan plan;
    private final Experiment experiment;
    private final RunStore store;
    private final TrialExecutor executor;
    private final Pruner pruner;
    private final List<Progress> others;
    private final Consumer<StudyEvent> events;
    private final int number;

    /** Scores of the folds that are done. */
    private final List<List<Double>> done = new ArrayList<>();

    private FoldScores scores;
    private int asked;
    private int attempts;
    private TrialExecutor.@Nullable Training training;
    private @Nullable String hopeless;
    private boolean leaving;
    private boolean over;

    /**
     * @param experiment with the trial's settings
     * @param others     the trials that this one is compared with
     * @param events     hears what comes of it
     */
    TrialRun(
            StudyDirectory study,
            StudyPlan plan,
            int number,
            Experiment experiment,
            RunStore store,
            TrialExecutor executor,
            List<Progress> others,
            Consumer<StudyEvent> events) {
        this.study = study;
        this.plan = plan;
        this.number = number;
        this.experiment = experiment;
        this.store = store;
        this.executor = executor;
        this.pruner = plan.pruner()
                .forTrialsOf(plan.trainingsPerTrial() * experiment.training().epochs());
        this.others = others;
        this.events = events;
        this.scores = new FoldScores(plan, 0, run());
    }

    private RunDirectory run() {
        return study.run(number, done.size());
    }

    /** The trial's. */
    int number() {
        return number;
    }

    /** Whether nothing more will come of it in this process. */
    boolean isOver() {
        return over;
    }

    /** Leaves it where it is; the study can go on with it later. */
    void leave() {
        leaving = true;
        stopTraining();
    }

    private void stopTraining() {
        if (training != null) {
            new CommandFile(run()).append(new SteeringAct.Stop(SteeringAct.When.NOW));
        }
    }

    /** Looks what has come, and does what is next. */
    void advance() {
        try {
            step();
        } catch (InputException | UncheckedIOException e) {
            end(TrialState.FAILED, null, String.valueOf(e.getMessage()), done);
        }
    }

    private void step() {
        TrialExecutor.Training current = training;
        if (current == null) {
            begin();
            return;
        }
        boolean ended = current.isOver();
        List<Double> seen = scores.look();
        askPruner(seen);
        if (ended) {
            training = null;
            ended(current, seen);
        } else if (hopeless != null && !leaving) {
            leaving = true;
            stopTraining();
        }
    }

    private void begin() {
        RunDirectory run = run();
        if (leaving) {
            over = true;
        } else if (run.isRun() && isTrained(RunStatus.of(run).state())) {
            List<Double> seen = scores.look();
            askPruner(seen);
            trained(seen);
        } else {
            if (!run.isRun()) {
                discard(run.path());
                store.createAt(
                        run.path(),
                        TrialExperiments.fold(experiment, plan, number, done.size()),
                        Path.of(String.valueOf(plan.dataDirectory())),
                        List.of(),
                        null);
            }
            attempts++;
            training = executor.train(run);
        }
    }

    private static boolean isTrained(RunState state) {
        return state == RunState.COMPLETED || state == RunState.STOPPED_EARLY;
    }

    /** What was left by a process that was killed while it made the run. */
    static void discard(Path directory) {
        if (Files.exists(directory)) {
            try {
                Folders.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException("clearing " + directory + " failed: " + e.getMessage(), e);
            }
        }
    }

    /** About every epoch once, in order, so that the answer doesn't depend on when somebody looks. */
    private void askPruner(List<Double> seen) {
        while (hopeless == null && asked < seen.size()) {
            asked++;
            boolean last = done.size() == plan.trainingsPerTrial() - 1
                    && asked >= experiment.training().epochs();
            if (!last) {
                List<List<Double>> soFar = new ArrayList<>(done);
                soFar.add(List.copyOf(seen.subList(0, asked)));
                hopeless = pruner.reasonToPrune(new Progress(number, soFar), others)
                        .orElse(null);
            }
        }
    }

    private void ended(TrialExecutor.Training current, List<Double> seen) {
        if (hopeless != null) {
            pruned(seen);
            return;
        }
        RunStatus status = RunStatus.of(run());
        RunState state = status.state();
        if (isTrained(state)) {
            trained(seen);
        } else if (leaving) {
            over = true;
        } else if (state == RunState.STOPPED) {
            end(TrialState.STOPPED, null, "fold " + done.size() + " was stopped by a person", done);
        } else if (state == RunState.FAILED) {
            end(TrialState.FAILED, null, "fold " + done.size() + ": " + status.reason(), done);
        } else if (attempts >= ATTEMPTS) {
            Optional<String> trouble = current.trouble();
            end(
                    TrialState.FAILED,
                    null,
                    "fold " + done.size() + " was begun " + ATTEMPTS + " times and never came to its end: "
                            + trouble.orElse(String.valueOf(status.reason())),
                    done);
        } else {
            events.accept(new StudyEvent.Note("trial " + number + ", fold " + done.size() + ": "
                    + current.trouble().orElse(String.valueOf(status.reason()))
                    + "; it goes on from its latest checkpoint"));
        }
    }

    private void trained(List<Double> seen) {
        if (hopeless != null) {
            pruned(seen);
            return;
        }
        if (seen.isEmpty()) {
            end(TrialState.FAILED, null, "fold " + done.size() + ": no epoch was trained", done);
            return;
        }
        FoldResult result = scores.result(seen);
        events.accept(new StudyEvent.FoldFinished(number, result));
        done.add(seen);
        asked = 0;
        attempts = 0;
        if (done.size() == plan.trainingsPerTrial()) {
            end(TrialState.COMPLETE, mean(done), null, done);
        } else {
            scores = new FoldScores(plan, done.size(), run());
        }
    }

    /** Judged by the epochs that the pruner has seen, however many were trained until it was heard. */
    private void pruned(List<Double> seen) {
        List<List<Double>> judged = new ArrayList<>(done);
        judged.add(List.copyOf(seen.subList(0, asked)));
        end(TrialState.PRUNED, mean(judged), hopeless, judged);
    }

    /** The mean over the folds of what each was worth in the end. */
    private static double mean(List<List<Double>> folds) {
        return folds.stream().mapToDouble(List::getLast).average().orElse(Double.NaN);
    }

    private void end(TrialState state, @Nullable Double score, @Nullable String reason, List<List<Double>> judged) {
        over = true;
        events.accept(new StudyEvent.TrialEnded(number, state, score, reason, List.copyOf(judged)));
    }
}
