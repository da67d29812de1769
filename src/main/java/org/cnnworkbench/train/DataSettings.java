package org.cnnworkbench.train;

import java.util.List;
import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.input.Option;
import org.jspecify.annotations.Nullable;

/**
 * Which images, and what is done to them before training.
 *
 * @param reference where they come from, {@code idx:DIR}
 * @param classes   names or numbers of the classes to keep, relabelled in this order; empty for all
 */
public record DataSettings(
        @Option(help = "Where the images come from, such as builtin:digits or idx:DIR")
        String reference,

        @Option(help = "The classes to keep, by name or number; empty: all", byDefault = "[]")
        List<String> classes,

        @Option(help = "At most so many images of each split, the classes' shares kept", byDefault = "null", min = 1)
        @Nullable
        Integer limit,

        @Option(
                help =
                        "Share of the training images that is set aside for validation where the data has no validation split",
                byDefault = "0.1",
                min = 0,
                below = 1)
        double validation,

        @Option(
                help = "Pool all splits and hold this share out for testing; the data's own splits if left out",
                byDefault = "null",
                above = 0,
                below = 1)
        @Nullable
        Double holdout,

        @Option(help = "What is done about classes of different size", byDefault = "\"none\"")
        Balance balance,

        @Option(help = "What is done to pixel values", byDefault = "\"scale\"")
        Preprocessing preprocessing,

        @Option(help = "The splits are drawn by this number; by the training's seed if left out", byDefault = "null")
        @Nullable
        Long splitSeed,

        @Option(
                help = "Which fold of the training and validation images is validated on; none if left out",
                byDefault = "null")
        @Nullable
        CrossValidation crossValidation) {

    /**
     * One fold of a cross-validation. Training and validation images are pooled and cut into stratified folds.
     *
     * @param fold from 0; null where nothing is validated and all of them are trained on
     */
    public record CrossValidation(
            @Option(help = "Into how many parts the images are cut", min = 2, max = 1000)
            int folds,

            @Option(
                    help = "The part that is validated on, from 0; all images are trained on if left out",
                    byDefault = "null",
                    min = 0)
            @Nullable
            Integer fold) {

        public CrossValidation {
            if (fold != null && fold >= folds) {
                throw new IllegalArgumentException(
                        "fold: expected 0 to " + (folds - 1) + ", the last of " + folds + ", received " + fold);
            }
        }
    }

    /** What is done about classes of different size. */
    public enum Balance {
        NONE,
        /** Images of small classes are seen several times. */
        OVERSAMPLE,
        /** Mistakes on small classes count more: n / (classes · count), as scikit-learn's "balanced". */
        WEIGHTS
    }

    public DataSettings {
        classes = List.copyOf(classes);
    }

    /** As these, from another source and of these classes. */
    public DataSettings from(String newReference, List<String> newClasses) {
        return new DataSettings(
                newReference,
                newClasses,
                limit,
                validation,
                holdout,
                balance,
                preprocessing,
                splitSeed,
                crossValidation);
    }

    /** As these, with the splits drawn by a number of their own, and one fold of a cross-validation. */
    public DataSettings withSplits(long seed, @Nullable CrossValidation fold) {
        return new DataSettings(reference, classes, limit, validation, holdout, balance, preprocessing, seed, fold);
    }
}
