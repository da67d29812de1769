package org.cnnworkbench.eval;

import java.awt.image.BufferedImage;
import org.cnnworkbench.input.InputException;

/** A picture of a layer's feature maps, row by row in a square grid, as an RGB image. Numbers that aren't finite are magenta. */
public final class ActivationMosaic {

    private ActivationMosaic() {}

    /**
     * A picture of the feature maps that a layer answers for one image.
     *
     * @param activations channels × height × width numbers
     * @param options     {@link MosaicOptions#channels} is not looked at: each channel is a tile
     * @throws InputException           where the image would be too large
     * @throws IllegalArgumentException where the sizes don't fit
     */
    public static BufferedImage of(float[] activations, int channels, int height, int width, MosaicOptions options) {
        TileGrid.checkSize("channels", activations, channels, height, width);
        return new TileGrid(
                        channels,
                        1,
                        height,
                        width,
                        (tile, plane, y, x) -> activations[(tile * height + y) * width + x],
                        options)
                .draw();
    }
}
