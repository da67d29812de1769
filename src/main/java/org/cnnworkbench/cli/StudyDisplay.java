package org.cnnworkbench.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyView;
import org.cnnworkbench.search.Trial;
import org.cnnworkbench.search.result.FoldResult;
import org.jspecify.annotations.Nullable;

/** Shows a study as it goes: a line for each fold and each trial that ends, and for a person at a terminal one that follows the epochs. */
final class StudyDisplay {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean interactive;
    private final Map<Integer, Integer> folds = new HashMap<>();
    private final Map<Integer, Boolean> ended = new HashMap<>();
    private int skipped;
    private boolean first = true;

    StudyDisplay(PrintWriter out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    void show(StudyView view) {
        for (Trial trial : view.state().trials()) {
            trial(view, trial);
        }
        view.state().skipped().stream()
                .skip(skipped)
                .forEach(skip -> line("skipped " + StudySummary.settings(skip.point()) + ": " + skip.reason()));
        skipped = view.state().skipped().size();
        if (interactive && view.atWork()) {
            out.print(CLEAR_LINE + status(view));
        }
        out.flush();
        first = false;
    }

    private void trial(StudyView view, Trial trial) {
        int seen = folds.getOrDefault(trial.number(), 0);
        boolean over = ended.getOrDefault(trial.number(), false);
        boolean crossValidated = view.plan().folds() != null;
        if (crossValidated && !first) {
            trial.folds().stream().skip(seen).forEach(fold -> line(fold(view, trial, fold)));
        }
        folds.put(trial.number(), trial.folds().size());
        if (trial.isOver() && !over) {
            ended.put(trial.number(), true);
            line(Texts.format(
                    "trial %d %s%s%s  %s",
                    trial.number(),
                    trial.state().text(),
                    trial.score() == null ? "" : "  " + score(view.plan(), trial.score()),
                    trial.reason() == null ? "" : "  " + trial.reason(),
                    StudySummary.settings(trial.point())));
        }
    }

    private static String fold(StudyView view, Trial trial, FoldResult fold) {
        return Texts.format(
                "  trial %d, fold %d  %s  %.1f s",
                trial.number(), fold.fold(), score(view.plan(), fold.testScore()), fold.fitSeconds());
    }

    /** A score as its metric is called and read. */
    static String score(StudyPlan plan, @Nullable Double score) {
        if (score == null) {
            return "";
        }
        return plan.metric() == StudyPlan.Metric.ACCURACY
                ? Texts.format("accuracy %.2f%%", 100 * score)
                : Texts.format("loss %.4f", -score);
    }

    private static String status(StudyView view) {
        long over = view.state().trials().stream().filter(Trial::isOver).count();
        return Texts.format("%d trials done", over)
                + view.running().stream()
                        .map(fold -> Texts.format(
                                "  [%d.%d epoch %d%s]",
                                fold.trial(),
                                fold.fold(),
                                fold.scores().size(),
                                fold.scores().isEmpty()
                                        ? ""
                                        : " " + score(view.plan(), fold.scores().getLast())))
                        .collect(Collectors.joining())
                + view.state()
                        .best()
                        .map(best -> "  best: trial " + best.number() + ", " + score(view.plan(), best.score()))
                        .orElse("");
    }

    private void line(String text) {
        if (interactive) {
            out.print(CLEAR_LINE);
        }
        out.println(text);
    }
}
