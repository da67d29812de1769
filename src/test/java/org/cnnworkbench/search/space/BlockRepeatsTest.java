package org.cnnworkbench.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cnnworkbench.search.space.Spaces.point;
import static org.cnnworkbench.search.space.Spaces.space;

import java.util.List;
import org.cnnworkbench.spec.LayerNames;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.junit.jupiter.api.Test;

/** Repeated blocks in a network with a shortcut: stem, then two convolutions, then their sum with the stem. */
final class BlockRepeatsTest {

    private static final Experiment RESIDUAL = ExperimentJson.read("base", """
            {"version": 1,
             "architecture": {"version": 1, "name": "residual", "layers": [
                {"type": "conv2d", "filters": 8, "kernel_size": 3},
                {"type": "conv2d", "filters": 8, "kernel_size": 3, "name": "a", "inputs": ["conv2d_0"]},
                {"type": "conv2d", "filters": 8, "kernel_size": 3, "name": "b"},
                {"type": "add", "inputs": ["conv2d_0", "b"]},
                {"type": "output"}]},
             "data": {"reference": "builtin:digits"}}
            """);

    private static Experiment repeated(String block, int times) {
        String path = "layers[" + block + "].repeats";
        return new SearchedExperiment(RESIDUAL, space("{'" + path + "': [" + times + "]}"))
                .apply(point("{'" + path + "': " + times + "}"));
    }

    private static List<String> names(Experiment experiment) {
        return LayerNames.of(experiment.architecture());
    }

    @Test
    void whoTakesABlocksEndTakesTheEndOfTheLast() {
        Experiment experiment = repeated("1..2", 3);
        assertThat(names(experiment))
                .containsExactly("conv2d_0", "a_1", "b_1", "a_2", "b_2", "a", "b", "add_7", "output_8");
        assertThat(experiment.architecture().layers().get(1).wiring().inputs()).containsExactly("conv2d_0");
        assertThat(experiment.architecture().layers().get(5).wiring().inputs()).isEmpty();
        assertThat(experiment.architecture().layers().get(7).wiring().inputs()).containsExactly("conv2d_0", "b");
        assertThat(SearchedExperiment.errors(experiment, TensorShape.image(8, 8, 1), 10))
                .isEmpty();
    }

    @Test
    void aMadeNameThatIsReferredToStaysThatLayers() {
        Experiment experiment = repeated("0", 2);
        assertThat(names(experiment)).containsExactly("conv2d_0_1", "conv2d_0", "a", "b", "add_4", "output_5");
        assertThat(SearchedExperiment.errors(experiment, TensorShape.image(8, 8, 1), 10))
                .isEmpty();
    }

    @Test
    void aBlockThatBranchesIsRefused() {
        assertThatThrownBy(() -> repeated("0..1", 2))
                .hasMessageContaining("layer 3 (add_3) takes its input from elsewhere");
        assertThatThrownBy(() -> repeated("2..3", 2)).hasMessageContaining("layer 3 (add_3)");
        assertThatThrownBy(() -> repeated("3", 2)).hasMessageContaining("without branches");
    }
}
