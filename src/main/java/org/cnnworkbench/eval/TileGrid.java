package org.cnnworkbench.eval;

import java.awt.image.BufferedImage;
import org.cnnworkbench.input.InputException;

/**
 * Tiles of numbers laid out row by row in a grid of ⌈√tiles⌉ × ⌈√tiles⌉ with padding between them, then made an image. The grid keeps its
 * shape where the last places are empty.
 *
 * <p>A value becomes gray as Matplotlib's imshow does it: normalised to 0 … 1, then ⌊256 · value⌋, at most 255. Where all values are equal
 * the gray is 128. Numbers that aren't finite are magenta and don't count for the minimum and maximum.
 */
final class TileGrid {

    /** The largest image that is made, in pixels: 256 MiB in memory. */
    static final long MAX_PIXELS = 64L * 1024 * 1024;

    private static final int NOT_FINITE = 0xFF00FF;
    private static final int MIDDLE = 128;

    private final int tiles;
    private final int planes;
    private final int height;
    private final int width;
    private final Values values;
    private final MosaicOptions options;
    private final int perRow;

    /** The numbers of the tiles; a tile has one plane, or three for red, green and blue. */
    interface Values {
        double at(int tile, int plane, int y, int x);
    }

    TileGrid(int tiles, int planes, int height, int width, Values values, MosaicOptions options) {
        this.tiles = tiles;
        this.planes = planes;
        this.height = height;
        this.width = width;
        this.values = values;
        this.options = options;
        this.perRow = (int) Math.ceil(Math.sqrt(tiles));
    }

    /** Checks that there are tiles × height × width numbers, at least one. */
    static void checkSize(String what, float[] values, long tiles, int height, int width) {
        if (tiles < 1 || height < 1 || width < 1 || values.length != tiles * height * width) {
            throw new IllegalArgumentException("mosaic: expected " + what + " × height × width numbers, which is "
                    + tiles + " × " + height + " × " + width + ", received " + values.length);
        }
    }

    BufferedImage draw() {
        long cellsWide = perRow * ((long) width + options.padding()) - options.padding();
        long cellsHigh = perRow * ((long) height + options.padding()) - options.padding();
        // One factor at a time, so that nothing overflows.
        if (cellsWide * options.scale() > MAX_PIXELS
                || cellsHigh * options.scale() > MAX_PIXELS / (cellsWide * options.scale())) {
            throw new InputException("mosaic of " + tiles + " tiles of " + height + "×" + width + ": expected at most "
                    + MAX_PIXELS + " pixels, received " + cellsWide * options.scale() + "×"
                    + cellsHigh * options.scale() + "; choose a smaller scale or padding, or fewer tiles");
        }
        Bounds whole = bounds(0, tiles);
        Bounds ground = options.normalization() == MosaicOptions.Normalization.IMAGE ? withPadding(whole) : whole;
        BufferedImage image = new BufferedImage(
                (int) cellsWide * options.scale(), (int) cellsHigh * options.scale(), BufferedImage.TYPE_INT_RGB);
        if (options.normalization() == MosaicOptions.Normalization.IMAGE) {
            fill(image, 0, 0, image.getWidth(), image.getHeight(), rgb(ground.gray(0)));
        }
        for (int tile = 0; tile < tiles; tile++) {
            Bounds bounds = switch (options.normalization()) {
                case IMAGE, LAYER -> ground;
                case TILE -> bounds(tile, tile + 1);
            };
            drawTile(image, tile, bounds);
        }
        return image;
    }

    private void drawTile(BufferedImage image, int tile, Bounds bounds) {
        int scale = options.scale();
        int top = tile / perRow * (height + options.padding());
        int left = tile % perRow * (width + options.padding());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                fill(image, (left + x) * scale, (top + y) * scale, scale, scale, colour(tile, y, x, bounds));
            }
        }
    }

    private int colour(int tile, int y, int x, Bounds bounds) {
        int colour = 0;
        for (int plane = 0; plane < planes; plane++) {
            double value = values.at(tile, plane, y, x);
            if (!Double.isFinite(value)) {
                return NOT_FINITE;
            }
            colour = colour << 8 | bounds.gray(value);
        }
        return planes == 1 ? rgb(colour) : colour;
    }

    private static int rgb(int gray) {
        return gray << 16 | gray << 8 | gray;
    }

    private static void fill(BufferedImage image, int left, int top, int width, int height, int colour) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                image.setRGB(x, y, colour);
            }
        }
    }

    private Bounds bounds(int fromTile, int toTile) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int tile = fromTile; tile < toTile; tile++) {
            for (int plane = 0; plane < planes; plane++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double value = values.at(tile, plane, y, x);
                        if (Double.isFinite(value)) {
                            min = Math.min(min, value);
                            max = Math.max(max, value);
                        }
                    }
                }
            }
        }
        return new Bounds(min, max);
    }

    /** The padding and the empty places are zeros of the same picture; a single tile has neither. */
    private Bounds withPadding(Bounds weights) {
        boolean onlyTiles = perRow == 1 || (options.padding() == 0 && perRow * perRow == tiles);
        return onlyTiles ? weights : new Bounds(Math.min(weights.min, 0), Math.max(weights.max, 0));
    }

    private record Bounds(double min, double max) {
        int gray(double value) {
            return max > min ? (int) Math.clamp((value - min) / (max - min) * 256, 0, 255) : MIDDLE;
        }
    }
}
