package org.cnnworkbench.engine.torch;

import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The largest number in each window, computed by the library: for cards, whose memory Java can't reach. It says the same as {@link
 * MaxPooling}. On the way back each number of the input gathers from the windows that it is in, in their order, so that the sums come out
 * the same each time.
 */
record LibraryMaxPooling(Window window) implements Step.Function {

    private static final long[] NONE = {0, 0};
    private static final long[] DENSE = {1, 1};

    @Override
    public Step apply(Tensor images, Pass pass) {
        // A border that is never the largest; the library's own would have to be alike on opposite sides.
        return Borders.around(images, window.border(), Double.NEGATIVE_INFINITY).then(this::pool, pass);
    }

    private Step pool(Tensor bordered, Pass pass) {
        Tensor images = bordered.contiguous();
        T_TensorTensor_T result =
                torch.max_pool2d_with_indices(images, window.kernels(), window.strides(), NONE, DENSE, false);
        return new Step(
                result.get0(),
                gradient -> torch.max_pool2d_with_indices_backward(
                        gradient.contiguous(),
                        images,
                        window.kernels(),
                        window.strides(),
                        NONE,
                        DENSE,
                        false,
                        result.get1()),
                true);
    }
}
