package org.cnnworkbench.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.LineFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.search.StudyView.RunningFold;
import org.cnnworkbench.search.result.TrialState;

/** Reads a study's files as they grow; years later it reads the same. Not safe for concurrent use. */
public final class StudyFollower {

    private final StudyDirectory study;
    private final StudyPlan plan;
    private final LineFile<StudyEvent> journal;
    private final Map<RunDirectory, FoldScores> scores = new HashMap<>();
    private long position;
    private StudyState state = StudyState.EMPTY;

    /** @throws InputException where the plan is missing or damaged */
    public StudyFollower(StudyDirectory study) {
        this.study = study;
        this.plan = study.plan();
        this.journal = study.events();
    }

    /** The study that is followed. */
    public StudyDirectory study() {
        return study;
    }

    /** As it stands now. */
    public StudyView look() {
        // Before the files are read: what a process writes in its last moment is then seen.
        boolean atWork = study.isHeld();
        LineFile.Lines<StudyEvent> read = journal.after(position);
        position = read.end();
        state = state.after(read.values());
        List<RunningFold> running = new ArrayList<>();
        Map<Integer, Trial> active = new HashMap<>();
        Set<RunDirectory> looked = new HashSet<>();
        for (Trial trial : state.trials()) {
            RunDirectory run = study.run(trial.number(), trial.folds().size());
            if (atWork && !trial.isOver() && run.isRun()) {
                active.put(trial.number(), trial);
                looked.add(run);
                running.add(new RunningFold(
                        trial.number(),
                        trial.folds().size(),
                        scores.computeIfAbsent(
                                        run,
                                        each -> new FoldScores(
                                                plan, trial.folds().size(), each))
                                .look()));
            }
        }
        scores.keySet().retainAll(looked);
        return new StudyView(plan, shown(active), atWork, running);
    }

    /** Trials whose first run has begun are running. */
    private StudyState shown(Map<Integer, Trial> active) {
        List<Trial> trials = state.trials().stream()
                .map(trial -> active.containsKey(trial.number()) ? trial.in(TrialState.RUNNING) : trial)
                .toList();
        return new StudyState(
                trials,
                state.skipped(),
                state.draws(),
                state.target(),
                state.requests(),
                state.refitted(),
                state.finished());
    }
}
