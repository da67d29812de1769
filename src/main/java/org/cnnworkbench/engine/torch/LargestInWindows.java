package org.cnnworkbench.engine.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.cnnworkbench.engine.OrderedBits;
import org.cnnworkbench.spec.TensorShape;

/**
 * Looks for the largest number in each window of an image, and for the first place where it is. The largest of a window is the largest of its
 * rows' largest, so that each row is looked through once for all windows that share it. Numbers are compared as whole ones in the same
 * order, and without branches, so that the compiler makes it work for many channels at a time.
 *
 * <p>For one thread.
 */
final class LargestInWindows {

    private final Window window;
    private final TensorShape.Image input;
    private final int rows;
    private final int stride;

    /** Numbers in a row of the input, and of the output. */
    private final int inputRow;

    private final int outputRow;

    /** A row of the input, as keys. */
    private final int[] row;

    /**
     * The same, of which the columns that are a stride apart lie together: one array for each first column. Behind and before the image's
     * columns there are some that are smaller than everything.
     */
    private final int[][] apart;

    /** What a window's place meets in a row, for all windows. */
    private final int[] candidates;

    /** The rows' largest, and where they are; as many rows as a window has, in turns. */
    private final int[][] rowLargest;

    private final int[][] rowPlaces;

    private final int[] largest;
    private final int[] found;

    LargestInWindows(Window window, TensorShape.Image input, TensorShape.Image output) {
        this.window = window;
        this.input = input;
        this.rows = output.height();
        this.stride = window.stride().width();
        this.inputRow = input.width() * input.channels();
        this.outputRow = output.width() * output.channels();
        this.row = new int[inputRow];
        int most = Math.max(window.border().left() + input.width(), (output.width() - 1) * stride + width());
        this.apart = new int[stride][(most + stride - 1) / stride * input.channels()];
        for (int[] columns : apart) {
            Arrays.fill(columns, Integer.MIN_VALUE);
        }
        this.candidates = new int[outputRow];
        this.rowLargest = new int[height()][outputRow];
        this.rowPlaces = new int[height()][outputRow];
        this.largest = new int[outputRow];
        this.found = new int[outputRow];
    }

    private int height() {
        return window.kernel().height();
    }

    private int width() {
        return window.kernel().width();
    }

    /**
     * Looks through one image.
     *
     * @param from   images, the channels of a pixel side by side
     * @param to     gets the largest numbers, likewise
     * @param image  which of them
     * @param places gets, for each largest number of all images, its place in its window, row by row from zero
     */
    void find(MemorySegment from, MemorySegment to, int image, int[] places) {
        int ready = 0;
        for (int out = 0; out < rows; out++) {
            int above = out * window.stride().height() - window.border().top();
            int top = Math.max(0, above);
            int bottom = Math.min(input.height(), above + height());
            for (ready = Math.max(ready, top); ready < bottom; ready++) {
                read(from, ((long) image * input.height() + ready) * inputRow);
                findInRow(rowLargest[ready % height()], rowPlaces[ready % height()]);
            }
            System.arraycopy(rowLargest[top % height()], 0, largest, 0, outputRow);
            shifted(rowPlaces[top % height()], (top - above) * width(), found, outputRow);
            for (int y = top + 1; y < bottom; y++) {
                replaceSmaller(
                        largest,
                        found,
                        rowLargest[y % height()],
                        rowPlaces[y % height()],
                        (y - above) * width(),
                        outputRow);
            }
            int place = (image * rows + out) * outputRow;
            System.arraycopy(found, 0, places, place, outputRow);
            write(to, place);
        }
    }

    private void read(MemorySegment from, long first) {
        MemorySegment.copy(from, ValueLayout.JAVA_INT, first * Float.BYTES, row, 0, inputRow);
        OrderedBits.toKeys(row, inputRow);
        int channels = input.channels();
        for (int x = 0; x < input.width(); x++) {
            int column = x + window.border().left();
            System.arraycopy(row, x * channels, apart[column % stride], column / stride * channels, channels);
        }
    }

    private void findInRow(int[] keys, int[] offsets) {
        System.arraycopy(apart[0], 0, keys, 0, outputRow);
        Arrays.fill(offsets, 0);
        for (int k = 1; k < width(); k++) {
            System.arraycopy(apart[k % stride], k / stride * input.channels(), candidates, 0, outputRow);
            replaceSmaller(keys, offsets, candidates, k, outputRow);
        }
    }

    private void write(MemorySegment to, int first) {
        OrderedBits.toBits(largest, outputRow);
        MemorySegment.copy(largest, 0, to, ValueLayout.JAVA_INT, (long) first * Float.BYTES, outputRow);
    }

    private static void shifted(int[] places, int by, int[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = places[i] + by;
        }
    }

    private static void replaceSmaller(int[] best, int[] places, int[] candidates, int place, int count) {
        for (int i = 0; i < count; i++) {
            int larger = Math.max(best[i], candidates[i]);
            int change = larger ^ best[i];
            int mask = (change | -change) >> 31;
            best[i] = larger;
            places[i] = (places[i] & ~mask) | (place & mask);
        }
    }

    private static void replaceSmaller(
            int[] best, int[] places, int[] candidates, int[] candidatePlaces, int by, int count) {
        for (int i = 0; i < count; i++) {
            int larger = Math.max(best[i], candidates[i]);
            int change = larger ^ best[i];
            int mask = (change | -change) >> 31;
            best[i] = larger;
            places[i] = (places[i] & ~mask) | ((candidatePlaces[i] + by) & mask);
        }
    }
}
