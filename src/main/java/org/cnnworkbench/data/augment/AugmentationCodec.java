package org.cnnworkbench.data.augment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.ValueCodec;

/**
 * An augmentation pipeline as JSON: {@code {"version": 1, "steps": [{"type": "rotation", "degrees": 6}]}}. Steps are applied in the order
 * in which they stand; fields that are left out have their default.
 */
public final class AugmentationCodec implements ValueCodec<AugmentationPipeline> {

    /** The version that is written, and the only one that can be read so far. */
    public static final int VERSION = 1;

    /** More steps than anybody needs, few enough that a hostile file doesn't stall the training. */
    private static final int MAX_STEPS = 100;

    private final RecordCodec<Contents> contents =
            RecordCodec.of(Contents.class, Codecs.STANDARD.with(Augmentation.class, AugmentationTypes.TABLE));

    record Contents(
            @Option(help = "The form of this file: 1") int version,

            @Option(help = "What is done to each training image, in this order", byDefault = "[]")
            List<Augmentation> steps) {}

    @Override
    public AugmentationPipeline read(JsonValue value) {
        // Before anything else: another version may have other fields.
        JsonValue version = value.asObject().fields().get("version");
        if (version != null && version.asLong() != VERSION) {
            throw version.place()
                    .error("expected version " + VERSION + ", received " + version.describe()
                            + "; the file was written for another release");
        }
        Contents read = contents.read(value);
        if (read.steps.size() > MAX_STEPS) {
            throw value.place().error("expected at most " + MAX_STEPS + " steps, received " + read.steps.size());
        }
        return new AugmentationPipeline(read.steps);
    }

    @Override
    public JsonNode write(AugmentationPipeline pipeline) {
        return contents.write(new Contents(VERSION, pipeline.steps()));
    }

    @Override
    public String form() {
        return "an object with \"version\": " + VERSION + " and \"steps\": a list of augmentations";
    }
}
