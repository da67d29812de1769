package org.cnnworkbench.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.cnnworkbench.input.InputException;

/** Writes pictures. */
final class Images {

    private Images() {}

    /** As PNG; folders on the way are made. */
    static void writePng(BufferedImage image, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IllegalStateException("this Java can't write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file + " failed: " + e.getMessage(), e);
        }
    }

    /** An image of unsigned bytes, height × width × channels; of one channel gray, of three colour. */
    static BufferedImage of(byte[] pixels, int height, int width, int channels) {
        if (channels != 1 && channels != 3) {
            throw new InputException("an image of " + channels + " channels can't be shown; expected 1 or 3");
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * channels;
                int red = pixels[at] & 0xFF;
                int green = pixels[at + (channels - 1) / 2] & 0xFF;
                int blue = pixels[at + channels - 1] & 0xFF;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }
}
