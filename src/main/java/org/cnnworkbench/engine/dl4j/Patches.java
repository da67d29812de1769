package org.cnnworkbench.engine.dl4j;

import java.util.Arrays;

/**
 * The patches of an image that a kernel is laid on, as the columns of a matrix: one row a channel and place in the kernel, one column a place
 * of the output. With them a convolution is a product of matrices (Chellapilla et al. 2006). Pixels beyond the border are 0.
 */
record Patches(
        int channels,
        int height,
        int width,
        int kernelHeight,
        int kernelWidth,
        int strideDown,
        int strideRight,
        int top,
        int left,
        int outputHeight,
        int outputWidth) {

    int rows() {
        return channels * kernelHeight * kernelWidth;
    }

    int columns() {
        return outputHeight * outputWidth;
    }

    /** Numbers of an image. */
    int pixels() {
        return channels * height * width;
    }

    /** Copies an image's patches into a matrix of {@link #rows} × {@link #columns}. */
    void gather(float[] image, float[] matrix) {
        for (int place = 0; place < rows(); place++) {
            int x = place % kernelWidth;
            int y = place / kernelWidth % kernelHeight;
            int channel = place / kernelWidth / kernelHeight;
            int shift = x - left;
            int first = firstInside(shift);
            int end = endInside(shift);
            for (int row = 0; row < outputHeight; row++) {
                int at = (place * outputHeight + row) * outputWidth;
                int from = row * strideDown - top + y;
                boolean inside = from >= 0 && from < height;
                if (!inside || end - first < outputWidth) {
                    Arrays.fill(matrix, at, at + outputWidth, 0);
                }
                if (inside) {
                    gatherRow(image, (channel * height + from) * width + shift, matrix, at, first, end);
                }
            }
        }
    }

    private void gatherRow(float[] image, int from, float[] matrix, int to, int first, int end) {
        if (strideRight == 1) {
            System.arraycopy(image, from + first, matrix, to + first, end - first);
        } else {
            for (int column = first; column < end; column++) {
                matrix[to + column] = image[from + column * strideRight];
            }
        }
    }

    /** Adds up, for every pixel, what all patches that hold it say: into an image that was cleared before. */
    void scatter(float[] matrix, float[] image) {
        for (int place = 0; place < rows(); place++) {
            int x = place % kernelWidth;
            int y = place / kernelWidth % kernelHeight;
            int channel = place / kernelWidth / kernelHeight;
            int shift = x - left;
            int first = firstInside(shift);
            int end = endInside(shift);
            for (int row = 0; row < outputHeight; row++) {
                int to = row * strideDown - top + y;
                if (to >= 0 && to < height) {
                    int at = (place * outputHeight + row) * outputWidth;
                    scatterRow(matrix, at, image, (channel * height + to) * width + shift, first, end);
                }
            }
        }
    }

    private void scatterRow(float[] matrix, int from, float[] image, int to, int first, int end) {
        if (strideRight == 1) {
            for (int column = first; column < end; column++) {
                image[to + column] += matrix[from + column];
            }
        } else {
            for (int column = first; column < end; column++) {
                image[to + column * strideRight] += matrix[from + column];
            }
        }
    }

    /** The first place of an output row whose pixel, moved by so much, lies in the image. */
    private int firstInside(int shift) {
        return Math.clamp(Math.ceilDiv(-shift, strideRight), 0, outputWidth);
    }

    /** And the first behind it that doesn't. */
    private int endInside(int shift) {
        return Math.clamp(Math.ceilDiv(width - shift, strideRight), firstInside(shift), outputWidth);
    }
}
