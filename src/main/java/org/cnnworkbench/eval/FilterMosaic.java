package org.cnnworkbench.eval;

import java.awt.image.BufferedImage;
import org.cnnworkbench.input.InputException;

/**
 * A picture of what a convolutional layer has learned: its kernels, row by row in a square grid, as an RGB image. Numbers that aren't
 * finite, as in a network that has diverged, are magenta.
 */
public final class FilterMosaic {

    private static final int RGB = 3;

    private FilterMosaic() {}

    /**
     * A picture of a convolution's kernels.
     *
     * @param weights  filters × channels × height × width numbers
     * @param channels input channels of a filter
     * @throws InputException           where colour is asked of filters that don't have three channels, or the image would be too large
     * @throws IllegalArgumentException where the sizes don't fit
     */
    public static BufferedImage of(
            float[] weights, int filters, int channels, int height, int width, MosaicOptions options) {
        TileGrid.checkSize("filters × channels", weights, (long) filters * channels, height, width);
        TileGrid.Values single = (tile, plane, y, x) -> weights[(tile * height + y) * width + x];
        TileGrid grid = switch (options.channels()) {
            case SEPARATE -> new TileGrid(filters * channels, 1, height, width, single, options);
            case SUM ->
                new TileGrid(
                        filters,
                        1,
                        height,
                        width,
                        (tile, plane, y, x) -> {
                            double sum = 0;
                            for (int c = 0; c < channels; c++) {
                                sum += single.at(tile * channels + c, 0, y, x);
                            }
                            return sum;
                        },
                        options);
            case RGB -> {
                if (channels != RGB) {
                    throw new InputException("filter mosaic: expected filters with 3 channels to show in colour, "
                            + "received " + channels + "; show the channels separately or summed");
                }
                yield new TileGrid(
                        filters,
                        RGB,
                        height,
                        width,
                        (tile, plane, y, x) -> single.at(tile * RGB + plane, 0, y, x),
                        options);
            }
        };
        return grid.draw();
    }
}
