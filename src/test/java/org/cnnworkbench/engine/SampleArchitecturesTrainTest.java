package org.cnnworkbench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.dl4j.Dl4jEngine;
import org.cnnworkbench.engine.torch.TorchEngine;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SampleArchitecturesTrainTest {

    private static final int CLASSES = 2;

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-archs"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Two images of noise, one of each class. */
    private static Batch noise(TensorShape.Image shape) {
        SplittableRandom random = new SplittableRandom(3);
        float[] features = new float[2 * (int) shape.elements()];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble();
        }
        return new Batch(shape, features, new int[] {0, 1}, new int[] {0, 1});
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleLearnsABatch(Path file) {
        ArchitectureSpec architecture = SpecJson.read(file);
        TensorShape.Image shape = architecture.inputShape();
        assertThat(shape).isNotNull();
        Batch batch = noise(shape == null ? TensorShape.image(1, 1, 1) : shape);
        NetworkSummary summary = ShapeInference.infer(architecture, batch.shape(), CLASSES);
        NetworkPlan plan = new NetworkPlan(summary, new Optimizer.Sgd(0.01), List.of(), 1);
        for (Engine engine : List.of(new Dl4jEngine(), new TorchEngine())) {
            learns(engine.build(plan), batch);
        }
    }

    private static void learns(Network built, Batch batch) {
        try (Network network = built) {
            StepResult step = network.fit(batch, 1, true);
            assertThat(step.loss()).isBetween(0.0, 20.0);
            assertThat(step.statistics())
                    .isNotEmpty()
                    .allSatisfy(
                            layer -> assertThat(layer.gradients().deviation()).isFinite());
            assertThat(network.predict(batch)).hasSize(2 * CLASSES).doesNotContain(Float.NaN);
        }
    }
}
