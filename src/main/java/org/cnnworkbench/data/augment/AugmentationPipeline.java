package org.cnnworkbench.data.augment;

import java.util.List;
import java.util.SplittableRandom;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.OptionRanges;
import org.cnnworkbench.input.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Augmentations in the order in which they are applied. Each step draws from a generator of its own, split off the image's, so that
 * what one step draws doesn't depend on the settings of another.
 *
 * <p>Neighbouring steps that move pixels and fill alike are joined: each draws its movement, and the image is sampled once. What an early
 * one of them pushes out of the image can therefore come back by a later one, rather than be replaced by the fill.
 */
public record AugmentationPipeline(List<Augmentation> steps) {

    private static final AugmentationPipeline NONE = new AugmentationPipeline(List.of());

    /** Reads and writes a pipeline as JSON. */
    public static final ValueCodec<AugmentationPipeline> CODEC = new AugmentationCodec();

    /** @throws IllegalArgumentException for a step with a number out of its range */
    public AugmentationPipeline {
        steps = List.copyOf(steps);
        for (Augmentation step : steps) {
            OptionRanges.violations((Record) step).forEach(violation -> {
                throw new IllegalArgumentException(AugmentationTypes.TABLE.nameOf(step) + ": " + violation.message());
            });
        }
    }

    /**
     * Reads a pipeline.
     *
     * @param where what a person calls the text, for messages: a file's name
     * @throws InputException with the place of what is wrong
     */
    public static AugmentationPipeline parse(String where, String json) {
        return CODEC.read(JsonValue.parse(where, json));
    }

    /** The pipeline that changes nothing. */
    public static AugmentationPipeline none() {
        return NONE;
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The image after all steps; the image itself where nothing was changed. */
    public FloatImage apply(FloatImage image, SplittableRandom random) {
        FloatImage result = image;
        Affine movement = Affine.IDENTITY;
        Fill fill = null;
        for (Augmentation step : steps) {
            SplittableRandom own = random.split();
            if (own.nextDouble() >= step.probability()) {
                continue;
            }
            switch (step) {
                case Geometric move -> {
                    Fill wanted = move.fill();
                    if (wanted != null && fill != null && !wanted.equals(fill)) {
                        result = move(result, movement, fill);
                        movement = Affine.IDENTITY;
                    }
                    fill = wanted != null ? wanted : fill;
                    movement = movement.then(move.draw(result.shape(), own));
                }
                case PixelWise change -> {
                    result = change.apply(move(result, movement, fill), own);
                    movement = Affine.IDENTITY;
                    fill = null;
                }
            }
        }
        return move(result, movement, fill);
    }

    private static FloatImage move(FloatImage image, Affine movement, @Nullable Fill fill) {
        return Resampler.resample(image, movement, fill == null ? Fill.BLACK : fill);
    }
}
