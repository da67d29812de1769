package org.cnnworkbench.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.cnnworkbench.data.Preprocessing;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.engine.OptimizerTypes;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.Inline;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.input.ValueCodec;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.SpecJson;

/**
 * Experiments as JSON: {@code {"version": 1, "name": …, "architecture": {…}, "data": {"reference": …}, "augmentation": {…},
 * "training": {…}}}. What is left out has its default; what is unknown or out of range is an error that names the place.
 */
public final class ExperimentJson {

    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final Codecs CODECS = Codecs.STANDARD
            .with(ArchitectureSpec.class, SpecJson.codec())
            .with(AugmentationPipeline.class, AugmentationPipeline.CODEC)
            .with(Preprocessing.class, Preprocessing.TYPES)
            .with(Optimizer.class, OptimizerTypes.TABLE)
            .with(LearningRateSchedule.class, ScheduleTypes.TABLE)
            .strict();

    private static final RecordCodec<Document> DOCUMENT = RecordCodec.of(Document.class, CODECS);

    private static final RecordCodec<TrainingSettings> TRAINING = RecordCodec.of(TrainingSettings.class, CODECS);

    /** What stands in the file. */
    record Document(
            @Option(help = "The version of this form") int version,
            @Inline Experiment experiment) {}

    private ExperimentJson() {}

    /** @throws InputException where the file can't be read, or as {@link #read(String, String)} */
    public static Experiment read(Path file) {
        return read(file.toString(), TextFiles.read(file, MAX_BYTES));
    }

    /**
     * @param where what a person calls the text, for messages
     * @throws InputException with the place, what was expected and what was received
     */
    public static Experiment read(String where, String text) {
        return read(JsonValue.parse(where, text));
    }

    /** As {@link #read(String, String)}. */
    public static Experiment read(JsonValue value) {
        JsonValue.Obj object = value.asObject();
        JsonValue version = object.get("version");
        if (version.asInt() != Experiment.VERSION) {
            throw version.place()
                    .error("expected version " + Experiment.VERSION + ", received " + version.describe()
                            + "; a file of a later version needs a later program");
        }
        return DOCUMENT.read(object).experiment();
    }

    /** An experiment as a part of another file. */
    public static ValueCodec<Experiment> codec() {
        return new ValueCodec<>() {
            @Override
            public Experiment read(JsonValue value) {
                return ExperimentJson.read(value);
            }

            @Override
            public JsonNode write(Experiment experiment) {
                return tree(experiment);
            }

            @Override
            public String form() {
                return "an experiment { \"version\": 1, … }";
            }
        };
    }

    /** The training settings alone, for forms. */
    public static RecordCodec<TrainingSettings> trainingCodec() {
        return TRAINING;
    }

    /** As a file holds it. */
    public static String write(Experiment experiment) {
        return JsonText.indented(tree(experiment)) + "\n";
    }

    /** As {@link #write}, as a tree. */
    public static ObjectNode tree(Experiment experiment) {
        return DOCUMENT.write(new Document(Experiment.VERSION, experiment));
    }
}
