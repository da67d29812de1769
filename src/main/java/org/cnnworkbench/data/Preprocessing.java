package org.cnnworkbench.data;

import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.TypeTable;

/**
 * What is done to pixel values, 0 to 255, before a network sees them. What has to be measured first (means, deviations) is measured on
 * the training images only: {@link FittedPreprocessing}.
 */
public sealed interface Preprocessing {

    /**
     * The kinds under the names that files use; a name alone stands for the kind with its defaults. {@code "zero_mean_pixel"} is
     * {@code {"type": "zero_mean_pixel", "scale": true}}.
     */
    TypeTable<Preprocessing> TYPES = TypeTable.of("kind of preprocessing", PreprocessingTypes.classes())
            .strict()
            .bareNames();

    /**
     * Reads what a person typed: a name, or a JSON object.
     *
     * @param where what a person calls the text, for messages: an option
     * @throws InputException for an unknown name and for wrong JSON
     */
    static Preprocessing parse(String where, String text) {
        String trimmed = text.trim();
        return TYPES.read(JsonValue.parse(where, trimmed.startsWith("{") ? trimmed : JsonText.quoted(trimmed)));
    }

    /** Pixels as they are, 0 to 255. */
    record None() implements Preprocessing {}

    /** Pixels divided by 255: 0 to 1. */
    record Scale() implements Preprocessing {}

    /** The training images' mean at each position and channel taken away. */
    record ZeroMeanPixel(
            @Option(help = "Whether pixels are divided by 255 first: −1 to 1; else −255 to 255", byDefault = "true")
            boolean scale)
            implements Preprocessing {}

    /** The training images' mean of each channel taken away. */
    record ZeroMeanChannel(
            @Option(help = "Whether pixels are divided by 255 first: −1 to 1; else −255 to 255", byDefault = "true")
            boolean scale)
            implements Preprocessing {}

    /** The training images' mean taken away and the rest divided by their standard deviation (that of all images: divided by n). */
    record Standardise(
            @Option(
                    help = "Whether mean and deviation are measured for each channel or for each pixel of each channel",
                    byDefault = "\"channel\"")
            Per per)
            implements Preprocessing {}

    /** What has a mean and a deviation of its own. */
    enum Per {
        CHANNEL,
        PIXEL
    }
}
