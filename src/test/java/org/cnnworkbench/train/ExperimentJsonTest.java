package org.cnnworkbench.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;

final class ExperimentJsonTest {

    private static final String SMALLEST = """
            {"version": 1,
             "architecture": {"version": 1, "name": "linear", "layers": [{"type": "output"}]},
             "data": {"reference": "builtin:digits"}}
            """;

    private static final String FULL = """
            {"version": 1, "name": "faces",
             "architecture": {"version": 1, "name": "linear", "layers": [{"type": "output"}]},
             "data": {"reference": "fer2013:faces.csv", "classes": ["angry", "happy"], "holdout": 0.2, "balance": "weights",
                      "preprocessing": {"type": "zero_mean_pixel", "scale": false}},
             "augmentation": {"version": 1, "steps": [{"type": "rotation", "degrees": 6}]},
             "training": {"epochs": 6, "batch_size": 30, "patience": 3,
                          "optimizer": {"type": "rmsprop", "learning_rate": 0.0005, "momentum": 0.945},
                          "schedule": {"type": "reduce_on_plateau", "patience": 2}}}
            """;

    private static Experiment read(String json) {
        return ExperimentJson.read("faces.json", json);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Experiment experiment = read(SMALLEST);
        assertThat(experiment.training().epochs()).isEqualTo(10);
        assertThat(experiment.training().optimizer()).isEqualTo(new Optimizer.Adam(0.001, 0.9, 0.999, 1e-8));
        assertThat(experiment.data().preprocessing()).isEqualTo(new Preprocessing.Scale());
        assertThat(experiment.augmentation().isEmpty()).isTrue();
    }

    @Test
    void everyPartIsRead() {
        Experiment experiment = read(FULL);
        assertThat(experiment.data().classes()).containsExactly("angry", "happy");
        assertThat(experiment.data().holdout()).isEqualTo(0.2);
        assertThat(experiment.data().preprocessing()).isEqualTo(new Preprocessing.ZeroMeanPixel(false));
        assertThat(experiment.augmentation().steps()).hasSize(1);
        assertThat(experiment.training().schedule())
                .isEqualTo(new LearningRateSchedule.ReduceOnPlateau(2, 0.25, 1e-7, true));
        assertThat(experiment.training().patience()).isEqualTo(3);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(read(ExperimentJson.write(read(FULL)))).isEqualTo(read(FULL));
        assertThat(read(ExperimentJson.write(read(SMALLEST)))).isEqualTo(read(SMALLEST));
    }

    @Test
    void aMistakeIsNamedWithItsPlaceAndWhatIsAllowed() {
        assertThatThrownBy(() -> read(FULL.replace("\"momentum\"", "\"momentun\"")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("training.optimizer.momentun")
                .hasMessageContaining("faces.json:7:")
                .hasMessageContaining("momentum");
        assertThatThrownBy(() -> read(FULL.replace("\"holdout\": 0.2", "\"holdout\": 1.2")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("data.holdout");
        assertThatThrownBy(() -> read(FULL.replace("\"epochs\": 6", "\"epochs\": 0")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("training.epochs");
        assertThatThrownBy(() -> read("{\"version\": 2}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected version 1");
    }
}
