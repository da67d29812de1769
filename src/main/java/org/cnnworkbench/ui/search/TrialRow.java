package org.cnnworkbench.ui.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyView;
import org.cnnworkbench.search.Trial;
import org.cnnworkbench.search.result.FoldResult;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.Dimension;
import org.cnnworkbench.search.space.FieldPath;
import org.cnnworkbench.ui.workspace.SearchWords;
import org.jspecify.annotations.Nullable;

/**
 * A trial as a row of the table and a mark in the plots.
 *
 * @param mean      of the folds so far, as people read it: accuracy, or loss where that is compared; null before the first epoch
 * @param deviation of the folds from it, population; null for fewer than two
 * @param folds     what each has shown so far
 * @param seconds   that training its folds took
 * @param values    by the path of their field
 */
record TrialRow(
        int number,
        TrialState state,
        @Nullable Double mean,
        @Nullable Double deviation,
        List<Double> folds,
        double seconds,
        Map<String, JsonNode> values,
        boolean best,
        boolean byHand,
        @Nullable String reason) {

    TrialRow {
        folds = List.copyOf(folds);
    }

    /** @param running the folds that are being trained, by trial */
    static TrialRow of(StudyPlan plan, Trial trial, Map<Integer, StudyView.RunningFold> running, boolean best) {
        List<Double> folds = new ArrayList<>();
        double seconds = 0;
        for (FoldResult fold : trial.folds()) {
            folds.add(shown(plan, fold.testScore()));
            seconds += fold.fitSeconds() + fold.scoreSeconds();
        }
        StudyView.RunningFold live = running.get(trial.number());
        if (live != null && !live.scores().isEmpty()) {
            folds.add(shown(plan, live.scores().getLast()));
        } else if (folds.size() < trial.scores().size()) {
            // Given up in the middle of a fold: what it had come to.
            List<Double> last = trial.scores().get(folds.size());
            if (!last.isEmpty()) {
                folds.add(shown(plan, last.getLast()));
            }
        }
        Double score = trial.score();
        Double mean = score != null
                ? (Double) shown(plan, score)
                : folds.isEmpty()
                        ? null
                        : (Double) folds.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN);
        return new TrialRow(
                trial.number(),
                trial.state(),
                mean,
                deviation(folds),
                folds,
                seconds,
                trial.point().values(),
                best,
                trial.byHand(),
                trial.reason());
    }

    /** Scores are the higher the better; losses are read as they are. */
    private static double shown(StudyPlan plan, double score) {
        return plan.metric() == StudyPlan.Metric.LOSS ? -score : score;
    }

    private static @Nullable Double deviation(List<Double> folds) {
        if (folds.size() < 2) {
            return null;
        }
        double mean = folds.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        return Math.sqrt(folds.stream()
                .mapToDouble(fold -> (fold - mean) * (fold - mean))
                .average()
                .orElse(Double.NaN));
    }

    /** Whether there is a number to draw. */
    boolean isScored() {
        return mean != null && Double.isFinite(mean);
    }

    /** The values in words: {@code Learning rate 0.01, Filters 8}. */
    String valuesText(List<Dimension> dimensions) {
        return values.entrySet().stream()
                .map(each -> SearchWords.brief(FieldPath.parse(each.getKey()), dimensions) + " "
                        + SearchWords.of(each.getValue()))
                .collect(Collectors.joining(", "));
    }
}
