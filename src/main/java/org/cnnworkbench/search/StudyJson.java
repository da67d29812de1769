package org.cnnworkbench.search;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.Codecs;
import org.cnnworkbench.input.Inline;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.search.pruner.Pruner;
import org.cnnworkbench.search.sampler.Sampler;
import org.cnnworkbench.search.space.SearchSpace;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/**
 * Plans of studies as JSON: {@code {"version": 1, "name": …, "experiment": {…}, "space": {…}, "sampler": "random", "trials": 10, "folds":
 * 3}}. The experiment may also be the name of a file, relative to the plan's.
 */
public final class StudyJson {

    private static final int MAX_BYTES = 8 << 20;
    private static final String EXPERIMENT = "experiment";

    private static final Codecs CODECS = Codecs.STANDARD
            .with(Experiment.class, ExperimentJson.codec())
            .with(SearchSpace.class, SearchSpace.CODEC)
            .with(Sampler.class, Sampler.TYPES)
            .with(Pruner.class, Pruner.TYPES)
            .strict();

    private static final RecordCodec<Document> DOCUMENT = RecordCodec.of(Document.class, CODECS);

    private static final RecordCodec<StudyPlan> PLAN = RecordCodec.of(StudyPlan.class, CODECS);

    /** What stands in the file. */
    record Document(
            @Option(help = "The version of this form") int version,
            @Inline StudyPlan plan) {}

    private StudyJson() {}

    /** @throws InputException where the file can't be read, or is no plan */
    public static StudyPlan read(Path file) {
        return read(file, TextFiles.read(file, MAX_BYTES));
    }

    /**
     * As {@link #read(Path)}.
     *
     * @param text what stands in the file
     */
    static StudyPlan read(Path file, String text) {
        JsonValue.Obj object = JsonValue.parse(file.toString(), text).asObject();
        if (object.get("version").asInt() != StudyPlan.VERSION) {
            throw object.get("version").unexpected("version " + StudyPlan.VERSION);
        }
        Map<String, JsonValue> fields = new LinkedHashMap<>(object.fields());
        fields.computeIfPresent(EXPERIMENT, (name, value) -> experiment(file, value));
        return DOCUMENT.read(new JsonValue.Obj(object.place(), fields)).plan();
    }

    private static JsonValue experiment(Path file, JsonValue value) {
        if (!(value instanceof JsonValue.Str name)) {
            return value;
        }
        Path named = file.resolveSibling(name.value());
        return JsonValue.parse(named.toString(), TextFiles.read(named, MAX_BYTES));
    }

    /** A plan without the version of its form, for forms. */
    public static RecordCodec<StudyPlan> codec() {
        return PLAN;
    }

    /** As a file holds it. */
    public static String write(StudyPlan plan) {
        return JsonText.indented(DOCUMENT.write(new Document(StudyPlan.VERSION, plan))) + "\n";
    }
}
