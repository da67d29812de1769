package org.cnnworkbench.search.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.Spaces;
import org.cnnworkbench.search.space.Values;
import org.junit.jupiter.api.Test;

final class CvResultsTest {

    private static JsonNode golden() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CvResultsTest.class.getResourceAsStream("/search/cv-results.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static TrialResult trial(int number, JsonNode json) {
        List<FoldResult> folds = new ArrayList<>();
        for (JsonNode fold : json.get("folds")) {
            folds.add(new FoldResult(
                    folds.size(),
                    fold.get(2).doubleValue(),
                    fold.get(3).doubleValue(),
                    fold.get(0).doubleValue(),
                    fold.get(1).doubleValue()));
        }
        Point point = Spaces.point(json.get("point").toString());
        return new TrialResult(number, TrialState.COMPLETE, point, folds, null);
    }

    private static TrialResult trial(int number, TrialState state, double... scores) {
        List<FoldResult> folds = new ArrayList<>();
        for (double score : scores) {
            folds.add(new FoldResult(folds.size(), score, Double.NaN, 2, 1));
        }
        return new TrialResult(number, state, Spaces.point("{'training.epochs': 1}"), folds, null);
    }

    /** The expected columns were made by the program and version that the file names, from the same folds. */
    @Test
    void theTableIsScikitLearns() throws IOException {
        JsonNode golden = golden();
        List<TrialResult> trials = new ArrayList<>();
        golden.get("trials").forEach(json -> trials.add(trial(trials.size(), json)));
        ObjectNode table = CvResults.of(3, trials).json();
        List<String> names = new ArrayList<>();
        golden.get("expected").fieldNames().forEachRemaining(names::add);
        names.addAll(List.of("trial", "state", "reason"));
        assertThat(table.fieldNames()).toIterable().containsExactlyElementsOf(names);
        for (Map.Entry<String, JsonNode> column : golden.get("expected").properties()) {
            for (int row = 0; row < trials.size(); row++) {
                JsonNode expected = Values.normal(column.getValue().get(row));
                JsonNode received = Values.normal(table.get(column.getKey()).get(row));
                if (expected.isNumber()) {
                    assertThat(received.doubleValue())
                            .as(column.getKey())
                            .isCloseTo(expected.doubleValue(), within(1e-14));
                } else {
                    assertThat(received).as(column.getKey()).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void trialsAppearFromTheFirstFoldOnBehindThoseThatAreComplete() {
        List<TrialResult> trials = List.of(
                trial(0, TrialState.PRUNED, 0.9),
                trial(1, TrialState.COMPLETE, 0.5, 0.7),
                trial(2, TrialState.WAITING),
                trial(3, TrialState.COMPLETE, 0.6, 0.6),
                trial(4, TrialState.COMPLETE, 0.8, 0.8),
                trial(5, TrialState.COMPLETE, Double.NaN, 0.8));
        ObjectNode table = CvResults.of(2, trials).json();
        assertThat(table.get("rank_test_score")).hasToString("[4,2,4,2,1,4]");
        assertThat(table.get("split1_test_score")).hasToString("[null,0.7,null,0.6,0.8,0.8]");
        assertThat(table.get("mean_test_score").get(0).doubleValue()).isEqualTo(0.9);
        assertThat(table.get("mean_test_score").get(2).isNull()).isTrue();
        assertThat(table.get("state"))
                .hasToString("[\"pruned\",\"complete\",\"waiting\",\"complete\",\"complete\",\"complete\"]");
        assertThat(table.has("split0_train_score")).isFalse();
    }

    @Test
    void csvCellsAreQuotedAndNeverFormulas() {
        Point point = Spaces.point("""
                {'training.engine': '=1+1', 'training.device': 'a, \\'b\\'', 'layers[0].kernel_size': [3, 5], 'training.min_delta': -0.5}""".replace("\\'", "\\\""));
        TrialResult failed = new TrialResult(7, TrialState.FAILED, point, List.of(), "@home, no\nmemory");
        String[] lines = CvResults.of(1, List.of(failed)).csv().split("\r\n", -1);
        assertThat(lines[0])
                .startsWith("mean_fit_time,std_fit_time,mean_score_time,std_score_time,param_layers[0].kernel_size,"
                        + "param_training.device,param_training.engine,param_training.min_delta,params,");
        assertThat(lines[1])
                .startsWith(",,,,\"[3, 5]\",\"a, \"\"b\"\"\",'=1+1,-0.5,\"{\"\"training.engine\"\": \"\"=1+1\"\"")
                .endsWith(",,,,1,7,failed,\"'@home, no\nmemory\"");
        assertThat(lines[2]).isEmpty();
    }
}
