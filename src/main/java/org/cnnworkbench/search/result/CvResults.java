package org.cnnworkbench.search.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.cnnworkbench.search.space.Point;
import org.jspecify.annotations.Nullable;

/**
 * The trials as a table with the columns of scikit-learn's {@code cv_results_} in its order, and behind them {@code trial},
 * {@code state} and {@code reason}. A trial appears from the beginning, with the folds that it has: means and deviations (divided by n)
 * are over these. Ranks are of complete trials, equal ones sharing the smaller number; all others share the one behind them.
 *
 * @param columns all of the same length, one cell a trial
 */
public record CvResults(List<Column> columns) {

    /** A column; an unknown number is null, as in JSON. */
    public record Column(String name, List<JsonNode> cells) {
        public Column {
            cells = List.copyOf(cells);
        }
    }

    public CvResults {
        columns = List.copyOf(columns);
    }

    /**
     * The table of these trials, in their order.
     *
     * @param folds how many each trial has when it is complete
     */
    public static CvResults of(int folds, List<TrialResult> trials) {
        return new CvResults(new Builder(folds, trials).columns());
    }

    /** The ranks, one a trial. */
    public static List<Integer> ranks(List<TrialResult> trials) {
        double[] scores = trials.stream().mapToDouble(CvResults::ranked).toArray();
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        List<Integer> ranks = new ArrayList<>();
        for (double score : scores) {
            int at = Arrays.binarySearch(sorted, score);
            while (at < sorted.length && sorted[at] == score) {
                at++;
            }
            ranks.add(1 + sorted.length - at);
        }
        return ranks;
    }

    /** What a trial is ranked by; those that aren't complete are behind all others. */
    private static double ranked(TrialResult trial) {
        double score = trial.meanTestScore();
        return trial.state() == TrialState.COMPLETE && !Double.isNaN(score) ? score : Double.NEGATIVE_INFINITY;
    }

    /** As scikit-learn's dictionary: {@code {"mean_fit_time": [1.5, …], …}}. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Column column : columns) {
            node.set(column.name(), JsonNodeFactory.instance.arrayNode().addAll(column.cells()));
        }
        return node;
    }

    /** As CSV by RFC 4180, a trial a line. */
    public String csv() {
        List<List<JsonNode>> rows = new ArrayList<>();
        int count = columns.isEmpty() ? 0 : columns.getFirst().cells().size();
        for (int row = 0; row < count; row++) {
            int index = row;
            rows.add(columns.stream().map(column -> column.cells().get(index)).toList());
        }
        return CsvText.of(columns.stream().map(Column::name).toList(), rows);
    }

    /** Makes the columns one after another. */
    private record Builder(int folds, List<TrialResult> trials) {

        List<Column> columns() {
            List<Column> columns = new ArrayList<>();
            columns.add(means("mean_fit_time", FoldResult::fitSeconds));
            columns.add(deviations("std_fit_time", FoldResult::fitSeconds));
            columns.add(means("mean_score_time", FoldResult::scoreSeconds));
            columns.add(deviations("std_score_time", FoldResult::scoreSeconds));
            for (String path : paths()) {
                columns.add(
                        column("param_" + path, trial -> orNull(trial.point().values(), path)));
            }
            columns.add(column("params", trial -> Point.CODEC.write(trial.point())));
            scores(columns, "test", FoldResult::testScore);
            List<Integer> ranks = ranks(trials);
            columns.add(new Column(
                    "rank_test_score",
                    ranks.stream().map(rank -> (JsonNode) IntNode.valueOf(rank)).toList()));
            boolean trained = trials.stream()
                    .flatMap(trial -> trial.folds().stream())
                    .anyMatch(fold -> !Double.isNaN(fold.trainScore()));
            if (trained) {
                scores(columns, "train", FoldResult::trainScore);
            }
            columns.add(column("trial", trial -> IntNode.valueOf(trial.number())));
            columns.add(column("state", trial -> TextNode.valueOf(trial.state().text())));
            columns.add(column("reason", trial -> text(trial.reason())));
            return columns;
        }

        private TreeSet<String> paths() {
            TreeSet<String> paths = new TreeSet<>();
            trials.forEach(trial -> paths.addAll(trial.point().values().keySet()));
            return paths;
        }

        private void scores(List<Column> columns, String which, ToDoubleFunction<FoldResult> score) {
            for (int fold = 0; fold < folds; fold++) {
                int number = fold;
                columns.add(column(
                        "split" + fold + "_" + which + "_score",
                        trial -> number(trial.folds().stream()
                                .filter(each -> each.fold() == number)
                                .mapToDouble(score)
                                .findFirst()
                                .orElse(Double.NaN))));
            }
            columns.add(means("mean_" + which + "_score", score));
            columns.add(deviations("std_" + which + "_score", score));
        }

        private Column means(String name, ToDoubleFunction<FoldResult> what) {
            return column(name, trial -> number(mean(trial, what)));
        }

        private Column deviations(String name, ToDoubleFunction<FoldResult> what) {
            return column(name, trial -> {
                double mean = mean(trial, what);
                double variance = trial.folds().stream()
                        .mapToDouble(fold -> Math.pow(what.applyAsDouble(fold) - mean, 2))
                        .average()
                        .orElse(Double.NaN);
                return number(Math.sqrt(variance));
            });
        }

        private static double mean(TrialResult trial, ToDoubleFunction<FoldResult> what) {
            return trial.folds().stream().mapToDouble(what).average().orElse(Double.NaN);
        }

        private Column column(String name, Function<TrialResult, JsonNode> cell) {
            return new Column(name, trials.stream().map(cell).toList());
        }

        private static JsonNode orNull(Map<String, JsonNode> values, String path) {
            JsonNode value = values.get(path);
            return value == null ? NullNode.getInstance() : value;
        }

        private static JsonNode text(@Nullable String text) {
            return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
        }

        private static JsonNode number(double value) {
            return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.getInstance();
        }
    }
}
