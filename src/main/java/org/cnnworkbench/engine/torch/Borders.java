package org.cnnworkbench.engine.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.spec.Border;

/** Pixels around images. */
final class Borders {

    private Borders() {}

    static Step around(Tensor images, Border border, double value) {
        return new Step(
                laid(images, border, value, 1),
                // Cuts off what was added.
                gradient -> laid(gradient, border, 0, -1));
    }

    private static Tensor laid(Tensor images, Border border, double value, int sign) {
        return torch.constant_pad_nd(
                images,
                new long[] {
                    (long) sign * border.left(),
                    (long) sign * border.right(),
                    (long) sign * border.top(),
                    (long) sign * border.bottom()
                },
                new Scalar(value));
    }
}
