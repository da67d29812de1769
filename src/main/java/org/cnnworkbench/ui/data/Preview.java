package org.cnnworkbench.ui.data;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.data.FittedPreprocessing;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Seeds;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.FloatImage;
import org.cnnworkbench.spec.TensorShape;

/**
 * Training images as they are, and as some epochs of a run would show them to the network, to the pixel: drawn by the code that training
 * uses, from the same random numbers.
 *
 * @param firstEpoch of those shown
 * @param lines      one an image
 * @param note       what black and white stand for
 */
record Preview(TensorShape.Image shape, int firstEpoch, List<Line> lines, String note) {

    /** Spreads the shown images over the whole data set, also where it is sorted by class. */
    private static final double GOLDEN = 0.6180339887498949;

    private static final float WHITE = 255;

    /**
     * An image and what becomes of it.
     *
     * @param position in the data set
     * @param pictures the image itself, then one an epoch; a number a pixel, as the screen takes them
     */
    record Line(int position, String className, List<int[]> pictures) {}

    /**
     * What to show.
     *
     * @param seed       of the run
     * @param firstImage which images: the next ones begin where these end
     * @param prepared   whether values are shown after preprocessing
     */
    record Wish(
            AugmentationPipeline pipeline,
            long seed,
            int firstImage,
            int images,
            int firstEpoch,
            int epochs,
            boolean prepared) {}

    Preview {
        lines = List.copyOf(lines);
    }

    /**
     * @param dataset that the training images are numbered in
     * @param fitted  what is done to the values that a network is fed
     */
    static Preview of(ImageDataset dataset, FittedPreprocessing fitted, Wish wish) throws InterruptedException {
        int[] training = dataset.split(ImageDataset.TRAIN);
        TensorShape.Image shape = dataset.shape();
        int area = (int) shape.elements();
        List<Integer> positions = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        float smallest = 0;
        float largest = 0;
        for (int i = 0; i < Math.min(wish.images, training.length); i++) {
            int position = training[place(wish.firstImage + i, training.length)];
            positions.add(position);
            FloatImage image = FloatImage.ofBytes(shape, dataset.image(position));
            for (int draw = 0; draw <= wish.epochs; draw++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("another preview is wanted");
                }
                FloatImage shown = draw == 0
                        ? image
                        : wish.pipeline.apply(image, Seeds.image(wish.seed, wish.firstEpoch + draw - 1, position));
                float[] numbers = new float[area];
                if (wish.prepared) {
                    fitted.apply(shown, numbers, 0);
                } else {
                    channelsFirst(shown, numbers);
                }
                for (float number : numbers) {
                    smallest = Math.min(smallest, number);
                    largest = Math.max(largest, number);
                }
                values.add(numbers);
            }
        }
        Shades shades = wish.prepared ? shades(fitted, smallest, largest) : new Shades(0, 255);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            int from = i * (wish.epochs + 1);
            lines.add(new Line(
                    positions.get(i),
                    dataset.classNames().get(dataset.label(positions.get(i))),
                    values.subList(from, from + wish.epochs + 1).stream()
                            .map(numbers -> shades.argb(shape, numbers, 0))
                            .toList()));
        }
        String note = wish.prepared
                ? "The network is fed values from " + Shades.number(smallest) + " to " + Shades.number(largest) + ". "
                        + shades.text()
                : "Pixels as they are: black is 0, white is 255.";
        return new Preview(shape, wish.firstEpoch, lines, note);
    }

    /**
     * Black and white stand for what black and white pixels become, so that they are the same for all images; with a mean of each pixel
     * that range may be far wider than any image's, and those of the shown images count.
     */
    private static Shades shades(FittedPreprocessing fitted, float smallest, float largest) {
        float[] mean = fitted.mean();
        float[] factor = fitted.factor();
        if (mean.length > fitted.shape().channels()) {
            return Shades.signed(smallest, largest);
        }
        float low = 0;
        float high = 0;
        for (int channel = 0; channel < mean.length; channel++) {
            low = Math.min(low, -mean[channel] * factor[channel]);
            high = Math.max(high, (WHITE - mean[channel]) * factor[channel]);
        }
        return Shades.signed(low, high);
    }

    private static int place(int number, int count) {
        double share = number * GOLDEN;
        return (int) ((share - Math.floor(share)) * count);
    }

    private static void channelsFirst(FloatImage image, float[] into) {
        int channels = image.shape().channels();
        int area = into.length / channels;
        float[] from = image.values();
        for (int i = 0; i < from.length; i++) {
            into[i % channels * area + i / channels] = from[i];
        }
    }
}
