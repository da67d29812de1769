package org.cnnworkbench.data.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;

/**
 * Images from a NumPy array of N × height × width or N × height × width × channels. Integers are 0 to 255, truth values become 0 and
 * 255. Floating-point numbers are 0 to 1 where none is larger than 1 in the whole array, and 0 to 255 otherwise; they are rounded to the
 * nearest byte. So the file is read twice where its range has to be found first.
 */
final class NpyImages {

    private static final int LONGEST_SIDE = 16_384;

    private final Source source;
    private final NpyHeader header;
    private final int count;
    private final TensorShape.Image shape;

    /** Elements that lie side by side in the file: an image, or in Fortran order the same pixel of all images. */
    private final int blockLength;

    private final int blocks;

    /** Receives the blocks of the file, in order. */
    private interface Sink {
        void accept(int block, ByteBuffer elements);
    }

    private NpyImages(Source source, NpyHeader header, int count, TensorShape.Image shape) {
        this.source = source;
        this.header = header;
        this.count = count;
        this.shape = shape;
        int elements = (int) shape.elements();
        this.blockLength = header.fortran() ? count : elements;
        this.blocks = header.fortran() ? elements : count;
    }

    static ImageArray read(Source source, Progress progress) throws IOException {
        try (FileInput input = FileInput.open(source, progress)) {
            NpyHeader header = NpyHeader.read(input);
            NpyImages images = of(source, header);
            input.checkPromise(images.count * images.shape.elements() * header.width());
            byte[][] pixels = new byte[images.count][(int) images.shape.elements()];
            if (header.kind() == 'f') {
                double scale = images.scale(progress);
                images.forEachBlock(input, (block, elements) -> images.putReals(pixels, block, elements, scale));
            } else {
                images.forEachBlock(input, (block, elements) -> images.putIntegers(pixels, block, elements));
            }
            return new ImageArray(images.shape, pixels);
        }
    }

    private static NpyImages of(Source source, NpyHeader header) {
        long[] lengths = header.shape();
        if (lengths.length != 3 && lengths.length != 4) {
            throw new InputException(
                    source.name() + ": expected images as (N, height, width) or (N, height, width, channels), received "
                            + header.shapeText());
        }
        for (int i = 1; i < lengths.length; i++) {
            if (lengths[i] < 1 || lengths[i] > LONGEST_SIDE) {
                throw new InputException(source.name() + ": expected sides and channels from 1 to " + LONGEST_SIDE
                        + ", received " + header.shapeText());
            }
        }
        long elements = lengths[1] * lengths[2] * (lengths.length == 4 ? lengths[3] : 1);
        HeapBudget.check(source.name(), lengths[0], elements);
        // Blocks are cut as arrays of bytes.
        long block = header.fortran() ? lengths[0] : elements;
        if (lengths[0] > Integer.MAX_VALUE
                || elements > Integer.MAX_VALUE
                || block * header.width() > Integer.MAX_VALUE - 8) {
            throw new InputException(
                    source.name() + ": an array of " + header.shapeText() + " is larger than can be loaded");
        }
        int channels = lengths.length == 4 ? (int) lengths[3] : 1;
        return new NpyImages(
                source, header, (int) lengths[0], TensorShape.image((int) lengths[1], (int) lengths[2], channels));
    }

    private void forEachBlock(FileInput input, Sink sink) throws IOException {
        byte[] bytes = new byte[blockLength * header.width()];
        ByteBuffer elements = ByteBuffer.wrap(bytes).order(header.order());
        for (int block = 0; block < blocks; block++) {
            input.readFully(bytes, "the array of " + header.shapeText());
            sink.accept(block, elements);
        }
        input.expectEnd("the array of " + header.shapeText());
    }

    /** A first reading: what numbers have to be multiplied by. */
    private double scale(Progress progress) throws IOException {
        double[] largest = {0};
        try (FileInput input = FileInput.open(source, progress)) {
            NpyHeader.read(input);
            forEachBlock(input, (block, elements) -> {
                for (int i = 0; i < blockLength; i++) {
                    double value = header.real(elements, i);
                    if (!(value >= 0 && value <= 255)) { // NaN fails both
                        throw new InputException(source.name() + ": image " + image(block, i)
                                + ": expected numbers from 0 to 1 or 0 to" + " 255, received " + value);
                    }
                    largest[0] = Math.max(largest[0], value);
                }
            });
        }
        return largest[0] <= 1 ? 255 : 1;
    }

    private void putReals(byte[][] pixels, int block, ByteBuffer elements, double scale) {
        for (int i = 0; i < blockLength; i++) {
            pixels[image(block, i)][pixel(block, i)] = (byte) Math.round(header.real(elements, i) * scale);
        }
    }

    private void putIntegers(byte[][] pixels, int block, ByteBuffer elements) {
        int factor = header.kind() == 'b' ? 255 : 1;
        for (int i = 0; i < blockLength; i++) {
            long value = header.integer(elements, i) * factor;
            if (value < 0 || value > 255) {
                throw new InputException(
                        source.name() + ": image " + image(block, i) + ": expected 0 to 255, received " + value);
            }
            pixels[image(block, i)][pixel(block, i)] = (byte) value;
        }
    }

    private int image(int block, int i) {
        return header.fortran() ? i : block;
    }

    /** In Fortran order blocks run along the height first, then the width, then the channels. */
    private int pixel(int block, int i) {
        if (!header.fortran()) {
            return i;
        }
        int row = block % shape.height();
        int column = block / shape.height() % shape.width();
        int channel = block / shape.height() / shape.width();
        return (row * shape.width() + column) * shape.channels() + channel;
    }
}
