package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cnnworkbench.eval.Evaluation;
import org.cnnworkbench.eval.EvaluationJson;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;

/**
 * An evaluation and what was evaluated: the content of a run's {@code evaluation.json}, {@code {"version": 1, "checkpoint": …, "data": …,
 * "split": …, "evaluation": {…}}}.
 *
 * @param checkpoint its file's name
 * @param data       the reference of the images
 * @param split      which of them: {@code test}, {@code all}
 */
public record RunEvaluation(String checkpoint, String data, String split, Evaluation evaluation) {

    private static final int VERSION = 1;

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("checkpoint", checkpoint);
        json.put("data", data);
        json.put("split", split);
        json.set("evaluation", EvaluationJson.toJson(evaluation));
        return json;
    }

    void write(RunDirectory run) {
        SealedJson.write(run.evaluationFile(), JsonText.oneLine(toJson()));
    }

    /**
     * That of a run.
     *
     * @throws InputException where the run has none, or the file is damaged
     */
    public static RunEvaluation read(RunDirectory run) {
        JsonValue.Obj object = SealedJson.read(run.evaluationFile(), JsonValue.MAX_CHARACTERS);
        if (object.get("version").asInt() != VERSION) {
            throw object.get("version").unexpected("version " + VERSION);
        }
        return new RunEvaluation(
                object.get("checkpoint").asText(),
                object.get("data").asText(),
                object.get("split").asText(),
                EvaluationJson.read(object.get("evaluation")));
    }
}
