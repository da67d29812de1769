package org.cnnworkbench.data.augment;

import java.util.random.RandomGenerator;
import org.cnnworkbench.input.Option;

/** Augmentations that change values where they are. */
public sealed interface PixelWise extends Augmentation {

    /** Every value times a factor, uniform from max(0, 1 − amount) to 1 + amount. */
    record Brightness(
            @Option(help = "How far the factor may be from 1, to either side", min = 0, max = 100)
            double amount,

            @Option(help = "How likely an image is changed", byDefault = "1", min = 0, max = 1)
            double probability)
            implements PixelWise {
        @Override
        public FloatImage apply(FloatImage image, RandomGenerator random) {
            return Pixels.brightness(image, factor(random, amount));
        }
    }

    /** Values moved away from the image's mean gray or towards it by a factor, uniform from max(0, 1 − amount) to 1 + amount. */
    record Contrast(
            @Option(help = "How far the factor may be from 1, to either side", min = 0, max = 100)
            double amount,

            @Option(help = "How likely an image is changed", byDefault = "1", min = 0, max = 1)
            double probability)
            implements PixelWise {
        @Override
        public FloatImage apply(FloatImage image, RandomGenerator random) {
            return Pixels.contrast(image, factor(random, amount));
        }
    }

    /**
     * Brightness, contrast, saturation and hue changed in a random order, as torchvision's ColorJitter: the first three by a factor,
     * uniform from max(0, 1 − amount) to 1 + amount, the hue by a part of the colour circle, uniform in ±hue. Gray images have no
     * saturation and no hue.
     */
    record ColorJitter(
            @Option(
                    help = "How far the brightness factor may be from 1, to either side",
                    byDefault = "0",
                    min = 0,
                    max = 100)
            double brightness,

            @Option(
                    help = "How far the contrast factor may be from 1, to either side",
                    byDefault = "0",
                    min = 0,
                    max = 100)
            double contrast,

            @Option(
                    help = "How far the saturation factor may be from 1, to either side; gray images don't change",
                    byDefault = "0",
                    min = 0,
                    max = 100)
            double saturation,

            @Option(
                    help = "The largest turn of the hue, as a share of the colour circle; gray images don't change",
                    byDefault = "0",
                    min = 0,
                    max = 0.5)
            double hue,

            @Option(help = "How likely an image is changed", byDefault = "1", min = 0, max = 1)
            double probability)
            implements PixelWise {
        @Override
        public FloatImage apply(FloatImage image, RandomGenerator random) {
            int[] order = {0, 1, 2, 3};
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int held = order[i];
                order[i] = order[j];
                order[j] = held;
            }
            FloatImage result = image;
            for (int change : order) {
                result = switch (change) {
                    case 0 -> brightness == 0 ? result : Pixels.brightness(result, factor(random, brightness));
                    case 1 -> contrast == 0 ? result : Pixels.contrast(result, factor(random, contrast));
                    case 2 -> saturation == 0 ? result : Pixels.saturation(result, factor(random, saturation));
                    default -> hue == 0 ? result : Pixels.hue(result, (float) (hue * (2 * random.nextDouble() - 1)));
                };
            }
            return result;
        }
    }

    /** Noise from a normal distribution of mean 0 added to every value. */
    record GaussianNoise(
            @Option(
                    help = "Standard deviation of the noise, as a share of full scale (black to white)",
                    min = 0,
                    max = 1)
            double stddev,

            @Option(help = "How likely an image is changed", byDefault = "1", min = 0, max = 1)
            double probability)
            implements PixelWise {
        @Override
        public FloatImage apply(FloatImage image, RandomGenerator random) {
            double scale = stddev * Pixels.FULL_SCALE;
            float[] to = image.values().clone();
            for (int i = 0; i < to.length; i++) {
                to[i] = Pixels.clamp(to[i] + (float) (scale * random.nextGaussian()));
            }
            return new FloatImage(image.shape(), to);
        }
    }

    /**
     * A random rectangle erased (Zhong et al. 2017): its share of the image's area is uniform from min_area to max_area, its height over
     * width from min_aspect to max_aspect, uniform in the logarithm (as torchvision). A rectangle that doesn't fit is drawn again, ten times at
     * most; then the image stays whole.
     */
    record RandomErasing(
            @Option(
                    help = "The smallest rectangle, as a share of the image's area",
                    byDefault = "0.02",
                    min = 0,
                    max = 1)
            double minArea,

            @Option(
                    help = "The largest rectangle, as a share of the image's area, at least min_area",
                    byDefault = "0.33",
                    min = 0,
                    max = 1)
            double maxArea,

            @Option(help = "The flattest rectangle: height over width", byDefault = "0.3", min = 0.01, max = 100)
            double minAspect,

            @Option(
                    help = "The tallest rectangle: height over width, at least min_aspect",
                    byDefault = "3.3",
                    min = 0.01,
                    max = 100)
            double maxAspect,

            @Option(
                    help =
                            "What is written into the rectangle: noise (a random value for each pixel) or constant (value)",
                    byDefault = "\"noise\"")
            ErasingFill fill,

            @Option(help = "The value of a constant fill, 0 black to 255 white", byDefault = "0", min = 0, max = 255)
            double value,

            @Option(help = "How likely an image loses a rectangle", byDefault = "0.5", min = 0, max = 1)
            double probability)
            implements PixelWise {

        private static final int ATTEMPTS = 10;

        public RandomErasing {
            Ordered.check("min_area", minArea, "max_area", maxArea);
            Ordered.check("min_aspect", minAspect, "max_aspect", maxAspect);
        }

        @Override
        public FloatImage apply(FloatImage image, RandomGenerator random) {
            int height = image.shape().height();
            int width = image.shape().width();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                double area = (minArea + (maxArea - minArea) * random.nextDouble()) * height * width;
                double low = Math.log(minAspect);
                double aspect = Math.exp(low + (Math.log(maxAspect) - low) * random.nextDouble());
                int rows = (int) Math.round(Math.sqrt(area * aspect));
                int columns = (int) Math.round(Math.sqrt(area / aspect));
                if (rows <= height && columns <= width) {
                    int top = random.nextInt(height - rows + 1);
                    int left = random.nextInt(width - columns + 1);
                    return Pixels.fillRectangle(
                            image, new Pixels.Rectangle(top, left, rows, columns), () -> switch (fill) {
                                case NOISE -> random.nextFloat() * Pixels.FULL_SCALE;
                                case CONSTANT -> (float) value;
                            });
                }
            }
            return image;
        }
    }

    private static float factor(RandomGenerator random, double amount) {
        double low = Math.max(0, 1 - amount);
        return (float) (low + (1 + amount - low) * random.nextDouble());
    }
}
