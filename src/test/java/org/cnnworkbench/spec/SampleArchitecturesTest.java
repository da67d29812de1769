package org.cnnworkbench.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleArchitecturesTest {

    private static final Path FOLDER = Path.of("sample-archs");

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static NetworkSummary infer(String file, int classes) {
        ArchitectureSpec spec = SpecJson.read(FOLDER.resolve(file));
        TensorShape.Image input = spec.inputShape();
        assertThat(input).isNotNull();
        return ShapeInference.infer(spec, input == null ? TensorShape.image(1, 1, 1) : input, classes);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleCanBeBuiltAndSaysWhatItIs(Path file) {
        ArchitectureSpec spec = SpecJson.read(file);
        NetworkSummary network = infer(file.getFileName().toString(), 7);

        assertThat(network.diagnostics())
                .filteredOn(each -> each.severity() != Diagnostic.Severity.NOTE)
                .isEmpty();
        assertThat(network.layers()).hasSameSizeAs(spec.layers());
        assertThat(spec.name()).isNotBlank();
        assertThat(spec.description()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsInTheFormThatIsWritten(Path file) throws IOException {
        assertThat(SpecJson.write(SpecJson.read(file))).isEqualTo(Files.readString(file));
    }

    /** Counts worked out outside this program: by PyTorch, or by hand where the padding has no counterpart there. */
    @ParameterizedTest
    @CsvSource({
        "seed2-before.json, 2, 18818",
        "seed2-tuned.json, 2, 34988",
        "lenet-20-50-500.json, 10, 431080",
        "lenet-5.json, 10, 61706",
        "seed3-prelu.json, 7, 4742222",
        "seed1-arch.json, 7, 5712519",
        "tiny.json, 10, 52138",
        "seed4-5-one-layer.json, 2, 6528272",
    })
    void parameterCountsAreThoseOfOtherPrograms(String file, int classes, long parameters) {
        assertThat(infer(file, classes).parameterCount()).isEqualTo(parameters);
    }

    @Test
    void threeThousandTwoHundredFeaturesReachTheFirstDenseLayerOfThePreluNetwork() {
        LayerSummary dense = infer("seed3-prelu.json", 7).layers().stream()
                .filter(layer -> layer.spec() instanceof LayerSpec.Dense)
                .findFirst()
                .orElseThrow();
        assertThat(dense.inputs()).containsExactly(TensorShape.vector(3200));
    }

    @Test
    void theSeedsOwnTextGivesTheSameLayersAsItsTranslation() {
        ArchitectureSpec own = SpecJson.read(FOLDER.resolve("dialect/seed1-arch.txt"));
        assertThat(own.name()).isEqualTo("seed1-arch");
        assertThat(own.layers())
                .isEqualTo(SpecJson.read(FOLDER.resolve("seed1-arch.json")).layers());
    }

    /**
     * With "same" pooling the 5×5 window with step 3 makes 8×8 of 24×24, with "valid" 7×7: the first dense layer then has
     * 256 · 256 · (64 − 49) = 983,040 weights fewer.
     */
    @Test
    void withValidPoolingArchHasFewerParameters() {
        ArchitectureSpec same = SpecJson.read(FOLDER.resolve("seed1-arch.json"));
        ArchitectureSpec valid = new ArchitectureSpec(
                same.name(),
                null,
                TensorShape.image(48, 48, 1),
                same.layers().stream().map(SampleArchitecturesTest::pooledValid).toList());
        assertThat(ShapeInference.infer(valid, TensorShape.image(48, 48, 1), 7).parameterCount())
                .isEqualTo(5_712_519 - 983_040)
                .isEqualTo(4_729_479);
    }

    private static LayerSpec pooledValid(LayerSpec layer) {
        return layer instanceof LayerSpec.MaxPool2d pool
                ? new LayerSpec.MaxPool2d(pool.wiring(), pool.poolSize(), pool.strides(), Padding.VALID, pool.dropout())
                : layer;
    }
}
