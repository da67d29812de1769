package org.cnnworkbench.ui.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyEvent;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyView;
import org.cnnworkbench.search.Trial;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.ui.common.Format;
import org.jspecify.annotations.Nullable;

/**
 * A study as the page shows it.
 *
 * @param rows in the order of their numbers
 */
record StudyPicture(StudyDirectory study, StudyView view, List<TrialRow> rows) {

    StudyPicture {
        rows = List.copyOf(rows);
    }

    static StudyPicture of(StudyDirectory study, StudyView view) {
        Map<Integer, StudyView.RunningFold> running = new HashMap<>();
        view.running().forEach(fold -> running.put(fold.trial(), fold));
        int best = view.state().best().map(Trial::number).orElse(-1);
        return new StudyPicture(
                study,
                view,
                view.state().trials().stream()
                        .map(trial -> TrialRow.of(view.plan(), trial, running, trial.number() == best))
                        .toList());
    }

    StudyPlan plan() {
        return view.plan();
    }

    List<Dimension> dimensions() {
        return plan().space().dimensions();
    }

    boolean isLoss() {
        return plan().metric() == StudyPlan.Metric.LOSS;
    }

    /** What trials are compared by: {@code Accuracy}, or {@code Loss}. */
    String metric() {
        return isLoss() ? "Loss" : "Accuracy";
    }

    /** A score as people read it. */
    String text(double score) {
        return isLoss() ? Format.number(score) : Format.percent(score);
    }

    /** A mean with its deviation, where there is one. */
    String text(@Nullable Double mean, @Nullable Double deviation) {
        return mean == null ? "" : text(mean) + (deviation == null ? "" : " ± " + text(deviation));
    }

    /** Whether a score is better than another. */
    boolean better(double score, double other) {
        return isLoss() ? score < other : score > other;
    }

    Optional<TrialRow> best() {
        return rows.stream().filter(TrialRow::best).findFirst();
    }

    /** How the study stands. */
    String stateText() {
        StudyEvent.Finished finished = view.state().finished();
        if (view.atWork()) {
            return "running";
        }
        return finished == null
                ? "interrupted"
                : switch (finished.ending()) {
                    case COMPLETED -> "completed";
                    case STOPPED -> "stopped";
                    case FAILED -> "failed";
                };
    }

    /** How far it has come: {@code 7 of 20 trials, 2 running, 1 pruned, 1 failed}. */
    String progressText() {
        long over = rows.stream()
                .filter(row -> row.state() != TrialState.WAITING && row.state() != TrialState.RUNNING)
                .count();
        StringBuilder text = new StringBuilder(Format.count(over));
        Integer target = view.state().target();
        long planned = target == null ? PlanSize.trials(plan()) : target;
        if (planned > over && planned < Integer.MAX_VALUE) {
            text.append(" of ").append(Format.count(planned));
        }
        text.append(over == 1 && planned <= 1 ? " trial" : " trials");
        count(text, TrialState.RUNNING, "running");
        count(text, TrialState.PRUNED, "given up early");
        count(text, TrialState.FAILED, "failed");
        count(text, TrialState.STOPPED, "stopped");
        int skipped = view.state().skipped().size();
        if (skipped > 0) {
            text.append(", ").append(Format.count(skipped)).append(" proposals can't be trained");
        }
        return text.toString();
    }

    private void count(StringBuilder text, TrialState state, String word) {
        long number = rows.stream().filter(row -> row.state() == state).count();
        if (number > 0) {
            text.append(", ").append(Format.count(number)).append(' ').append(word);
        }
    }

    /** Why it failed, where it did; else empty. */
    String trouble() {
        StudyEvent.Finished finished = view.state().finished();
        return finished != null && finished.ending() == StudyEvent.Ending.FAILED ? finished.reason() : "";
    }
}
