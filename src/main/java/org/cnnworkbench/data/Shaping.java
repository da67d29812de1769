package org.cnnworkbench.data;

import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Option;

/** What is made of a data set before it is trained on, in this order: classes, test split, validation split, limit. */
public record Shaping(
        @Option(
                help = "Classes to keep, by name or index from 0; they become 0, 1, … in this order. Empty keeps all",
                byDefault = "[]")
        List<String> classes,

        @Option(
                help = "Share of the images that is held out as the test split, stratified; 0 keeps the data's own",
                byDefault = "0",
                min = 0,
                below = 1)
        double holdout,

        @Option(
                help = "Whether the held-out share is drawn from all images, forgetting the data's own splits",
                byDefault = "false")
        boolean pooled,

        @Option(
                help = "Share of the train split that becomes the validation split, stratified; 0 keeps the data's own",
                byDefault = "0",
                min = 0,
                below = 1)
        double validation,

        @Option(help = "Largest number of images in each split, stratified; 0 keeps all", byDefault = "0", min = 0)
        int limit,

        @Option(help = "Seed of every draw above", byDefault = "0")
        long seed) {

    public Shaping {
        classes = List.copyOf(classes);
        if (!(holdout >= 0 && holdout < 1) || !(validation >= 0 && validation < 1)) {
            throw new InputException("shares: expected 0 or more and less than 1, received holdout " + holdout
                    + ", validation " + validation);
        }
        if (limit < 0) {
            throw new InputException("limit: expected 0 or more, received " + limit);
        }
        if (pooled && holdout == 0) {
            throw new InputException(
                    "pooled: expected a holdout share, the part of all images to test on, such as 0.2; received none");
        }
    }

    /** The data as it comes. */
    public static Shaping none() {
        return new Shaping(List.of(), 0, false, 0, 0, 0);
    }

    /** @throws InputException where the data doesn't have what is asked for */
    public ImageDataset apply(ImageDataset data) {
        ImageDataset shaped = classes.isEmpty() ? data : ClassSubset.of(data, classes);
        if (pooled) {
            shaped = Splitter.pooled(shaped, holdout, seed);
        } else if (holdout > 0) {
            shaped = Splitter.holdout(shaped, holdout, seed);
        }
        if (validation > 0) {
            shaped = Splitter.validation(shaped, validation, seed);
        }
        return limit > 0 ? Splitter.limit(shaped, limit, seed) : shaped;
    }
}
