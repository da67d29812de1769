package org.cnnworkbench.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;

/** Reads single image files, as folders of images are read. */
public final class ImageFiles {

    private ImageFiles() {}

    /**
     * Decodes a PNG, JPEG, GIF, BMP, PGM or PPM file, turns it to gray or colour and scales it.
     *
     * @param shape wanted, with one channel or three
     * @return height × width × channels unsigned bytes
     * @throws InputException where the file is missing or no such image, or for another number of channels
     */
    public static byte[] read(Path file, TensorShape.Image shape) throws InterruptedException {
        if (shape.channels() != 1 && shape.channels() != 3) {
            throw new InputException(
                    file + ": an image file has 1 or 3 channels, but " + shape.channels() + " are wanted");
        }
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": expected an image file, received "
                    + (Files.exists(file) ? "a folder" : "nothing of that name"));
        }
        Bitmap image = new BitmapReader().read(file);
        Bitmap coloured = shape.channels() == 1 ? image.toGray() : image.toRgb();
        return BitmapScaler.scale(coloured, new Size(shape.height(), shape.width()))
                .pixels();
    }
}
