package org.cnnworkbench.engine.dl4j;

import java.util.Collection;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's max pooling, computed by {@link HeapMaxPooling}: on the way back the library looks for the largest numbers once more. */
final class LeanMaxPooling extends SubsamplingLayer {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<HeapMaxPooling> computing;

    /** @param computing makes what computes a layer */
    LeanMaxPooling(Builder builder, Supplier<HeapMaxPooling> computing) {
        super(builder);
        this.computing = computing;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            @Nullable Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Running layer = new Running(conf, type, computing.get());
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    /** The layer at work. */
    private static final class Running extends org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer {

        private static final long serialVersionUID = 1L;

        private final transient HeapMaxPooling pooling;

        Running(NeuralNetConfiguration conf, DataType type, HeapMaxPooling pooling) {
            super(conf, type);
            this.pooling = pooling;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            assertInputSet(false);
            return pooling.forward(input, workspaces);
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            return new Pair<>(new DefaultGradient(), pooling.back(epsilon, workspaces));
        }
    }
}
