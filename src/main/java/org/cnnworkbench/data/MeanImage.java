package org.cnnworkbench.data;

import org.cnnworkbench.spec.TensorShape;

/**
 * What images look like on average, and where they differ: mean and standard deviation of each pixel of each channel, on the scale 0 to
 * 255, in the order channels × height × width. The deviation is that of the population (divided by n). The arrays are for reading only.
 */
public record MeanImage(TensorShape.Image shape, int images, float[] mean, float[] deviation) {

    /**
     * @param indices positions of the images to look at
     * @throws IllegalArgumentException where there are none
     */
    public static MeanImage of(ImageDataset dataset, int[] indices) {
        PixelStatistics statistics = PixelStatistics.perPixel(dataset, indices);
        return new MeanImage(dataset.shape(), indices.length, statistics.mean(), statistics.deviation());
    }
}
