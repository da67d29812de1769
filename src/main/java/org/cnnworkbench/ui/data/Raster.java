package org.cnnworkbench.ui.data;

import java.util.Arrays;
import javafx.scene.paint.Color;
import org.cnnworkbench.spec.TensorShape;

/**
 * Screen pixels to draw images into, row by row, opaque. What lies outside is cut off. Copying pixels is many times faster than a canvas where
 * hundreds of small images are redrawn in each frame.
 */
final class Raster {

    private final int width;
    private final int height;
    private final int[] pixels;

    /** @param pixels at least width × height numbers, as the screen takes them: alpha, red, green, blue */
    Raster(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** As {@link #clear} and the others take it. */
    static int argb(Color color) {
        return 0xff000000
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }

    void clear(int argb) {
        Arrays.fill(pixels, 0, width * height, argb);
    }

    void fill(int left, int top, int wide, int high, int argb) {
        int from = Math.max(0, left);
        int to = Math.min(width, left + wide);
        for (int y = Math.max(0, top); y < Math.min(height, top + high) && from < to; y++) {
            Arrays.fill(pixels, y * width + from, y * width + to, argb);
        }
    }

    /** A frame around a rectangle, outside of it. */
    void frame(int left, int top, int wide, int high, int thickness, int argb) {
        fill(left - thickness, top - thickness, wide + 2 * thickness, thickness, argb);
        fill(left - thickness, top + high, wide + 2 * thickness, thickness, argb);
        fill(left - thickness, top, thickness, high, argb);
        fill(left + wide, top, thickness, high, argb);
    }

    /** An image of a data set: height × width × channels unsigned bytes; three channels are red, green, blue, others gray by their first. */
    void image(TensorShape.Image shape, byte[] bytes, int left, int top, Zoom zoom) {
        int channels = shape.channels();
        int second = channels == 3 ? 1 : 0;
        draw(shape, left, top, zoom, at -> {
            int first = at * channels;
            return 0xff000000
                    | (bytes[first] & 0xff) << 16
                    | (bytes[first + second] & 0xff) << 8
                    | (bytes[first + 2 * second] & 0xff);
        });
    }

    /** A picture of the shape's height and width, one number a pixel. */
    void picture(TensorShape.Image shape, int[] argb, int left, int top, Zoom zoom) {
        draw(shape, left, top, zoom, at -> argb[at]);
    }

    private interface Pixel {
        int at(int place);
    }

    private void draw(TensorShape.Image shape, int left, int top, Zoom zoom, Pixel source) {
        int from = Math.max(0, left);
        int to = Math.min(width, left + zoom.of(shape.width()));
        if (from >= to) {
            return;
        }
        for (int row = 0; row < zoom.of(shape.height()) / zoom.magnify(); row++) {
            int y = top + row * zoom.magnify();
            int first = Math.max(0, y);
            int last = Math.min(height, y + zoom.magnify());
            if (first >= last) {
                continue;
            }
            int line = row * zoom.reduce() * shape.width();
            int start = first * width;
            int x = from;
            while (x < to) {
                int column = (x - left) / zoom.magnify();
                int end = Math.min(to, left + (column + 1) * zoom.magnify());
                Arrays.fill(pixels, start + x, start + end, source.at(line + column * zoom.reduce()));
                x = end;
            }
            for (int copy = first + 1; copy < last; copy++) {
                System.arraycopy(pixels, start + from, pixels, copy * width + from, to - from);
            }
        }
    }
}
