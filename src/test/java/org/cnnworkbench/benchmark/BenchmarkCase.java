package org.cnnworkbench.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.engine.Segment;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.run.SafeTensors;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.spec.TensorShape;

/**
 * A network and how many images a step has.
 *
 * @param name         as in the tables: {@code B-128}
 * @param architecture a file of {@code sample-archs}
 * @param learningRate so small that rounding errors don't grow: A diverges at 0.01
 */
record BenchmarkCase(String name, String architecture, int batchSize, int classes, double learningRate) {

    /** Each at a usual number of images. */
    private static final List<BenchmarkCase> NETWORKS = List.of(
            new BenchmarkCase("A-32", "seed1-arch.json", 32, 7, 0.0002),
            new BenchmarkCase("B-128", "seed2-tuned.json", 128, 2, 0.01),
            new BenchmarkCase("C-64", "lenet-20-50-500.json", 64, 10, 0.01),
            new BenchmarkCase("PReLU-32", "seed3-prelu.json", 32, 7, 0.01));

    static final int BATCHES = 4;
    static final String WHOLE = "architecture.json";
    static final String WITHOUT_DROPOUT = "without-dropout.json";
    static final String NUMBERS = "numbers.safetensors";

    /** @param name of a network and the images in a step: {@code B-16} */
    static BenchmarkCase named(String name) {
        String[] parts = name.split("-", 2);
        return NETWORKS.stream()
                .filter(c ->
                        parts.length == 2 && c.name().startsWith(parts[0] + "-") && parts[1].matches("[1-9][0-9]*"))
                .findFirst()
                .map(c -> new BenchmarkCase(
                        name, c.architecture(), Integer.parseInt(parts[1]), c.classes(), c.learningRate()))
                .orElseThrow(() ->
                        new IllegalArgumentException("no case " + name + "; there are A, B, C and PReLU, as B-16"));
    }

    /** Writes what every program reads: the architecture, once without dropout, and images and first weights as safetensors. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        // max_norm is left out: a usual PyTorch script has no such thing, and the work is to be equal.
        String json = Files.readString(Path.of("sample-archs", architecture)).replaceAll(", \"max_norm\": [0-9.]+", "");
        Files.writeString(directory.resolve(WHOLE), json, StandardCharsets.UTF_8);
        String plain = json.replaceAll("\"(dropout|rate)\": [0-9.]+", "\"$1\": 0");
        Files.writeString(directory.resolve(WITHOUT_DROPOUT), plain, StandardCharsets.UTF_8);
        NetworkPlan plan = plan(directory, WITHOUT_DROPOUT);
        Map<String, Tensor> numbers = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(5);
        TensorShape.Image shape = plan.summary().input();
        for (int i = 0; i < BATCHES; i++) {
            float[] pixels = new float[batchSize * (int) shape.elements()];
            float[] labels = new float[batchSize];
            for (int k = 0; k < pixels.length; k++) {
                pixels[k] = (float) random.nextDouble();
            }
            for (int k = 0; k < labels.length; k++) {
                labels[k] = random.nextInt(classes);
            }
            numbers.put(
                    "images." + i,
                    new Tensor(List.of(batchSize, shape.channels(), shape.height(), shape.width()), pixels));
            numbers.put("labels." + i, new Tensor(List.of(batchSize), labels));
        }
        numbers.putAll(firstWeights(plan).parameters());
        new SafeTensors(numbers, Map.of()).write(directory.resolve(NUMBERS));
    }

    private static NetworkState firstWeights(NetworkPlan plan) {
        List<Segment> segments = new ArrayList<>();
        int length = 0;
        for (LayerSummary layer : plan.summary().layers()) {
            for (ParameterSpec parameter : layer.parameters()) {
                segments.add(Segment.inOrder(layer, parameter, length));
                length = segments.getLast().end();
            }
        }
        return new FlatParameters(plan, length, segments).state();
    }

    /** Of the case in a directory, to which it has been written. */
    List<LayerSummary> layers(Path directory) {
        return plan(directory, WHOLE).summary().layers();
    }

    NetworkPlan plan(Path directory, String file) {
        ArchitectureSpec spec = SpecJson.read(directory.resolve(file));
        TensorShape.Image input = spec.inputShape();
        if (input == null) {
            throw new IllegalStateException(file + " names no input shape");
        }
        NetworkSummary summary = ShapeInference.infer(spec, input, classes);
        return new NetworkPlan(summary, new Optimizer.Sgd(learningRate), List.of(), 1);
    }

    static List<Batch> batches(Path directory, TensorShape.Image shape) {
        Map<String, Tensor> numbers =
                SafeTensors.read(directory.resolve(NUMBERS)).tensors();
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < BATCHES; i++) {
            float[] asFloats = tensor(numbers, "labels." + i).values();
            int[] labels = new int[asFloats.length];
            int[] indices = new int[asFloats.length];
            for (int k = 0; k < labels.length; k++) {
                labels[k] = (int) asFloats[k];
                indices[k] = k;
            }
            batches.add(new Batch(shape, tensor(numbers, "images." + i).values(), labels, indices));
        }
        return batches;
    }

    private static Tensor tensor(Map<String, Tensor> numbers, String name) {
        Tensor tensor = numbers.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no " + name + " among " + numbers.keySet());
        }
        return tensor;
    }
}
