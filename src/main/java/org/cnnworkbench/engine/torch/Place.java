package org.cnnworkbench.engine.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Where a network's tensors lie. On the processor the library computes with memory that Java can reach, too, and some layers are computed
 * in Java. On a card nothing but the images, the logits and their gradient goes over the bus in a step.
 */
final class Place {

    /** The processor, with its memory. */
    static final Place PROCESSOR = new Place("cpu", false);

    private final String device;
    private final boolean apart;

    /**
     * @param device as the library names it
     * @param apart  whether Java can't reach its memory
     */
    private Place(String device, boolean apart) {
        this.device = device;
        this.apart = apart;
    }

    /**
     * A card, and how it is to compute: in float32 throughout, not in the shorter TF32 that the library takes for convolutions otherwise, so
     * that a card gives what the processor gives; and by algorithms that give the same bits each time, chosen by rule and not by timing.
     *
     * @param index as this process numbers it
     */
    static Place card(int index) {
        Context context = torch.globalContext();
        context.setAllowTF32CuDNN(false);
        context.setAllowTF32CuBLAS(false);
        context.setDeterministicCuDNN(true);
        context.setBenchmarkCuDNN(false);
        return new Place("cuda:" + index, true);
    }

    /** The processor, treated as if it were a card: what is computed for cards can be checked by it where there is none. */
    static Place rehearsal() {
        return new Place("cpu", true);
    }

    /** Whether Java can't reach its memory: numbers then go to and fro by copies, and everything is computed by the library. */
    boolean isApart() {
        return apart;
    }

    /** For a tensor of that type that is to lie here. */
    TensorOptions options(torch.ScalarType type) {
        try (Device where = new Device(device)) {
            return new TensorOptions(where).dtype(new org.bytedeco.pytorch.ScalarTypeOptional(type));
        }
    }

    /** Numbers of the Java heap; on the processor of a copy beside it. */
    Tensor of(float[] numbers, long... shape) {
        Tensor host = torch.from_blob(new FloatPointer(numbers), shape);
        return apart ? moved(host) : host;
    }

    private Tensor moved(Tensor host) {
        return host.to(options(torch.ScalarType.Float), false, true, new MemoryFormatOptional());
    }

    /** The numbers on the Java heap, in row-major order of the extents. */
    float[] floats(Tensor tensor) {
        return Floats.of(apart ? tensor.cpu() : tensor);
    }

    /**
     * Feature maps as convolutions here want them: on the processor channels last ({@link ChannelsLast}), on a card in the extents' own
     * order, for which cuDNN has the most algorithms in float32.
     */
    Tensor maps(Tensor images) {
        return apart ? images.contiguous() : ChannelsLast.of(images);
    }
}
