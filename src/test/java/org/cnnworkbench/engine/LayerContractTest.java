package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.LayerCases.Case;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer type with every option promises, checked on every engine. */
@NullUnmarked
final class LayerContractTest {

    private static final List<Engine> ENGINES = EnginesUnderTest.all();
    private static final int IMAGES = 5;

    static Stream<Case> cases() {
        return LayerCases.all().stream();
    }

    static Stream<Arguments> engines() {
        return ENGINES.stream()
                .flatMap(engine -> LayerCases.all().stream().map(c -> Arguments.of(engine.name(), engine, c)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void architectureSurvivesJson(Case c) {
        assertThat(SpecJson.read("written", SpecJson.write(c.architecture()))).isEqualTo(c.architecture());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("engines")
    void everyLayerHasTheInferredShapeAndParametersAndGivesWhatTheFormulasSay(String name, Engine engine, Case c) {
        NetworkSummary summary = summary(c);
        Batch batch = batch(2);
        try (Network network = build(engine, summary, new Optimizer.Sgd(0.05))) {
            // A few steps first, so that biases, slopes and running statistics are no longer at their simple first
            // values.
            for (int step = 0; step < 3; step++) {
                network.fit(batch(10 + step), step, false);
            }
            Map<String, double[][]> expected = new NaiveNetwork(summary, network.state()).forward(batch, false);
            for (LayerSummary layer : summary.layers()) {
                Tensor actual = network.activations(layer.name(), batch);
                assertThat(actual.shape()).as(layer.name()).isEqualTo(withBatch(layer.output()));
                assertClose(layer.name(), actual.values(), expected.get(layer.name()));
            }
            assertClose(
                    "prediction",
                    network.predict(batch),
                    expected.get(summary.layers().getLast().name()));
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("engines")
    void gradientsAreTheSlopesOfTheLossAndStepsAlongThemLowerIt(String name, Engine engine, Case c) {
        NetworkSummary summary = summary(c);
        Batch batch = batch(4);
        try (Network network = build(engine, summary, new Optimizer.Sgd(1))) {
            NetworkState start = network.state();
            double first = assertGradients(network, start, batch);
            network.restore(start);
            network.setLearningRate(0.02);
            double last = first;
            for (int step = 0; step < 8; step++) {
                last = network.fit(batch, step, false).loss();
            }
            assertThat(last).isLessThan(first);
        }
    }

    /** With one step of length 1 of plain SGD, the weights move by just the gradient. */
    private static double assertGradients(Network network, NetworkState before, Batch batch) {
        NaiveNetwork naive = new NaiveNetwork(network.summary(), before);
        double loss = network.fit(batch, 0, false).loss();
        assertThat(loss).isCloseTo(naive.trainingLoss(batch), within(1e-5));
        NetworkState after = network.state();
        List<String> wrong = new ArrayList<>();
        for (LayerSummary layer : network.summary().layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                float[] start = before.parameter(layer, parameter).values();
                float[] end = after.parameter(layer, parameter).values();
                for (int i = 0; parameter.trainable() && i < start.length; i += 1 + start.length / 9) {
                    double slope = slope(naive, batch, NetworkState.key(layer, parameter), i);
                    double gradient = (double) start[i] - end[i];
                    if (Math.abs(gradient - slope) > 2e-5 + 1e-4 * Math.abs(slope)) {
                        wrong.add(
                                NetworkState.key(layer, parameter) + " " + i + ": " + gradient + " but slope " + slope);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        return loss;
    }

    private static double slope(NaiveNetwork naive, Batch batch, String key, int index) {
        double step = 1e-5;
        double[] values = naive.parameter(key);
        double value = values[index];
        values[index] = value + step;
        double above = naive.trainingLoss(batch);
        values[index] = value - step;
        double below = naive.trainingLoss(batch);
        values[index] = value;
        return (above - below) / (2 * step);
    }

    private static void assertClose(String what, float[] actual, double[][] expected) {
        int next = 0;
        for (double[] values : expected) {
            for (double value : values) {
                assertThat((double) actual[next])
                        .as("%s, number %d", what, next)
                        .isCloseTo(value, within(1e-5 * Math.max(1, Math.abs(value))));
                next++;
            }
        }
        assertThat(actual).as(what).hasSize(next);
    }

    static NetworkSummary summary(Case c) {
        NetworkSummary summary = ShapeInference.infer(c.architecture(), LayerCases.INPUT, LayerCases.CLASSES);
        assertThat(summary.isValid())
                .as(() -> c.name() + ": " + summary.diagnostics())
                .isTrue();
        return summary;
    }

    private static Network build(Engine engine, NetworkSummary summary, Optimizer optimizer) {
        return engine.build(new NetworkPlan(summary, optimizer, List.of(), 7));
    }

    /** Normal noise: positive and negative, none on a kink. */
    static Batch batch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] features = new float[IMAGES * (int) LayerCases.INPUT.elements()];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        int[] labels = new int[IMAGES];
        int[] indices = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = random.nextInt(LayerCases.CLASSES);
            indices[i] = i;
        }
        return new Batch(LayerCases.INPUT, features, labels, indices);
    }

    private static List<Integer> withBatch(TensorShape shape) {
        return switch (shape) {
            case TensorShape.Image image -> List.of(IMAGES, image.channels(), image.height(), image.width());
            case TensorShape.Vector vector -> List.of(IMAGES, vector.features());
        };
    }
}
