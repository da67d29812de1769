package org.cnnworkbench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.spec.TensorShape;

/** Small networks, one for every layer type and option: what the contract of layers is checked on. */
final class LayerCases {

    /** Uneven in height, width and channels, so that nothing can be mistaken for something else. */
    static final TensorShape.Image INPUT = TensorShape.image(7, 6, 2);

    static final int CLASSES = 3;

    private static final String OUTPUT = "{'type': 'output'}";

    private LayerCases() {}

    record Case(String name, ArchitectureSpec architecture) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        convolutions(cases, "conv2d", "'filters': 3, ");
        convolutions(cases, "separable_conv2d", "'filters': 4, ");
        convolutions(cases, "depthwise_conv2d", "");
        cases.add(of(
                "separable, two depthwise filters a channel",
                "{'type': 'separable_conv2d', 'filters': 3, 'kernel_size': 3, 'depth_multiplier': 2}"));
        cases.add(of(
                "depthwise, three filters a channel",
                "{'type': 'depthwise_conv2d', 'kernel_size': [2, 3], 'depth_multiplier': 3}"));
        pooling(cases, "max_pool2d");
        pooling(cases, "avg_pool2d");
        cases.add(of(
                "pooling of negative values at a padded edge",
                "{'type': 'activation', 'activation': 'softsign'}",
                "{'type': 'conv2d', 'filters': 2, 'kernel_size': 1, 'bias_init': -3}",
                "{'type': 'max_pool2d', 'pool_size': 3, 'strides': 2, 'padding': 'same'}"));
        cases.add(of(
                "global average",
                "{'type': 'conv2d', 'filters': 4, 'kernel_size': 3}",
                "{'type': 'global_avg_pool2d'}"));
        cases.add(of(
                "zero padding, four sides",
                "{'type': 'zero_padding2d', 'padding': [1, 2, 0, 3]}",
                "{'type': 'conv2d', 'filters': 2, 'kernel_size': 3, 'padding': 'valid'}"));
        cases.add(of(
                "batch norm of images",
                "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3, 'use_bias': false}",
                "{'type': 'batch_norm', 'momentum': 0.8, 'epsilon': 0.001}",
                "{'type': 'activation', 'activation': 'tanh'}"));
        cases.add(of(
                "batch norm of vectors",
                "{'type': 'dense', 'units': 5}",
                "{'type': 'batch_norm'}",
                "{'type': 'activation', 'activation': 'tanh'}"));
        for (String share : List.of("all", "channel", "none")) {
            cases.add(of(
                    "prelu of images, shared by " + share,
                    "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3}",
                    "{'type': 'prelu', 'share': '" + share + "', 'initial': 0.3}"));
            cases.add(of(
                    "prelu of vectors, shared by " + share,
                    "{'type': 'dense', 'units': 5}",
                    "{'type': 'prelu', 'share': '" + share + "'}"));
        }
        for (String activation : List.of(
                "relu",
                "leaky_relu",
                "elu",
                "selu",
                "gelu",
                "swish",
                "tanh",
                "sigmoid",
                "hard_sigmoid",
                "softplus",
                "softsign",
                "softmax",
                "linear")) {
            cases.add(of(
                    activation + " in a convolution and in a dense layer",
                    "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3, 'activation': '" + activation + "'}",
                    "{'type': 'dense', 'units': 6, 'activation': '" + activation + "'}"));
            cases.add(of(
                    activation + " as a layer",
                    "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3}",
                    "{'type': 'activation', 'activation': '" + activation + "'}"));
        }
        cases.add(of(
                "flatten, then dense without bias",
                "{'type': 'flatten'}",
                "{'type': 'dense', 'units': 4, 'use_bias': false, 'activation': 'tanh'}"));
        cases.add(of("flatten of a vector", "{'type': 'dense', 'units': 4}", "{'type': 'flatten'}"));
        cases.add(of(
                "residual block",
                "{'type': 'conv2d', 'name': 'entry', 'filters': 3, 'kernel_size': 3, 'activation': 'tanh'}",
                "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3}",
                "{'type': 'batch_norm', 'name': 'inner'}",
                "{'type': 'add', 'inputs': ['inner', 'entry']}",
                "{'type': 'activation', 'activation': 'relu'}"));
        for (String inPlace : List.of("'activation', 'activation': 'tanh'", "'prelu', 'share': 'all'")) {
            cases.add(of(
                    "a layer's output used with and without what follows it, " + inPlace.replace("'", ""),
                    "{'type': 'conv2d', 'name': 'entry', 'filters': 3, 'kernel_size': 3}",
                    "{'type': " + inPlace + ", 'name': 'after'}",
                    "{'type': 'add', 'inputs': ['after', 'entry']}"));
        }
        cases.add(of(
                "what comes behind a convolution's ReLU leaves it its way back",
                "{'type': 'conv2d', 'name': 'entry', 'filters': 3, 'kernel_size': 3, 'activation': 'relu', 'dropout': 0}",
                "{'type': 'prelu', 'share': 'all'}",
                "{'type': 'batch_norm', 'name': 'after'}",
                "{'type': 'add', 'inputs': ['after', 'entry']}",
                "{'type': 'activation', 'activation': 'tanh'}"));
        cases.add(of(
                "inception block",
                "{'type': 'conv2d', 'name': 'one', 'filters': 2, 'kernel_size': 1}",
                "{'type': 'conv2d', 'name': 'three', 'inputs': ['input'], 'filters': 3, 'kernel_size': 3}",
                "{'type': 'max_pool2d', 'name': 'pool', 'inputs': ['input'], 'pool_size': 3, 'strides': 1, 'padding': 'same'}",
                "{'type': 'concat', 'inputs': ['one', 'three', 'pool']}"));
        cases.add(of(
                "concatenated vectors",
                "{'type': 'dense', 'name': 'a', 'units': 2}",
                "{'type': 'dense', 'name': 'b', 'inputs': ['input'], 'units': 3}",
                "{'type': 'concat', 'inputs': ['b', 'a']}"));
        for (String initializer : List.of(
                "uniform", "normal", "lecun_uniform", "glorot_normal", "glorot_uniform", "he_normal", "he_uniform")) {
            cases.add(of(
                    "started by " + initializer,
                    "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3, 'initializer': '" + initializer + "'}"));
        }
        cases.add(
                of(
                        "truncated normal and bias 0.1",
                        "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3, 'initializer': {'type': 'truncated_normal', 'stddev': 0.03}, 'bias_init': 0.1}"));
        return cases;
    }

    private static void convolutions(List<Case> cases, String type, String filters) {
        for (String options : Arrays.asList(
                "'kernel_size': 3",
                "'kernel_size': [3, 2], 'padding': 'valid'",
                "'kernel_size': [2, 4], 'padding': 'same'",
                "'kernel_size': 3, 'strides': 2, 'padding': 'same'",
                "'kernel_size': 3, 'strides': [2, 3], 'padding': 'valid'",
                "'kernel_size': 3, 'padding': [1, 2]",
                "'kernel_size': 3, 'padding': 2, 'strides': 2",
                "'kernel_size': 2, 'dilation': 2, 'padding': 'valid'",
                "'kernel_size': 3, 'dilation': 2, 'padding': 'same'",
                "'kernel_size': 3, 'use_bias': false",
                "'kernel_size': 1")) {
            cases.add(of(
                    type + " " + options.replace("'", ""),
                    "{'type': '" + type + "', " + filters + options + ", 'activation': 'tanh'}"));
        }
    }

    private static void pooling(List<Case> cases, String type) {
        for (String options : List.of(
                "'pool_size': 2",
                "'pool_size': 3, 'strides': 2",
                "'pool_size': 3, 'strides': 2, 'padding': 'same'",
                "'pool_size': [2, 3], 'strides': 1, 'padding': 'same'",
                "'pool_size': 3, 'strides': 2, 'padding': 1",
                "'pool_size': [3, 2], 'padding': 'valid'")) {
            cases.add(of(
                    type + " " + options.replace("'", ""),
                    "{'type': 'conv2d', 'filters': 3, 'kernel_size': 3, 'activation': 'tanh'}",
                    "{'type': '" + type + "', " + options + "}"));
        }
    }

    static Case of(String name, String... layers) {
        String all = String.join(", ", layers) + ", " + OUTPUT;
        String json = ("{'version': 1, 'name': 'case', 'layers': [" + all + "]}").replace('\'', '"');
        return new Case(name, SpecJson.read(name, json));
    }
}
