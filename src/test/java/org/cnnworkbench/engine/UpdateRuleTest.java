package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cnnworkbench.input.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers are made by src/test/python/make_optimizer_goldens.py: PyTorch 1.13's own, for RMSProp and Nadam those of the published
 * formulas written down there.
 */
final class UpdateRuleTest {

    private static JsonNode golden() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(UpdateRuleTest.class.getResourceAsStream("/engine/optimizers.json"))) {
            return new ObjectMapper().readTree(file);
        }
    }

    static Stream<JsonNode> cases() throws IOException {
        return StreamSupport.stream(golden().get("cases").spliterator(), false);
    }

    private static float[] floats(JsonNode list) {
        float[] floats = new float[list.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) list.get(i).asDouble();
        }
        return floats;
    }

    private static Optimizer optimizer(JsonNode node) {
        return OptimizerTypes.TABLE.read(JsonValue.parse("case", node.toString()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twelveStepsTakeTheWeightsWhereTheReferenceTakesThem(JsonNode c) throws IOException {
        Optimizer optimizer = optimizer(c.get("optimizer"));
        JsonNode golden = golden();
        float[] weights = floats(golden.get("weights"));
        UpdateRule rule = UpdateRule.of(optimizer, weights.length);
        for (int step = 0; step < golden.get("gradients").size(); step++) {
            rule.nextStep();
            rule.apply(weights, floats(golden.get("gradients").get(step)), 0, weights.length, optimizer.learningRate());
            for (int i = 0; i < weights.length; i++) {
                double expected = c.get("weights").get(step).get(i).asDouble();
                assertThat((double) weights[i])
                        .as("step %d, weight %d", step + 1, i)
                        .isCloseTo(expected, within(2e-6 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRestoredRuleGoesOnBitForBit(JsonNode c) throws IOException {
        Optimizer optimizer = optimizer(c.get("optimizer"));
        JsonNode gradients = golden().get("gradients");
        float[] undisturbed = floats(golden().get("weights"));
        float[] interrupted = undisturbed.clone();
        UpdateRule first = UpdateRule.of(optimizer, undisturbed.length);
        for (int step = 0; step < 8; step++) {
            first.nextStep();
            first.apply(undisturbed, floats(gradients.get(step)), 0, undisturbed.length, 0.01);
            if (step == 4) {
                interrupted = undisturbed.clone();
            }
        }
        UpdateRule half = UpdateRule.of(optimizer, undisturbed.length);
        float[] scratch = floats(golden().get("weights"));
        for (int step = 0; step < 5; step++) {
            half.nextStep();
            half.apply(scratch, floats(gradients.get(step)), 0, scratch.length, 0.01);
        }
        UpdateRule restored = UpdateRule.of(optimizer, undisturbed.length);
        restored.restore(
                half.step(), Arrays.stream(half.slots()).map(float[]::clone).toArray(float[][]::new));
        for (int step = 5; step < 8; step++) {
            restored.nextStep();
            restored.apply(interrupted, floats(gradients.get(step)), 0, interrupted.length, 0.01);
        }
        assertThat(interrupted).isEqualTo(undisturbed);
    }

    @Test
    void stateOfAnotherOptimizerIsRefused() {
        UpdateRule adam = UpdateRule.of(new Optimizer.Adam(0.1, 0.9, 0.999, 1e-8), 3);
        assertThatThrownBy(() -> adam.restore(1, new float[1][3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 2 arrays");
    }
}
