package org.cnnworkbench.engine.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.spec.Wiring;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.learning.config.NoOp;

/** Turns a network summary into DL4J's description of the same graph. Layer mappings stand in {@link LayerMapping}. */
final class GraphBuilder {

    private final boolean card;
    private final NetworkSummary summary;
    private final SoftmaxCrossEntropy loss;
    private final ComputationGraphConfiguration.GraphBuilder graph;
    /** By the name of a layer of ours, the vertex whose output is the layer's. */
    private final Map<String, String> outputs = new HashMap<>();

    /** @param card whether it is to compute on a graphics card */
    GraphBuilder(NetworkPlan plan, SoftmaxCrossEntropy loss, boolean card) {
        this.card = card;
        this.summary = plan.summary();
        this.loss = loss;
        // The gradient is applied by FlatParameters: the library's own updaters have nothing to do.
        this.graph = new NeuralNetConfiguration.Builder()
                .updater(new NoOp())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder()
                .addInputs(Wiring.NETWORK_INPUT);
        outputs.put(Wiring.NETWORK_INPUT, Wiring.NETWORK_INPUT);
    }

    /** The vertex that holds a layer's own numbers. A colon keeps clear of people's names, which the reader holds to letters and digits. */
    static String vertex(LayerSummary layer) {
        return "layer:" + layer.index();
    }

    /** By the name of a layer of ours, the vertex whose output is the layer's. */
    Map<String, String> outputs() {
        return outputs;
    }

    ComputationGraphConfiguration build() {
        TensorShape.Image input = summary.input();
        String last = Wiring.NETWORK_INPUT;
        for (LayerSummary layer : summary.layers()) {
            last = add(layer);
            outputs.put(layer.name(), last);
        }
        return graph.setOutputs(last)
                .setInputTypes(InputType.convolutional(input.height(), input.width(), input.channels()))
                .build();
    }

    private String add(LayerSummary layer) {
        List<String> from = layer.inputNames().stream().map(this::outputOf).toList();
        String[] inputs = from.toArray(String[]::new);
        String vertex = vertex(layer);
        switch (layer.spec()) {
            case LayerSpec.Add ignored ->
                graph.addVertex(vertex, new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
            case LayerSpec.Concat ignored -> graph.addVertex(vertex, new MergeVertex(), inputs);
            case LayerSpec.Flatten ignored -> {
                if (!(layer.inputs().getFirst() instanceof TensorShape.Image image)) {
                    return from.getFirst();
                }
                graph.addVertex(
                        vertex,
                        new PreprocessorVertex(
                                new CnnToFeedForwardPreProcessor(image.height(), image.width(), image.channels())),
                        inputs);
            }
            case LayerSpec spec -> {
                if (computesInPlace(spec) && consumers(layer.inputNames().getFirst()) > 1) {
                    inputs = new String[] {copyOf(from.getFirst(), vertex)};
                }
                boolean wantsInputGradient =
                        !inputs[0].equals(Wiring.NETWORK_INPUT) || consumers(Wiring.NETWORK_INPUT) > 1;
                graph.addLayer(vertex, LayerMapping.of(spec, layer, loss, wantsInputGradient, card), inputs);
            }
        }
        return withDropout(layer.spec(), vertex);
    }

    /** Whether the library, when it isn't training, writes the layer's result over its input. */
    private static boolean computesInPlace(LayerSpec spec) {
        return spec instanceof LayerSpec.ActivationLayer || spec instanceof LayerSpec.PRelu;
    }

    private long consumers(String layer) {
        return summary.layers().stream()
                .flatMap(other -> other.inputNames().stream())
                .filter(layer::equals)
                .count();
    }

    private String copyOf(String source, String vertex) {
        String copy = vertex + ":copy";
        graph.addVertex(copy, new ScaleVertex(1), source);
        return copy;
    }

    private String withDropout(LayerSpec spec, String vertex) {
        if (spec.dropout() == 0 || spec instanceof LayerSpec.DropoutLayer) {
            return vertex;
        }
        String dropout = vertex + ":dropout";
        graph.addLayer(dropout, dropoutLayer(spec.dropout()), vertex);
        return dropout;
    }

    /** DL4J counts what is kept, we what is dropped. */
    static DropoutLayer dropoutLayer(double rate) {
        return new DropoutLayer.Builder(new Dropout(1 - rate)).build();
    }

    private String outputOf(String layer) {
        String vertex = outputs.get(layer);
        if (vertex == null) {
            throw new IllegalStateException("layer " + layer + " is used before it is built");
        }
        return vertex;
    }
}
