package org.cnnworkbench.data.format;

import org.cnnworkbench.spec.TensorShape;

/**
 * One decoded image.
 *
 * @param shape  one channel (gray) or three (red, green, blue)
 * @param pixels height × width × channels unsigned bytes
 */
record Bitmap(TensorShape.Image shape, byte[] pixels) {

    /** ITU-R 601 luma, 0.299 R + 0.587 G + 0.114 B, in the 16-bit fixed-point numbers that Pillow uses; gray images are left alone. */
    Bitmap toGray() {
        if (shape.channels() == 1) {
            return this;
        }
        byte[] gray = new byte[shape.height() * shape.width()];
        for (int i = 0; i < gray.length; i++) {
            int red = pixels[3 * i] & 0xFF;
            int green = pixels[3 * i + 1] & 0xFF;
            int blue = pixels[3 * i + 2] & 0xFF;
            gray[i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
        }
        return new Bitmap(TensorShape.image(shape.height(), shape.width(), 1), gray);
    }

    /** The gray value in all three channels; colour images are left alone. */
    Bitmap toRgb() {
        if (shape.channels() == 3) {
            return this;
        }
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = pixels[i / 3];
        }
        return new Bitmap(TensorShape.image(shape.height(), shape.width(), 3), rgb);
    }
}
