package org.cnnworkbench.data.format;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * Decodes image files: PNG, JPEG, GIF (first frame), BMP, PGM, PPM and PBM, told by their content. Samples are taken as they are stored:
 * colour profiles, gamma, orientation marks and transparency are ignored; 16-bit samples are rounded to 8. Images of one sample a pixel and
 * palettes of grays alone are gray, everything else is colour.
 *
 * <p>A header is read before pixels are: what is too large is refused, and together the images that are being decoded stay within a
 * budget of memory, however many threads decode.
 */
final class BitmapReader {

    private static final long MOST_PIXELS = 50_000_000;
    private static final long LARGEST_FILE = 256L << 20;

    /** Samples, the decoder's copy and our floats while scaling. */
    private static final long BYTES_A_PIXEL = 20;

    private final int budgetInKilobytes;
    private final Semaphore budget;

    BitmapReader() {
        budgetInKilobytes =
                (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / 1024);
        budget = new Semaphore(budgetInKilobytes, true);
    }

    Bitmap read(Path file) throws InterruptedException {
        byte[] bytes = bytes(file);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(bytes);
            if (reader == null) {
                throw new InputException(file + ": expected a PNG, JPEG, GIF, BMP, PGM or PPM image, received "
                        + (bytes.length == 0 ? "an empty file" : "something else"));
            }
            try {
                reader.setInput(stream, true, true);
                return decode(file, reader, bytes.length);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InputException(file + ": expected an image file of at most " + (LARGEST_FILE >> 20)
                        + " MiB, received " + (Files.size(file) >> 20));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static @Nullable ImageReader reader(byte[] bytes) {
        String format = format(bytes);
        if (format == null) {
            return null;
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        return readers.hasNext() ? readers.next() : null;
    }

    /** By the first bytes: quicker than asking every reader there is, and none but these is ever shown the file. */
    private static @Nullable String format(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.equals("\u0089PNG")) {
            return "png";
        }
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return "jpeg";
        }
        if (start.equals("GIF8")) {
            return "gif";
        }
        if (start.startsWith("BM")) {
            return "bmp";
        }
        return start.matches("(?s)P[1-6]\\s.?") ? "pnm" : null;
    }

    private Bitmap decode(Path file, ImageReader reader, int stored) throws IOException, InterruptedException {
        try {
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            long kilobytes = (width * height * BYTES_A_PIXEL + stored) / 1024 + 1;
            if (width * height > MOST_PIXELS || kilobytes > budgetInKilobytes) {
                throw new InputException(file + ": an image of " + height + "×" + width
                        + " is too large to decode here; expected at most "
                        + Math.min(MOST_PIXELS, budgetInKilobytes * 1024L / BYTES_A_PIXEL) + " pixels");
            }
            budget.acquire((int) kilobytes);
            try {
                return samples(reader.read(0));
            } finally {
                budget.release((int) kilobytes);
            }
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException e) {
            // Decoders of damaged files fail in many ways, not only with an IOException.
            throw unreadable(file, e);
        }
    }

    private static InputException unreadable(Path file, Exception cause) {
        return new InputException(
                file + ": the image can't be read, it is damaged or of an unknown kind (" + cause + ")", cause);
    }

    private static Bitmap samples(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        ColorModel model = image.getColorModel();
        boolean plain = model instanceof ComponentColorModel;
        int bands = image.getRaster().getNumBands();
        boolean gray = plain ? bands < 3 : model instanceof IndexColorModel palette && isGray(palette);
        int channels = gray ? 1 : 3;
        byte[] pixels = new byte[width * height * channels];
        int[] line = new int[width * bands];
        for (int y = 0; y < height; y++) {
            if (plain) {
                copy(image.getRaster(), y, model.getComponentSize(0), line, pixels, channels);
            } else {
                image.getRGB(0, y, width, 1, line, 0, width);
                unpack(line, width, pixels, y * width * channels, channels);
            }
        }
        return new Bitmap(TensorShape.image(height, width, channels), pixels);
    }

    private static boolean isGray(IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        return Arrays.stream(colours)
                .allMatch(
                        colour -> (colour & 0xFF) == (colour >> 8 & 0xFF) && (colour & 0xFF) == (colour >> 16 & 0xFF));
    }

    /** Straight from the raster: Java would take gray samples for linear light and change them on the way to sRGB. */
    private static void copy(Raster raster, int y, int bits, int[] line, byte[] pixels, int channels) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, line);
        int largest = (1 << bits) - 1;
        int target = y * width * channels;
        for (int x = 0; x < width; x++) {
            for (int channel = 0; channel < channels; channel++) {
                int sample = line[x * bands + channel];
                pixels[target++] = (byte) (bits == 8 ? sample : (sample * 255L + largest / 2) / largest);
            }
        }
    }

    private static void unpack(int[] line, int width, byte[] pixels, int from, int channels) {
        int target = from;
        for (int x = 0; x < width; x++) {
            int colour = line[x];
            if (channels == 3) {
                pixels[target++] = (byte) (colour >> 16);
                pixels[target++] = (byte) (colour >> 8);
            }
            pixels[target++] = (byte) colour;
        }
    }
}
