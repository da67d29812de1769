package org.cnnworkbench.search;

import java.util.List;

/**
 * A study as it stands now, for those who show it.
 *
 * @param atWork  whether a process is at work on it
 * @param running the folds that are being trained
 */
public record StudyView(StudyPlan plan, StudyState state, boolean atWork, List<RunningFold> running) {

    public StudyView {
        running = List.copyOf(running);
    }

    /**
     * A fold that is being trained.
     *
     * @param scores after each epoch so far, higher is better
     */
    public record RunningFold(int trial, int fold, List<Double> scores) {
        public RunningFold {
            scores = List.copyOf(scores);
        }
    }
}
