package org.cnnworkbench.ui.common;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.cnnworkbench.spec.TensorShape;

/** Pixels as images of the window. Safe on any thread: an image that nobody shows yet belongs to whoever made it. */
public final class Pictures {

    private Pictures() {}

    /** An image of a data set: height × width × channels unsigned bytes, one channel gray, three red, green, blue. */
    public static WritableImage ofBytes(TensorShape.Image shape, byte[] pixels) {
        int count = shape.height() * shape.width();
        int[] argb = new int[count];
        int channels = shape.channels();
        for (int i = 0; i < count; i++) {
            int red = pixels[i * channels] & 0xff;
            int green = channels >= 3 ? pixels[i * channels + 1] & 0xff : red;
            int blue = channels >= 3 ? pixels[i * channels + 2] & 0xff : red;
            argb[i] = 0xff000000 | red << 16 | green << 8 | blue;
        }
        return ofArgb(shape.width(), shape.height(), argb);
    }

    public static WritableImage of(BufferedImage image) {
        int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return ofArgb(image.getWidth(), image.getHeight(), argb);
    }

    /** @param argb row by row */
    public static WritableImage ofArgb(int width, int height, int[] argb) {
        WritableImage made = new WritableImage(width, height);
        made.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return made;
    }

    /**
     * The same with each pixel a square, so that pixels stay sharp however large they are shown: at least as wide as wanted.
     *
     * @param width wanted, in pixels
     */
    public static Image enlarged(Image image, double width) {
        int factor = (int) Math.ceil(width / image.getWidth());
        if (factor <= 1) {
            return image;
        }
        int across = (int) image.getWidth();
        int down = (int) image.getHeight();
        int[] pixels = new int[across * down];
        image.getPixelReader().getPixels(0, 0, across, down, PixelFormat.getIntArgbInstance(), pixels, 0, across);
        int wide = across * factor;
        int[] large = new int[wide * down * factor];
        for (int y = 0; y < down; y++) {
            int row = y * factor * wide;
            for (int x = 0; x < across; x++) {
                Arrays.fill(large, row + x * factor, row + (x + 1) * factor, pixels[y * across + x]);
            }
            for (int copy = 1; copy < factor; copy++) {
                System.arraycopy(large, row, large, row + copy * wide, wide);
            }
        }
        return ofArgb(wide, down * factor, large);
    }

    /** For writing as PNG. */
    public static BufferedImage buffered(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage made = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        made.setRGB(0, 0, width, height, argb, 0, width);
        return made;
    }
}
