package org.cnnworkbench.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.search.StudyJson;
import org.cnnworkbench.search.StudyPlan;
import org.junit.jupiter.api.Test;

class PlanSizeTest {

    @Test
    void aGridIsCountedWithItsFolds() {
        assertThat(PlanSize.text(plan("\"sampler\": \"grid\", \"folds\": 3")))
                .isEqualTo("6 trials × 3 folds = 18 trainings, then the best once more");
    }

    @Test
    void listsDrawnAtRandomEndWithTheirCombinations() {
        assertThat(PlanSize.text(plan("\"sampler\": \"random\", \"refit\": false")))
                .isEqualTo("6 trials");
        assertThat(PlanSize.text(plan("\"sampler\": \"random\", \"trials\": 4, \"refit\": false")))
                .isEqualTo("4 trials");
        assertThat(PlanSize.text(plan("\"sampler\": \"tpe\", \"refit\": false")))
                .isEqualTo("20 trials");
    }

    @Test
    void whatAGridCantCountIsSaid() {
        StudyPlan plan = StudyJson.codec().read(JsonValue.parse("plan", """
                {"experiment": %s, "space": {"training.optimizer.learning_rate": {"from": 0.001, "to": 0.1}}, "sampler": "grid"}""".formatted(EXPERIMENT)));

        assertThat(PlanModel.checked(plan).problem()).contains("values that a grid can count", "steps");
    }

    private static final String EXPERIMENT = """
            {"version": 1, "architecture": {"version": 1, "name": "Tiny", "input_shape": [8, 8, 1], "layers": [{"type": "output"}]},
             "data": {"reference": "builtin:digits"}}""";

    private static StudyPlan plan(String rest) {
        return StudyJson.codec().read(JsonValue.parse("plan", """
                {"experiment": %s, "space": {"training.batch_size": [16, 32], "training.epochs": [1, 2, 3]}, %s}""".formatted(EXPERIMENT, rest)));
    }
}
