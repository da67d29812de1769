package org.cnnworkbench.engine.dl4j;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.ArrayUtils;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.FlatParameters;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Segment;
import org.cnnworkbench.engine.StepResult;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ParameterSpec;
import org.cnnworkbench.spec.TensorShape;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network in DL4J. The library computes outputs and gradients; weights and steps are {@link FlatParameters}', whose array has the
 * library's order, so that one copy in and one copy out a step is all there is between the two.
 */
final class Dl4jNetwork implements Network {

    private final boolean card;
    private final NetworkSummary summary;
    private final SoftmaxCrossEntropy loss;
    private final Map<String, String> outputs;
    private final ComputationGraph graph;
    private final FlatParameters parameters;
    private double learningRate;

    /** @param card whether ND4J computes on a graphics card */
    Dl4jNetwork(NetworkPlan plan, boolean card) {
        this.card = card;
        this.summary = plan.summary();
        this.learningRate = plan.optimizer().learningRate();
        this.loss = new SoftmaxCrossEntropy(plan.classWeights());
        GraphBuilder builder = new GraphBuilder(plan, loss, card);
        this.graph = Deallocation.compute(() -> graph(builder));
        this.outputs = builder.outputs();
        this.parameters = new FlatParameters(
                plan, Math.toIntExact(graph.params().length()), ParameterMapping.segments(summary, graph));
        publish();
    }

    private static ComputationGraph graph(GraphBuilder builder) {
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        graph.initGradientsView();
        return graph;
    }

    @Override
    public NetworkSummary summary() {
        return summary;
    }

    @Override
    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    @Override
    public StepResult fit(Batch batch, long seed, boolean observe) {
        return Deallocation.compute(() -> step(batch, seed, observe));
    }

    private StepResult step(Batch batch, long seed, boolean observe) {
        Nd4j.getRandom().setSeed(seed);
        loss.expect(batch.labels());
        graph.setInputs(images(batch));
        graph.setLabels(oneHot(batch));
        graph.computeGradientAndScore();
        nioFloats(graph.getGradientsViewArray()).get(parameters.gradients());
        moveRunningStatistics();
        List<LayerStatistics> statistics = parameters.step(learningRate, observe);
        publish();
        graph.clear();
        return new StepResult(loss.loss(), loss.wrong(), statistics);
    }

    /** DL4J hands the change of batch normalisation's running mean and variance out as if it were a gradient of step length 1. */
    private void moveRunningStatistics() {
        float[] values = parameters.values();
        float[] gradients = parameters.gradients();
        for (Segment segment : parameters.segments()) {
            if (!segment.parameter().trainable()) {
                for (int i = segment.offset(); i < segment.end(); i++) {
                    values[i] -= gradients[i];
                }
            }
        }
    }

    @Override
    public float[] predict(Batch batch) {
        return Deallocation.compute(() -> floats(graph.outputSingle(false, images(batch))));
    }

    @Override
    public Tensor activations(String layer, Batch batch) {
        String vertex = outputs.get(layer);
        if (vertex == null) {
            throw new IllegalArgumentException("no layer " + layer + "; there are " + outputs.keySet());
        }
        return Deallocation.compute(() -> activationsOf(vertex, batch));
    }

    private Tensor activationsOf(String vertex, Batch batch) {
        // Only up to the layer: those behind it may compute in place.
        int last = ArrayUtils.indexOf(
                graph.topologicalSortOrder(), graph.getVertex(vertex).getVertexIndex());
        INDArray values = graph.feedForward(new INDArray[] {images(batch)}, last, false, true)
                .get(vertex);
        if (values == null) {
            throw new IllegalStateException("DL4J computed nothing for " + vertex);
        }
        List<Integer> shape = new ArrayList<>();
        for (long extent : values.shape()) {
            shape.add(Math.toIntExact(extent));
        }
        return new Tensor(shape, floats(values));
    }

    @Override
    public Tensor parameter(LayerSummary layer, ParameterSpec parameter) {
        return parameters.parameter(layer, parameter);
    }

    @Override
    public NetworkState state() {
        return parameters.state();
    }

    @Override
    public void restore(NetworkState state) {
        parameters.restore(state);
        publish();
    }

    private static void close(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }

    @Override
    public void close() {
        Deallocation.run(this::free);
    }

    private void free() {
        // Neither graph.close() nor destroyAllWorkspacesForCurrentThread(): both end with a full garbage collection.
        // It would stop a window, and makes no difference to what is free.
        close(graph.params());
        close(graph.getFlattenedGradients());
        MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
        // A copy: what is destroyed leaves the manager's own list.
        List.copyOf(workspaces.getAllWorkspacesForCurrentThread()).forEach(workspaces::destroyWorkspace);
    }

    /** The weights of the Java heap become the library's. */
    private void publish() {
        Deallocation.run(() -> write(parameters.values(), graph.params()));
    }

    private INDArray images(Batch batch) {
        TensorShape.Image shape = batch.shape();
        if (!shape.equals(summary.input())) {
            throw new IllegalArgumentException("images: expected " + summary.input() + ", received " + shape);
        }
        return array(batch.features(), batch.size(), shape.channels(), shape.height(), shape.width());
    }

    private INDArray oneHot(Batch batch) {
        float[] oneHot = new float[batch.size() * summary.classes()];
        for (int i = 0; i < batch.size(); i++) {
            oneHot[i * summary.classes() + batch.labels()[i]] = 1;
        }
        return array(oneHot, batch.size(), summary.classes());
    }

    private INDArray array(float[] values, long... shape) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape);
        write(values, array);
        return array;
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private void write(float[] values, INDArray flat) {
        nioFloats(flat).put(values);
        if (card) {
            // What was written is the host's half of the array; the card's is stale until it hears of it.
            Nd4j.getAffinityManager().tagLocation(flat, AffinityManager.Location.HOST);
        }
    }

    /** Numbers that Java can reach; those of a card are brought there first. */
    private static FloatBuffer nioFloats(INDArray flat) {
        return flat.data().asNioFloat();
    }
}
