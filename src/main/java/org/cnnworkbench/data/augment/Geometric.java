package org.cnnworkbench.data.augment;

import java.util.random.RandomGenerator;
import org.cnnworkbench.input.Inline;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * Augmentations that move pixels. Each draws an {@link Affine}; neighbours in a pipeline are joined into one, so that an image that is
 * flipped, turned and shifted is sampled once and blurred once.
 */
public sealed interface Geometric extends Augmentation {

    /** What shows where the moved image has nothing; null for a step that never shows the outside. */
    @Nullable
    Fill fill();

    /** A random movement of an image of this shape. */
    Affine draw(TensorShape.Image shape, RandomGenerator random);

    @Override
    default FloatImage apply(FloatImage image, RandomGenerator random) {
        Fill fill = fill();
        return Resampler.resample(image, draw(image.shape(), random), fill == null ? Fill.BLACK : fill);
    }

    /** Left and right swapped. */
    record HorizontalFlip(
            @Option(help = "How likely an image is flipped", byDefault = "0.5", min = 0, max = 1)
            double probability) implements Geometric {
        @Override
        public @Nullable Fill fill() {
            return null;
        }

        @Override
        public Affine draw(TensorShape.Image shape, RandomGenerator random) {
            return new Affine(-1, 0, shape.width() - 1, 0, 1, 0);
        }
    }

    /** Top and bottom swapped. */
    record VerticalFlip(
            @Option(help = "How likely an image is flipped", byDefault = "0.5", min = 0, max = 1)
            double probability) implements Geometric {
        @Override
        public @Nullable Fill fill() {
            return null;
        }

        @Override
        public Affine draw(TensorShape.Image shape, RandomGenerator random) {
            return new Affine(1, 0, 0, 0, -1, shape.height() - 1);
        }
    }

    /** Turned around the centre by an angle that is uniform in ±degrees; positive angles turn counter-clockwise. */
    record Rotation(
            @Option(help = "The largest angle, to either side, in degrees", min = 0, max = 180)
            double degrees,

            @Inline Fill fill,

            @Option(help = "How likely an image is turned", byDefault = "1", min = 0, max = 1)
            double probability)
            implements Geometric {
        @Override
        public Affine draw(TensorShape.Image shape, RandomGenerator random) {
            double angle = Math.toRadians(uniform(random, -degrees, degrees));
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            return Affine.aroundCentre(shape.height(), shape.width(), cos, -sin, sin, cos);
        }
    }

    /**
     * Moved up or down and left or right, each by a share of the image's size that is uniform in ±height and ±width, rounded to whole
     * pixels (as torchvision's RandomAffine does) so that nothing is blurred.
     */
    record Shift(
            @Option(
                    help = "The largest shift up or down, as a share of the image's height",
                    byDefault = "0",
                    min = 0,
                    max = 1)
            double height,

            @Option(
                    help = "The largest shift left or right, as a share of the image's width",
                    byDefault = "0",
                    min = 0,
                    max = 1)
            double width,

            @Inline Fill fill,

            @Option(help = "How likely an image is shifted", byDefault = "1", min = 0, max = 1)
            double probability)
            implements Geometric {
        @Override
        public Affine draw(TensorShape.Image shape, RandomGenerator random) {
            double down = uniform(random, -height, height) * shape.height();
            double right = uniform(random, -width, width) * shape.width();
            return Affine.shift(Math.rint(right), Math.rint(down));
        }
    }

    /** Enlarged (factor above 1) or shrunk (below 1) around the centre by a factor that is uniform from min to max. */
    record Zoom(
            @Option(help = "The smallest factor; below 1 shrinks the image", byDefault = "0.9", min = 0.1, max = 10)
            double min,

            @Option(
                    help = "The largest factor, at least min; above 1 enlarges the image",
                    byDefault = "1.1",
                    min = 0.1,
                    max = 10)
            double max,

            @Inline Fill fill,

            @Option(help = "How likely an image is zoomed", byDefault = "1", min = 0, max = 1)
            double probability)
            implements Geometric {
        public Zoom {
            Ordered.check("min", min, "max", max);
        }

        @Override
        public Affine draw(TensorShape.Image shape, RandomGenerator random) {
            double scale = 1 / uniform(random, min, max);
            return Affine.aroundCentre(shape.height(), shape.width(), scale, 0, 0, scale);
        }
    }

    /**
     * Slanted: a row that lies y below the centre moves right by y · tan(angle), with an angle that is uniform in ±degrees. Shear along x,
     * as torchvision's RandomAffine with one number.
     */
    record Shear(
            @Option(help = "The largest slant, to either side, in degrees", min = 0, max = 80)
            double degrees,

            @Inline Fill fill,

            @Option(help = "How likely an image is slanted", byDefault = "1", min = 0, max = 1)
            double probability)
            implements Geometric {
        @Override
        public Affine draw(TensorShape.Image shape, RandomGenerator random) {
            double slant = Math.tan(Math.toRadians(uniform(random, -degrees, degrees)));
            return Affine.aroundCentre(shape.height(), shape.width(), 1, -slant, 0, 1);
        }
    }

    /**
     * The image with a border around it, and from that a random piece of the image's old size: torchvision's RandomCrop with padding. It
     * is a shift by whole pixels, every one of the (2 · padding + 1)² as likely as any other.
     */
    record Crop(
            @Option(help = "Width of the border in pixels", byDefault = "4", min = 0, max = 1024)
            int padding,

            @Inline Fill fill,

            @Option(help = "How likely an image is cropped", byDefault = "1", min = 0, max = 1)
            double probability)
            implements Geometric {
        @Override
        public Affine draw(TensorShape.Image shape, RandomGenerator random) {
            int down = random.nextInt(-padding, padding + 1);
            int right = random.nextInt(-padding, padding + 1);
            return Affine.shift(right, down);
        }
    }

    private static double uniform(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
