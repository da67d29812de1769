package org.cnnworkbench.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecJsonTest {

    private static final String EVERY_TYPE = """
            {
              "version": 1,
              "name": "every type",
              "layers": [
                {"type": "conv2d", "name": "a", "filters": 2, "kernel_size": [3, 5], "strides": 2, "padding": "valid", "dilation": [1, 2], "activation": "relu", "initializer": {"type": "truncated_normal", "stddev": 0.03}, "use_bias": false, "l2": 0.001, "max_norm": 3, "dropout": 0.1},
                {"type": "separable_conv2d", "filters": 2, "kernel_size": 3, "padding": 1, "depth_multiplier": 2},
                {"type": "depthwise_conv2d", "kernel_size": 3, "padding": [1, 2], "initializer": "he_normal"},
                {"type": "max_pool2d"},
                {"type": "avg_pool2d", "pool_size": 3, "strides": 1, "padding": "same"},
                {"type": "zero_padding2d"},
                {"type": "zero_padding2d", "padding": [1, 2]},
                {"type": "zero_padding2d", "padding": [1, 2, 3, 4]},
                {"type": "batch_norm", "momentum": 0.99},
                {"type": "activation", "activation": "leaky_relu"},
                {"type": "prelu", "share": "none"},
                {"type": "dropout", "rate": 0.5},
                {"type": "add", "inputs": ["a", "input"]},
                {"type": "concat", "inputs": ["a", "input"]},
                {"type": "global_avg_pool2d"},
                {"type": "flatten"},
                {"type": "dense", "units": 3},
                {"type": "output", "classes": 2}
              ]
            }
            """;

    @Test
    void whatIsWrittenIsWhatWasRead() {
        assertThat(SpecJson.write(SpecJson.read("t", EVERY_TYPE))).isEqualTo(EVERY_TYPE);
    }

    @Test
    void aSavedFileReadsBackTheSame(@TempDir Path folder) {
        ArchitectureSpec spec = SpecJson.read("t", EVERY_TYPE);
        SpecJson.save(spec, folder.resolve("a.json"));
        assertThat(SpecJson.read(folder.resolve("a.json"))).isEqualTo(spec);
    }

    @Test
    void theOlderListIsReadWithItsPercentsAndItsStart() {
        List<LayerSpec> layers = SpecJson.read("nets/my-arch.txt", """
                ARCH = [
                  {'type':'C','activation':'relu','num_output':64,'kernel_size': (3,3), 'stride': (1,1), 'drop_out': 8.3},
                  {'type':'P','pool':'avg','kernel_size': (5,5), 'stride': (3,3), 'drop_out': 16.7},
                  {'type':'FC','activation':None,'num_output':256},
                  {'type':'DO','drop_out': 50},
                  {'type':'T','activation':None}
                ]
                """).layers();
        WeightOptions conv = new WeightOptions(new Initializer.TruncatedNormal(0.03), true, 0.1, 0, 0, null);
        WeightOptions dense = new WeightOptions(new Initializer.TruncatedNormal(0.1), true, 0.1, 0, 0, null);
        assertThat(layers)
                .containsExactly(
                        new LayerSpec.Conv2d(
                                Wiring.CHAIN,
                                64,
                                Size.square(3),
                                Size.square(1),
                                Padding.SAME,
                                Size.square(1),
                                Activation.RELU,
                                conv,
                                0.083),
                        new LayerSpec.AvgPool2d(Wiring.CHAIN, Size.square(5), Size.square(3), Padding.SAME, 0.167),
                        new LayerSpec.Dense(Wiring.CHAIN, 256, Activation.LINEAR, dense, 0),
                        new LayerSpec.DropoutLayer(Wiring.CHAIN, 0.5),
                        new LayerSpec.Output(Wiring.CHAIN, null, dense));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"type\": \"T\", \"activation\": null}]",
                "{\"layers\": [{\"type\": \"T\"}]}",
                "[{\"type\": \"T\"},]",
                "net = ({\"type\": \"T\"},)"
            })
    void theOlderListMayBeJsonToo(String text) {
        ArchitectureSpec spec = SpecJson.read("folder/net.json", text);
        assertThat(spec.name()).isEqualTo("net");
        assertThat(spec.layers()).singleElement().isInstanceOf(LayerSpec.Output.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"version": 1, "name": "a", "layers": [{"type": "conv2", "filters": 3}]} | t:1:49: layers[0].type: expected a layer type (conv2d, separable_conv2d
            {"version": 1, "name": "a", "layers": [{"type": "conv2", "filters": 3}]} | did you mean "conv2d"?
            {"version": 1, "name": "a", "layers": [{"type": "dense"}]}              | t:1:40: layers[0]: the field "units" is missing
            {"version": 1, "name": "a", "layers": [{"type": "dense", "unit": 3}]}   | did you mean "units"?
            {"version": 1, "name": "a", "layers": [{"type": "dense", "units": 3.5}]}| t:1:67: layers[0].units: expected a whole number, received 3.5
            {"version": 1, "name": "a", "layers": [{"type": "dense", "units": 1e99}]}| expected a whole number, received 1e99
            {"version": 1, "name": "a", "layers": [{"type": "max_pool2d", "pool_size": [1,2,3]}]} | expected a whole number or [height, width], received a list of 3
            {"version": 1, "name": "a", "layers": [{"type": "max_pool2d", "padding": "sam"}]} | expected "same", "valid", a whole number or [height, width], received "sam"
            {"version": 1, "name": "a", "input_shape": [28, 28], "layers": []}      | input_shape: expected [height, width, channels], received a list of 2
            {"version": 1, "name": "a", "input_shape": [28, 28, 0], "layers": []}   | each at least 1
            {"version": 2, "name": "a", "layers": []}                               | t:1:13: version: expected version 1, received 2
            {"name": "a", "layers": []}                                             | the field "version" is missing
            {"version": 1, "layers": []}                                            | the field "name" is missing
            {"version": 1, "name": "a"}                                             | the field "layers" is missing
            {"version": 1, "name": "a", "layers": {}}                               | layers: expected a list
            {"version": 1, "name": "a", "layers": [], "x": 1}                       | x: there is no such field here
            {"version": 1, "name": "a", "layers": [                                 | not valid JSON
            [{"type": "C", "num_output": 3}]                                        | the field "kernel_size" is missing
            [{"type": "DO", "drop_out": 100}]                                       | drop_out: expected at least 0 and less than 100, received 100
            [{'type': 'Q'}, {'type': 'T'}]                                          | expected a layer type (C, P, FC, DO, T), received "Q"
            [{'type': 'T', 'activation': 'relu'}]                                   | expected "softmax", received "relu"
            []                                                                      | expected an architecture
            3                                                                       | expected an architecture
            exit()                                                                  | expected a value
            """)
    void whatIsWrongIsOneClearError(String text, String part) {
        assertThatThrownBy(() -> SpecJson.read("t", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("t:1:")
                .hasMessageContaining(part);
    }

    @Test
    void tooManyLayersAreRefused() {
        String layers = "{\"type\": \"flatten\"},".repeat(5_000) + "{\"type\": \"flatten\"}";
        assertThatThrownBy(() -> SpecJson.read("t", "{\"version\": 1, \"name\": \"a\", \"layers\": [" + layers + "]}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected at most 5000 layers, received a list of 5001");
    }
}
