package org.cnnworkbench.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cnnworkbench.input.JsonValue;

/** Reads what {@link EvaluationJson} wrote, trusting nothing. */
final class EvaluationReader {

    private final JsonValue.Obj json;
    private final List<String> classNames;

    EvaluationReader(JsonValue.Obj json) {
        this.json = json;
        int version = json.get("version").asInt();
        if (version != EvaluationJson.VERSION) {
            throw json.get("version")
                    .unexpected("version " + EvaluationJson.VERSION + ", the only one that this program reads");
        }
        this.classNames = json.get("classes").asList().items().stream()
                .map(JsonValue::asText)
                .toList();
    }

    Evaluation read() {
        List<Prediction> predictions = predictions(json.get("predictions").asObject());
        ConfusionMatrix matrix = ConfusionMatrix.of(
                predictions.stream().mapToInt(Prediction::truth).toArray(),
                predictions.stream().mapToInt(Prediction::predicted).toArray(),
                classNames);
        checkMatrix(json.get("confusion_matrix"), matrix);
        JsonValue.Obj metrics = json.get("metrics").asObject();
        return new Evaluation(
                matrix,
                ClassificationReport.of(matrix),
                Metrics.of(
                        matrix,
                        inRange(metrics.get("log_loss"), Double.MAX_VALUE),
                        topK(metrics.get("top_k_accuracy").asObject())),
                predictions);
    }

    private List<Prediction> predictions(JsonValue.Obj columns) {
        List<JsonValue> index = columns.get("index").asList().items();
        if (index.isEmpty()) {
            throw columns.get("index").unexpected("at least one example");
        }
        List<JsonValue> truth = column(columns, "truth", index.size());
        List<JsonValue> predicted = column(columns, "predicted", index.size());
        List<JsonValue> probability = column(columns, "probability", index.size());
        List<Prediction> predictions = new ArrayList<>(index.size());
        for (int i = 0; i < index.size(); i++) {
            predictions.add(new Prediction(
                    wholeBelow(index.get(i), Integer.MAX_VALUE),
                    wholeBelow(truth.get(i), classNames.size()),
                    wholeBelow(predicted.get(i), classNames.size()),
                    (float) inRange(probability.get(i), Evaluation.MAX_PROBABILITY)));
        }
        return predictions;
    }

    private static List<JsonValue> column(JsonValue.Obj columns, String name, int size) {
        List<JsonValue> items = columns.get(name).asList().items();
        if (items.size() != size) {
            throw columns.get(name).unexpected("a list of " + size + ", one for each index");
        }
        return items;
    }

    private void checkMatrix(JsonValue written, ConfusionMatrix counted) {
        List<JsonValue> rows = written.asList().items();
        if (rows.size() != classNames.size()) {
            throw written.unexpected("a row for each of " + classNames.size() + " classes");
        }
        for (int truth = 0; truth < rows.size(); truth++) {
            List<JsonValue> cells = rows.get(truth).asList().items();
            if (cells.size() != classNames.size()) {
                throw rows.get(truth).unexpected("a count for each of " + classNames.size() + " classes");
            }
            for (int predicted = 0; predicted < cells.size(); predicted++) {
                if (cells.get(predicted).asLong() != counted.count(truth, predicted)) {
                    throw cells.get(predicted)
                            .unexpected(counted.count(truth, predicted) + ", as the predictions of the file count");
                }
            }
        }
    }

    private static SortedMap<Integer, Double> topK(JsonValue.Obj accuracies) {
        SortedMap<Integer, Double> topK = new TreeMap<>();
        accuracies.fields().forEach((name, accuracy) -> {
            // Not just any digits, so that no number is written in two ways.
            if (!name.matches("[1-9][0-9]{0,6}")) {
                throw accuracy.place().error("expected a name such as \"5\", the k of a top-k accuracy");
            }
            topK.put(Integer.parseInt(name), inRange(accuracy, 1));
        });
        return topK;
    }

    private static int wholeBelow(JsonValue number, int bound) {
        int value = number.asInt();
        if (value < 0 || value >= bound) {
            throw number.unexpected("a whole number from 0 to " + (bound - 1));
        }
        return value;
    }

    private static double inRange(JsonValue number, double max) {
        double value = number.asDouble();
        if (value < 0 || value > max) {
            throw number.unexpected(max == Double.MAX_VALUE ? "0 or more" : "a number from 0 to 1");
        }
        return value;
    }
}
