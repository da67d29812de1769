package org.cnnworkbench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.TextFiles;

/**
 * An evaluation as JSON, the {@code evaluation.json} of a run directory:
 *
 * <pre>
 * {"version": 1,
 *  "classes": ["cat", "dog"],
 *  "examples": 3,
 *  "metrics": {"accuracy": …, "error_rate": …, "balanced_accuracy": …, "cohen_kappa": …, "matthews_correlation": …,
 *              "log_loss": …, "top_k_accuracy": {"1": …}},
 *  "confusion_matrix": [[1, 1], [1, 0]],                 rows true, columns predicted
 *  "report": {"classes": [{"name": "cat", "precision": …, "recall": …, "f1_score": …, "support": 2}, …],
 *             "macro_avg": {…}, "weighted_avg": {…}, "warnings": […]},
 *  "predictions": {"index": […], "truth": […], "predicted": […], "probability": […]}}
 * </pre>
 *
 * <p>A number that is not defined is null. Reading takes what can't be computed again (classes, predictions, log loss, top-k accuracy),
 * checks the matrix against the predictions and computes the rest anew, so that what is shown always fits together.
 */
public final class EvaluationJson {

    static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvaluationJson() {}

    /**
     * Writes the file, old or new to whoever looks, never a part.
     *
     * @throws InputException where the folder is missing or may not be written
     */
    public static void write(Evaluation evaluation, Path file) {
        TextFiles.writeAtomically(file, toText(evaluation));
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws InputException for what is missing, not JSON, not an evaluation, or contradicts itself
     */
    public static Evaluation read(Path file) {
        return read(JsonValue.parse(file.toString(), TextFiles.read(file, JsonValue.MAX_CHARACTERS)));
    }

    /**
     * Reads an evaluation that stands within another JSON text.
     *
     * @throws InputException for what is not an evaluation, or contradicts itself
     */
    public static Evaluation read(JsonValue json) {
        return new EvaluationReader(json.asObject()).read();
    }

    /** The evaluation as text, a line for each field. */
    static String toText(Evaluation evaluation) {
        StringJoiner lines = new StringJoiner(",\n", "{\n", "\n}\n");
        for (Map.Entry<String, JsonNode> field : toJson(evaluation).properties()) {
            lines.add("  " + JsonText.quoted(field.getKey()) + ": " + JsonText.oneLine(field.getValue()));
        }
        return lines.toString();
    }

    /** The evaluation as a JSON tree. */
    public static ObjectNode toJson(Evaluation evaluation) {
        ObjectNode json = NODES.objectNode();
        json.put("version", VERSION);
        ArrayNode classes = json.putArray("classes");
        evaluation.classNames().forEach(classes::add);
        json.put("examples", evaluation.examples());
        json.set("metrics", metrics(evaluation.metrics()));
        json.set("confusion_matrix", matrix(evaluation.matrix()));
        json.set("report", report(evaluation.report()));
        json.set("predictions", predictions(evaluation));
        return json;
    }

    private static ObjectNode metrics(Metrics metrics) {
        ObjectNode json = NODES.objectNode();
        json.set("accuracy", number(metrics.accuracy()));
        json.set("error_rate", number(metrics.errorRate()));
        json.set("balanced_accuracy", number(metrics.balancedAccuracy()));
        json.set("cohen_kappa", number(metrics.cohenKappa()));
        json.set("matthews_correlation", number(metrics.matthewsCorrelation()));
        json.set("log_loss", number(metrics.logLoss()));
        ObjectNode topK = json.putObject("top_k_accuracy");
        metrics.topKAccuracy().forEach((k, accuracy) -> topK.set(Integer.toString(k), number(accuracy)));
        return json;
    }

    private static ArrayNode matrix(ConfusionMatrix matrix) {
        ArrayNode rows = NODES.arrayNode();
        for (long[] row : matrix.counts()) {
            ArrayNode cells = rows.addArray();
            for (long count : row) {
                cells.add(count);
            }
        }
        return rows;
    }

    private static ObjectNode report(ClassificationReport report) {
        ObjectNode json = NODES.objectNode();
        ArrayNode classes = json.putArray("classes");
        report.classes().forEach(row -> classes.add(scores(row)));
        json.set("macro_avg", scores(report.macroAvg()));
        json.set("weighted_avg", scores(report.weightedAvg()));
        ArrayNode warnings = json.putArray("warnings");
        report.warnings().forEach(warnings::add);
        return json;
    }

    private static ObjectNode scores(ClassificationReport.Scores scores) {
        return NODES.objectNode()
                .put("name", scores.name())
                .put("precision", scores.precision())
                .put("recall", scores.recall())
                .put("f1_score", scores.f1Score())
                .put("support", scores.support());
    }

    private static ObjectNode predictions(Evaluation evaluation) {
        ObjectNode json = NODES.objectNode();
        ArrayNode index = json.putArray("index");
        ArrayNode truth = json.putArray("truth");
        ArrayNode predicted = json.putArray("predicted");
        ArrayNode probability = json.putArray("probability");
        for (Prediction prediction : evaluation.predictions()) {
            index.add(prediction.index());
            truth.add(prediction.truth());
            predicted.add(prediction.predicted());
            probability.add(prediction.probability());
        }
        return json;
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.nullNode();
    }
}
