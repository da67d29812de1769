package org.cnnworkbench.engine.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution without what the library does on the way back: it convolves forward once more, though with ReLU and without an
 * activation the output says all there is to know. Small ones are computed by {@link GemmConvolution}.
 */
final class LeanConvolution extends ConvolutionLayer {

    private static final long serialVersionUID = 1L;

    /** Of one image. Larger ones don't stay in a processor core's cache, and oneDNN is faster at them. */
    private static final long MOST_PATCH_NUMBERS = 1 << 16;

    private final boolean small;
    private final boolean wantsInputGradient;

    /**
     * @param patchNumbers       numbers in all patches of an image that the kernel is laid on; more than any image has for one that the
     *                           library is to compute
     * @param wantsInputGradient false where the input is the network's images, which no other layer reads
     */
    LeanConvolution(Builder builder, long patchNumbers, boolean wantsInputGradient) {
        super(builder);
        this.small = patchNumbers <= MOST_PATCH_NUMBERS;
        this.wantsInputGradient = wantsInputGradient;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            @Nullable Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        Running layer = new Running(conf, type);
        if (small) {
            layer.computeBy(new GemmConvolution(wantsInputGradient));
        }
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    /** The layer at work. */
    private static final class Running extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {

        private static final long serialVersionUID = 1L;

        private transient @Nullable INDArray output;

        Running(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        void computeBy(ConvolutionHelper other) {
            helper = other;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray activated = super.activate(training, workspaces);
            output = training ? activated : null;
            return activated;
        }

        /**
         * Where the way back asks for what the activation was given, the output does as well: ReLU's slope depends on what is positive, and
         * the identity's on nothing. Dropout may have written over it, and what it set to 0 gets a gradient of 0 anyway.
         */
        @Override
        protected Pair<INDArray, INDArray> preOutput4d(boolean training, boolean back, LayerWorkspaceMgr workspaces) {
            boolean suffices = layerConf().getActivationFn() instanceof ActivationReLU
                    || layerConf().getActivationFn() instanceof ActivationIdentity;
            return back && suffices && output != null
                    ? new Pair<>(output, null)
                    : super.preOutput4d(training, back, workspaces);
        }
    }
}
