package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyEvent;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyView;
import org.cnnworkbench.search.Trial;
import org.cnnworkbench.search.result.CvResults;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.ValueText;
import org.jspecify.annotations.Nullable;

/** What a study has come to. */
final class StudySummary {

    private static final int SHOWN = 10;

    private final Terminal terminal;

    StudySummary(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The best trials, the best one's settings, and what the test images say of it. */
    void text(StudyDirectory study, StudyView view) {
        terminal.line("");
        terminal.line("study " + study);
        terminal.line(counts(view));
        List<Trial> ranked = view.state().trials().stream()
                .filter(trial -> trial.score() != null)
                .sorted(Comparator.comparing(Trial::isComplete)
                        .reversed()
                        .thenComparing(trial -> -number(trial.score()))
                        .thenComparing(Trial::number))
                .toList();
        if (!ranked.isEmpty()) {
            terminal.line("");
            terminal.line(Texts.format(
                    "%-5s  %-5s  %-9s  %-22s  %s", "rank", "trial", "state", metric(view.plan()), "settings"));
            for (Trial trial : ranked.subList(0, Math.min(SHOWN, ranked.size()))) {
                long better = ranked.stream()
                        .filter(other -> other.isComplete() && number(other.score()) > number(trial.score()))
                        .count();
                terminal.line(row(view.plan(), better + 1, trial));
            }
            if (ranked.size() > SHOWN) {
                terminal.line("… and " + (ranked.size() - SHOWN) + " more: study --csv FILE writes all");
            }
        }
        best(study, view);
    }

    private static double number(@Nullable Double score) {
        return score == null || Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }

    private static String counts(StudyView view) {
        StringBuilder text = new StringBuilder(view.state().trials().size() + " trials");
        for (TrialState state : TrialState.values()) {
            long count = view.state().count(state);
            if (count > 0) {
                text.append(", ").append(count).append(' ').append(state.text());
            }
        }
        int skipped = view.state().skipped().size();
        if (skipped > 0) {
            text.append("; ").append(skipped).append(" proposals could not be trained and were skipped");
        }
        return text.append(view.atWork() ? "; at work" : "").toString();
    }

    private static String metric(StudyPlan plan) {
        return (plan.metric() == StudyPlan.Metric.ACCURACY ? "accuracy" : "loss")
                + (plan.folds() == null ? "" : ", " + plan.folds() + " folds");
    }

    private static String row(StudyPlan plan, long rank, Trial trial) {
        double mean = number(trial.score());
        double deviation = Math.sqrt(trial.folds().stream()
                .mapToDouble(fold -> (fold.testScore() - mean) * (fold.testScore() - mean))
                .average()
                .orElse(0));
        String score = plan.metric() == StudyPlan.Metric.ACCURACY
                ? Texts.format("%.2f%%", 100 * mean)
                        + (trial.folds().size() > 1 ? Texts.format(" ± %.2f%%", 100 * deviation) : "")
                : Texts.format("%.4f", -mean) + (trial.folds().size() > 1 ? Texts.format(" ± %.4f", deviation) : "");
        return Texts.format(
                "%-5s  %-5d  %-9s  %-22s  %s",
                trial.isComplete() ? rank : "", trial.number(), trial.state().text(), score, settings(trial.point()));
    }

    /** A point on one line, the paths short. */
    static String settings(Point point) {
        StringBuilder text = new StringBuilder();
        point.values()
                .forEach((path, value) -> text.append(text.isEmpty() ? "" : "  ")
                        .append(path.replaceFirst("^(training|data|architecture)\\.", ""))
                        .append('=')
                        .append(ValueText.of(value)));
        return text.toString();
    }

    private void best(StudyDirectory study, StudyView view) {
        Optional<Trial> best = view.state().best();
        if (best.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line("best: trial " + best.get().number() + ", "
                + StudyDisplay.score(view.plan(), best.get().score()));
        best.get().point().values().forEach((path, value) -> terminal.line("  " + path + " = " + ValueText.of(value)));
        StudyEvent.Refitted refitted = view.state().refitted();
        if (refitted != null) {
            terminal.line("trained once more on all training images: " + study.run(refitted));
            Double accuracy = refitted.accuracy();
            Double loss = refitted.loss();
            terminal.line(
                    accuracy == null || loss == null
                            ? "  there are no test images to judge it on"
                            : Texts.format("  on the test images: accuracy %.2f%%, loss %.4f", 100 * accuracy, loss));
        }
    }

    /** {@code {"study": …, "trials": […], "best": …, "refitted": …, "cv_results": {…}}}. */
    void json(StudyDirectory study, StudyView view) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("study", study.toString());
        root.put("at_work", view.atWork());
        root.put("skipped", view.state().skipped().size());
        ArrayNode trials = root.putArray("trials");
        for (Trial trial : view.state().trials()) {
            ObjectNode node = trials.addObject();
            node.put("trial", trial.number());
            node.put("state", trial.state().text());
            node.put("score", trial.score());
            node.put("reason", trial.reason());
            node.set("point", Point.CODEC.write(trial.point()));
        }
        view.state().best().ifPresent(best -> root.put("best", best.number()));
        StudyEvent.Refitted refitted = view.state().refitted();
        if (refitted != null) {
            ObjectNode node = root.putObject("refitted");
            node.put("trial", refitted.trial());
            node.put("run", study.run(refitted).toString());
            node.put("accuracy", refitted.accuracy());
            node.put("loss", refitted.loss());
        }
        root.set(
                "cv_results",
                CvResults.of(view.plan().trainingsPerTrial(), view.state().results())
                        .json());
        terminal.json(root);
    }
}
