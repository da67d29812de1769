package org.cnnworkbench.data;

import java.awt.image.BufferedImage;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.FloatImage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;

/**
 * Shows what an augmentation does: a row for each image, the image itself on the left and beside it what the epochs 1, 2, 3, … of a run
 * with this seed would train on, to the pixel.
 */
public final class AugmentationPreview {

    /** Pixels of background between images. */
    static final int GAP = 2;

    private static final int BACKGROUND = 0xFF808080;
    private static final long MAX_PIXELS = 64L << 20;

    private final AugmentationPipeline pipeline;
    private final long seed;

    public AugmentationPreview(AugmentationPipeline pipeline, long seed) {
        this.pipeline = pipeline;
        this.seed = seed;
    }

    /**
     * Renders the grid. Images of three channels are shown in colour, others by their first channel.
     *
     * @param indices       positions in the data set of the images to show, one a row
     * @param draws         augmented versions beside each image, at least 1
     * @param magnification pixels on a side of the square that shows one pixel, at least 1
     * @throws InputException where there is nothing to show, or the picture would be larger than 64 megapixels
     */
    public BufferedImage render(ImageDataset dataset, int[] indices, int draws, int magnification) {
        TensorShape.Image shape = dataset.shape();
        if (indices.length < 1 || draws < 1 || magnification < 1) {
            throw new InputException("preview: expected at least 1 image, 1 draw and a magnification of 1, received "
                    + indices.length + ", " + draws + " and " + magnification);
        }
        long cellWidth = (long) shape.width() * magnification + GAP;
        long cellHeight = (long) shape.height() * magnification + GAP;
        long width = cellWidth * (draws + 1L) + GAP;
        long height = cellHeight * indices.length + GAP;
        if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new InputException("preview: a picture of " + width + "×" + height + " pixels is too large; expected "
                    + "at most " + MAX_PIXELS + " pixels; show fewer images or draws, or magnify less");
        }
        BufferedImage picture = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        fill(picture, 0, 0, (int) width, (int) height, BACKGROUND);
        for (int row = 0; row < indices.length; row++) {
            FloatImage image = FloatImage.ofBytes(shape, dataset.image(indices[row]));
            int top = GAP + row * (int) cellHeight;
            draw(picture, image, GAP, top, magnification);
            for (int epoch = 1; epoch <= draws; epoch++) {
                FloatImage augmented = pipeline.apply(image, Seeds.image(seed, epoch, indices[row]));
                draw(picture, augmented, GAP + epoch * (int) cellWidth, top, magnification);
            }
        }
        return picture;
    }

    private static void draw(BufferedImage picture, FloatImage image, int left, int top, int magnification) {
        TensorShape.Image shape = image.shape();
        byte[] pixels = image.toBytes();
        int second = shape.channels() == 3 ? 1 : 0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                int at = (y * shape.width() + x) * shape.channels();
                int rgb = (pixels[at] & 0xFF) << 16
                        | (pixels[at + second] & 0xFF) << 8
                        | (pixels[at + 2 * second] & 0xFF);
                fill(picture, left + x * magnification, top + y * magnification, magnification, magnification, rgb);
            }
        }
    }

    private static void fill(BufferedImage picture, int left, int top, int width, int height, int rgb) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                picture.setRGB(x, y, rgb);
            }
        }
    }
}
