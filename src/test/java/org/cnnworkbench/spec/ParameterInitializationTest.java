package org.cnnworkbench.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterInitializationTest {

    /** A normal distribution cut at two deviations keeps 0.8796 of its deviation. */
    private static final double CUT = 0.87962566;

    private static NetworkSummary network(String initializer) {
        String text = "{\"version\": 1, \"name\": \"t\", \"layers\": ["
                + "{\"type\": \"conv2d\", \"filters\": 100, \"kernel_size\": 5, \"bias_init\": 0.1, \"initializer\": "
                + initializer
                + "}, {\"type\": \"batch_norm\"}, {\"type\": \"prelu\"}, {\"type\": \"output\"}]}";
        return ShapeInference.infer(SpecJson.read("t", text), TensorShape.image(8, 8, 16), 2);
    }

    private static float[] numbers(NetworkSummary network, int layer, int parameter, long seed) {
        LayerSummary summary = network.layers().get(layer);
        return ParameterInitialization.initial(summary, summary.parameters().get(parameter), seed);
    }

    private static double deviation(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += (double) number * number;
        }
        return Math.sqrt(sum / numbers.length);
    }

    /** fan_in 5·5·16 = 400, fan_out 5·5·100 = 2500, 40,000 weights. A uniform distribution has deviation limit / √3. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            "glorot_uniform"                            | 0.0454859 | 0.0262613
            "he_uniform"                                | 0.1224745 | 0.0707107
            "lecun_uniform"                             | 0.0866025 | 0.05
            {"type": "uniform", "limit": 0.3}           | 0.3       | 0.1732051
            "glorot_normal"                             | 0.0525226 | 0.0231001
            "he_normal"                                 | 0.1414214 | 0.0621989
            {"type": "truncated_normal", "stddev": 0.03}| 0.06      | 0.0263888
            {"type": "normal", "stddev": 0.03}          | 0.2       | 0.03
            "zero"                                      | 0         | 0
            """)
    void kernelsHaveTheBoundsAndMomentsOfTheirFormula(String initializer, double bound, double deviation) {
        float[] kernel = numbers(network(initializer), 0, 0, 42);
        double sum = 0;
        double largest = 0;
        for (float number : kernel) {
            sum += number;
            largest = Math.max(largest, Math.abs(number));
        }
        assertThat(kernel).hasSize(40_000);
        assertThat(largest).isLessThanOrEqualTo(bound + 1e-6);
        assertThat(sum / kernel.length).isCloseTo(0, within(0.02 * bound));
        assertThat(deviation(kernel)).isCloseTo(deviation, within(0.02 * deviation));
    }

    @Test
    void theCutOfTheHeNormalIsNotCorrected() {
        assertThat(deviation(numbers(network("\"he_normal\""), 0, 0, 7)))
                .isCloseTo(CUT * Math.sqrt(2.0 / 400), within(0.001));
    }

    @Test
    void everythingElseIsConstant() {
        NetworkSummary network = network("\"he_normal\"");
        assertThat(numbers(network, 0, 1, 1)).hasSize(100).containsOnly(0.1f);
        assertThat(numbers(network, 1, 0, 1)).containsOnly(1f);
        assertThat(numbers(network, 1, 1, 1)).containsOnly(0f);
        assertThat(numbers(network, 1, 2, 1)).containsOnly(0f);
        assertThat(numbers(network, 1, 3, 1)).containsOnly(1f);
        assertThat(numbers(network, 2, 0, 1)).hasSize(100).containsOnly(0.25f);
    }

    @Test
    void equalSeedsGiveEqualNumbersAndOthersDoNot() {
        NetworkSummary network = network("\"he_normal\"");
        assertThat(numbers(network, 0, 0, 5)).isEqualTo(numbers(network, 0, 0, 5));
        assertThat(numbers(network, 0, 0, 5)).isNotEqualTo(numbers(network, 0, 0, 6));
        List<float[]> firstOfLayers = List.of(numbers(network, 0, 0, 5), numbers(network, 3, 0, 5));
        assertThat(firstOfLayers.get(0)[0] / firstOfLayers.get(1)[0])
                .isNotCloseTo(firstOfLayers.get(0)[1] / firstOfLayers.get(1)[1], within(1e-3f));
    }
}
