package org.cnnworkbench.engine.torch;

import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * The layout in which feature maps lie in memory: images × height × width × channels, though their extents are told as images × channels
 * × height × width. oneDNN's convolutions are up to 1.5 times faster on it.
 */
final class ChannelsLast {

    private ChannelsLast() {}

    /** The same numbers in this layout; itself where it has it. */
    static Tensor of(Tensor images) {
        long channels = images.size(1);
        if (channels > 1) {
            return images.contiguous(torch.MemoryFormat.ChannelsLast);
        }
        // Of one channel both layouts are the same memory, and only the strides tell the library which one is meant.
        long height = images.size(2);
        long width = images.size(3);
        return torch.as_strided(images.contiguous(), new long[] {images.size(0), channels, height, width}, new long[] {
            height * width, 1, width, 1
        });
    }

    /** Memory for images, with no numbers yet. */
    static Tensor empty(long images, long channels, long height, long width) {
        return torch.empty(
                new long[] {images, channels, height, width},
                new TensorOptions(torch.ScalarType.Float),
                new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
    }
}
