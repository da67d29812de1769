package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;

/**
 * The idx format of the MNIST files: two zero bytes, the type (8 for unsigned bytes), the number of dimensions, each length as a
 * big-endian 32-bit number, then the elements, last dimension fastest. Images have three dimensions, or four where the last one is
 * the channels; labels have one.
 */
final class IdxFile {

    /** No image that a network is trained on is larger. */
    private static final int LONGEST_SIDE = 16_384;

    private static final int MOST_CHANNELS = 1024;

    private IdxFile() {}

    static ImageArray readImages(Source source, Progress progress) throws IOException {
        try (FileInput input = FileInput.open(source, progress)) {
            int dimensions = readMagic(input, "images (three dimensions, or four with channels)", 3, 4);
            int count = readLength(input, "number of images", 0, Integer.MAX_VALUE);
            int height = readLength(input, "height", 1, LONGEST_SIDE);
            int width = readLength(input, "width", 1, LONGEST_SIDE);
            int channels = dimensions == 4 ? readLength(input, "number of channels", 1, MOST_CHANNELS) : 1;
            TensorShape.Image shape = TensorShape.image(height, width, channels);
            if (shape.elements() > Integer.MAX_VALUE) {
                throw new InputException(input.name() + ": images of " + shape + " are larger than can be loaded");
            }
            HeapBudget.check(input.name(), count, shape.elements());
            input.checkPromise(count * shape.elements());
            byte[][] pixels = new byte[count][];
            for (int i = 0; i < count; i++) {
                int image = i;
                pixels[i] = input.readFully(new byte[(int) shape.elements()], () -> "image " + image + " of " + count);
            }
            input.expectEnd(count + " images");
            return new ImageArray(shape, pixels);
        }
    }

    /** Labels 0 to 255. */
    static int[] readLabels(Source source, Progress progress) throws IOException {
        try (FileInput input = FileInput.open(source, progress)) {
            readMagic(input, "labels (one dimension)", 1, 1);
            int count = readLength(input, "number of labels", 0, Integer.MAX_VALUE);
            HeapBudget.check(input.name(), count, Integer.BYTES);
            input.checkPromise(count);
            byte[] bytes = input.readFully(new byte[count], "the labels");
            input.expectEnd(count + " labels");
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = bytes[i] & 0xFF;
            }
            return labels;
        }
    }

    private static int readMagic(FileInput input, String what, int fewest, int most) throws IOException {
        byte[] magic = input.readFully(new byte[4], "the idx header");
        if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
            throw new InputException(input.name()
                    + ": expected an idx file, whose first bytes are 00 00 08 and the number of dimensions,"
                    + " received " + "%02x %02x %02x %02x".formatted(magic[0], magic[1], magic[2], magic[3]));
        }
        if (magic[2] != 8) {
            throw new InputException(input.name() + ": expected unsigned bytes (type 8), received type "
                    + (magic[2] & 0xFF) + "; convert the elements to 0 to 255");
        }
        if (magic[3] < fewest || magic[3] > most) {
            throw new InputException(input.name() + ": expected an idx file of " + what + ", received one of "
                    + magic[3] + " dimensions");
        }
        return magic[3];
    }

    private static int readLength(FileInput input, String what, int smallest, int largest) throws IOException {
        int length =
                ByteBuffer.wrap(input.readFully(new byte[4], "the idx header")).getInt();
        if (length < smallest || length > largest) {
            throw new InputException(input.name() + ": " + what + ": expected " + smallest + " to " + largest
                    + ", received " + Integer.toUnsignedString(length));
        }
        return length;
    }
}
