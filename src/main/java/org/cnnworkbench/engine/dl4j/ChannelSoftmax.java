package org.cnnworkbench.engine.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Softmax along the channels of images × channels × height × width or the features of images × features; the library's own goes along
 * the width of an image.
 */
final class ChannelSoftmax extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;

    private static final int CHANNELS = 1;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        // The largest is taken away first, so that no exponential overflows.
        in.subi(in.max(true, CHANNELS));
        Transforms.exp(in, false);
        return in.divi(in.sum(true, CHANNELS));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        // dx = y (ε − Σ ε y)
        INDArray y = getActivation(in, true);
        INDArray weighted = epsilon.mul(y);
        INDArray sums = weighted.sum(true, CHANNELS);
        return new Pair<>(weighted.subi(y.mul(sums)), null);
    }

    @Override
    public String toString() {
        return "softmax along the channels";
    }
}
