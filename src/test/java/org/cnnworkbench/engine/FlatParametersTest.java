package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;

/** One output layer of two units on two pixels: a kernel of four weights and two biases. */
final class FlatParametersTest {

    private static FlatParameters parameters(String options, Optimizer optimizer) {
        String json = "{'version': 1, 'name': 'small', 'layers': [{'type': 'output'" + options + "}]}";
        NetworkSummary summary =
                ShapeInference.infer(SpecJson.read("small", json.replace('\'', '"')), TensorShape.image(1, 2, 1), 2);
        List<Segment> segments = new ArrayList<>();
        int next = 0;
        for (LayerSummary layer : summary.layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                segments.add(Segment.inOrder(layer, parameter, next));
                next = segments.getLast().end();
            }
        }
        FlatParameters parameters =
                new FlatParameters(new NetworkPlan(summary, optimizer, List.of(), 1), next, segments);
        System.arraycopy(new float[] {3, -4, 0.5f, 0, 1, -1}, 0, parameters.values(), 0, 6);
        return parameters;
    }

    private static final Optimizer STEP_OF_ONE = new Optimizer.Sgd(1);

    @Test
    void l2TakesItsShareOfEveryWeightAndNothingOfTheBiases() {
        FlatParameters parameters = parameters(", 'l2': 0.1", STEP_OF_ONE);
        parameters.step(1, false);
        assertThat(parameters.values()).containsExactly(new float[] {2.7f, -3.6f, 0.45f, 0, 1, -1}, within(1e-6f));
    }

    @Test
    void l1TakesTheSameFromEveryWeightTowardsZero() {
        FlatParameters parameters = parameters(", 'l1': 0.1", STEP_OF_ONE);
        parameters.step(1, false);
        assertThat(parameters.values()).containsExactly(new float[] {2.9f, -3.9f, 0.4f, 0, 1, -1}, within(1e-6f));
    }

    @Test
    void maxNormShortensUnitsThatAreTooLongAndLeavesTheOthers() {
        FlatParameters parameters = parameters(", 'max_norm': 2.5", STEP_OF_ONE);
        parameters.step(1, false);
        // The first unit (3, −4) has length 5, the second (0.5, 0) is short enough.
        assertThat(parameters.values()).containsExactly(new float[] {1.5f, -2, 0.5f, 0, 1, -1}, within(1e-6f));
    }

    @Test
    void anObservedStepSaysWhatItDid() {
        FlatParameters parameters = parameters("", STEP_OF_ONE);
        System.arraycopy(new float[] {0.3f, 0.3f, 0.3f, 0.3f, 0.3f, 0.3f}, 0, parameters.gradients(), 0, 6);
        LayerStatistics statistics = parameters.step(0.5, true).getFirst();
        assertThat(statistics.gradients().mean()).isCloseTo(0.3, within(1e-6));
        assertThat(statistics.updates().mean()).isCloseTo(0.15, within(1e-6));
        assertThat(statistics.updates().deviation()).isCloseTo(0, within(1e-3));
        // √(6 · 0.15²) / √(2.85² + 4.15² + 0.35² + 0.15² + 0.85² + 1.15²)
        assertThat(statistics.updateToWeight()).isCloseTo(0.36742 / 5.25500, within(1e-3));
    }

    @Test
    void aStateGoesThereAndBack() {
        FlatParameters parameters = parameters("", new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8));
        parameters.gradients()[0] = 1;
        parameters.step(0.1, false);
        NetworkState state = parameters.state();
        FlatParameters other = parameters("", new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8));
        other.restore(state);
        assertThat(other.state().step()).isEqualTo(1);
        assertThat(other.values()).isEqualTo(parameters.values());
        assertThat(state.optimizerSlots()).hasSize(2);
    }

    @Test
    void aStateOfAnotherNetworkIsRefusedAndChangesNothing() {
        FlatParameters parameters = parameters("", STEP_OF_ONE);
        float[] before = parameters.values().clone();
        NetworkState other =
                new NetworkState(0, Map.of("output_0.kernel", new Tensor(List.of(1), new float[] {1})), List.of());
        assertThatThrownBy(() -> parameters.restore(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected output_0.kernel of shape [2, 2]");
        assertThat(parameters.values()).isEqualTo(before);
    }

    @Test
    void gradientsOfPlacesThatShareANumberAddUpAndGapsHaveNone() {
        NetworkSummary summary = ShapeInference.infer(
                SpecJson.read("small", "{\"version\": 1, \"name\": \"s\", \"layers\": [{\"type\": \"output\"}]}"),
                TensorShape.image(1, 2, 1),
                2);
        LayerSummary layer = summary.layers().getFirst();
        ParameterSpec bias = layer.parameters().get(1);
        Segment segment = new Segment(layer, bias, 1, 4, new int[] {0, 1, Segment.NOTHING, 0});
        float[] gradients = {9, 1, 2, 3, 4, 9};
        segment.gather(gradients);
        assertThat(gradients).containsExactly(9, 5, 2, 0, 5, 9);
        float[] flat = new float[6];
        segment.write(new float[] {7, 8}, flat);
        assertThat(flat).containsExactly(0, 7, 8, 0, 7, 0);
        assertThat(segment.read(flat)).containsExactly(7, 8);
    }
}
