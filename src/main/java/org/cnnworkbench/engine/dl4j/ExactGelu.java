package org.cnnworkbench.engine.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** x · Φ(x); the library's own is the approximation x · sigmoid(1.702 x). */
final class ExactGelu extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(normalDistribution(in));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        // d/dx xΦ(x) = Φ(x) + x φ(x), φ(x) = e^(−x²/2) / √(2π)
        INDArray density = Transforms.exp(in.mul(in).muli(-0.5), false).divi(Math.sqrt(2 * Math.PI));
        INDArray slope = normalDistribution(in).addi(density.muli(in));
        return new Pair<>(slope.muli(epsilon), null);
    }

    private static INDArray normalDistribution(INDArray x) {
        INDArray scaled = x.div(Math.sqrt(2));
        return Nd4j.getExecutioner().exec(new Erf(scaled, scaled)).addi(1).muli(0.5);
    }

    @Override
    public String toString() {
        return "gelu";
    }
}
