package org.cnnworkbench.ui.inspect;

import java.awt.image.BufferedImage;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.eval.ActivationMosaic;
import org.cnnworkbench.eval.FilterMosaic;
import org.cnnworkbench.eval.MosaicOptions;
import org.cnnworkbench.eval.MosaicOptions.Channels;
import org.cnnworkbench.eval.MosaicOptions.Normalization;

/**
 * A picture of tiles in a grid as wide as for a square, one pixel a number, one pixel between tiles.
 *
 * @param width      of the picture, in numbers
 * @param height     of the picture
 * @param argb       row by row; between tiles transparent, unless the space shows what zero looks like
 * @param tiles      how many there are
 * @param tileWidth  of a tile, in numbers
 * @param tileHeight of a tile
 */
record Mosaic(int width, int height, int[] argb, int tiles, int tileWidth, int tileHeight) {

    private static final int SPACE = 1;
    private static final int OPAQUE = 0xff000000;

    /** Kernels, filters × channels × height × width. */
    static Mosaic ofKernels(Tensor kernel, Channels channels, Normalization normalization) {
        int filters = kernel.shape().get(0);
        int inputs = kernel.shape().get(1);
        int tileHeight = kernel.shape().get(2);
        int tileWidth = kernel.shape().get(3);
        MosaicOptions options = new MosaicOptions(1, SPACE, normalization, channels);
        BufferedImage image = FilterMosaic.of(kernel.values(), filters, inputs, tileHeight, tileWidth, options);
        int tiles = channels == Channels.SEPARATE ? filters * inputs : filters;
        return of(image, tiles, tileWidth, tileHeight, normalization != Normalization.IMAGE);
    }

    /** What a layer gives for one image, channels × height × width numbers, each map with its own black and white. */
    static Mosaic ofMaps(float[] values, int channels, int tileHeight, int tileWidth) {
        boolean numbers = tileHeight * tileWidth == 1;
        MosaicOptions options = new MosaicOptions(
                1, numbers ? 0 : SPACE, numbers ? Normalization.LAYER : Normalization.TILE, Channels.SEPARATE);
        BufferedImage image = ActivationMosaic.of(values, channels, tileHeight, tileWidth, options);
        if (numbers) {
            int[] rgb = image.getRGB(0, 0, image.getWidth(), rows(channels), null, 0, image.getWidth());
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = i < channels ? rgb[i] | OPAQUE : 0;
            }
            return new Mosaic(image.getWidth(), rows(channels), rgb, channels, 1, 1);
        }
        return of(image, channels, tileWidth, tileHeight, true);
    }

    private static Mosaic of(BufferedImage image, int tiles, int tileWidth, int tileHeight, boolean clear) {
        int width = image.getWidth();
        int rows = rows(tiles);
        int height = rows * (tileHeight + SPACE) - SPACE;
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        Mosaic made = new Mosaic(width, height, argb, tiles, tileWidth, tileHeight);
        if (clear) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    if (made.tileAt(x, y) < 0) {
                        argb[y * width + x] = 0;
                    }
                }
            }
        }
        return made;
    }

    private static int perRow(int tiles) {
        return (int) Math.ceil(Math.sqrt(tiles));
    }

    /** Rows that have tiles. */
    private static int rows(int tiles) {
        return (tiles + perRow(tiles) - 1) / perRow(tiles);
    }

    /** Tiles side by side. */
    int perRow() {
        return perRow(tiles);
    }

    /** Rows of tiles. */
    int rows() {
        return rows(tiles);
    }

    /** The tile at a place of the picture; -1 for the space between. */
    int tileAt(int x, int y) {
        int column = x / (tileWidth + SPACE);
        int row = y / (tileHeight + SPACE);
        int tile = row * perRow() + column;
        boolean inside = x >= 0
                && y >= 0
                && x % (tileWidth + SPACE) < tileWidth
                && y % (tileHeight + SPACE) < tileHeight
                && column < perRow()
                && tile < tiles;
        return inside ? tile : -1;
    }

    /** Left edge of a tile in the picture. */
    int left(int tile) {
        return tile % perRow() * (tileWidth + SPACE);
    }

    /** Upper edge of a tile in the picture. */
    int top(int tile) {
        return tile / perRow() * (tileHeight + SPACE);
    }

    /** The tile that lies so many columns and rows away; the same where there is none. */
    int neighbour(int tile, int columns, int rows) {
        int column = tile % perRow() + columns;
        int found = tile + rows * perRow() + columns;
        return column < 0 || column >= perRow() || found < 0 || found >= tiles ? tile : found;
    }
}
