package org.cnnworkbench.engine.torch;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cnnworkbench.engine.HealthCheck;

/** Says whether LibTorch computes on a card, and the same as on the processor. */
final class TorchCardTest {

    private static final double ALIKE = 1e-4;
    private static final String REINSTALL =
            "look whether CUDA 13 and cuDNN 9 are installed whole, and at the driver's log (dmesg)";

    private TorchCardTest() {}

    static List<HealthCheck> run(Place place) {
        return List.of(cuDnn(), convolution(place));
    }

    private static HealthCheck cuDnn() {
        boolean there = torch.cudnn_is_available();
        return new HealthCheck(
                "cuDNN", there, there ? "convolutions run in cuDNN" : "cuDNN is not there", there ? "" : REINSTALL);
    }

    private static HealthCheck convolution(Place place) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor images = torch.arange(new org.bytedeco.pytorch.Scalar(2 * 3 * 8 * 8L))
                    .to(torch.ScalarType.Float)
                    .sin()
                    .view(2, 3, 8, 8);
            Tensor filters = torch.arange(new org.bytedeco.pytorch.Scalar(4 * 3 * 3 * 3L))
                    .to(torch.ScalarType.Float)
                    .cos()
                    .view(4, 3, 3, 3);
            float[] expected = Floats.of(torch.conv2d(images, filters));
            float[] received = place.floats(
                    torch.conv2d(place.of(Floats.of(images), 2, 3, 8, 8), place.of(Floats.of(filters), 4, 3, 3, 3)));
            double difference = 0;
            for (int i = 0; i < expected.length; i++) {
                difference = Math.max(difference, Math.abs((double) expected[i] - received[i]));
            }
            boolean alike = difference < ALIKE;
            return new HealthCheck(
                    "a convolution on the card",
                    alike,
                    "differs from the processor's by at most " + difference,
                    alike ? "" : REINSTALL);
        } catch (RuntimeException e) {
            return new HealthCheck("a convolution on the card", false, String.valueOf(e.getMessage()), REINSTALL);
        }
    }
}
