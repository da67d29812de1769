package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.LayerStatistics.Moments;
import org.cnnworkbench.input.Inline;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TypeTable;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.TrainingEvent;

/**
 * Journal entries as lines of JSON: {@code {"seq":7,"time":"2026-01-31T12:00:00Z","type":"batch_finished","epoch":1,…}}. All fields lie side
 * by side; numbers come back to the last bit, and those that are not finite are the texts "NaN", "Infinity" and "-Infinity". Kernels lie in
 * files of their own, which the line names. The last field, {@code "crc"}, is the CRC-32C of the text before it.
 */
final class EventJson {

    private static final TypeTable<Record> TYPES = TypeTable.of("event type", types(), JsonCodecs.ALL);

    private static final RecordCodec<Stamp> STAMP = RecordCodec.of(Stamp.class, JsonCodecs.ALL);

    private final Path directory;

    /** @param directory of the run, in which the files that lines name are found */
    EventJson(Path directory) {
        this.directory = directory;
    }

    /** What every line begins with. */
    private record Stamp(long seq, Instant time) {}

    /** {@link TrainingEvent.EpochFinished}, flat. */
    private record EpochLine(@Inline EpochRow row, boolean best) {}

    /** {@link TrainingEvent.LayersObserved}, flat. */
    private record LayersLine(@Inline Position at, List<LayerLine> layers) {}

    /** {@link TrainingEvent.FiltersChanged}, which names its file. */
    private record FiltersLine(@Inline Position at, String file) {}

    /** {@link LayerStatistics}, flat. */
    private record LayerLine(
            String layer,
            double weightMean,
            double weightDeviation,
            double gradientMean,
            double gradientDeviation,
            double updateMean,
            double updateDeviation,
            double updateToWeight) {

        static LayerLine of(LayerStatistics layer) {
            return new LayerLine(
                    layer.layer(),
                    layer.weights().mean(),
                    layer.weights().deviation(),
                    layer.gradients().mean(),
                    layer.gradients().deviation(),
                    layer.updates().mean(),
                    layer.updates().deviation(),
                    layer.updateToWeight());
        }

        LayerStatistics statistics() {
            return new LayerStatistics(
                    layer,
                    new Moments(weightMean, weightDeviation),
                    new Moments(gradientMean, gradientDeviation),
                    new Moments(updateMean, updateDeviation),
                    updateToWeight);
        }
    }

    private static Map<String, Class<? extends Record>> types() {
        Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
        types.put("started", TrainingEvent.Started.class);
        types.put("batch_finished", TrainingEvent.BatchFinished.class);
        types.put("epoch_finished", EpochLine.class);
        types.put("layers_observed", LayersLine.class);
        types.put("filters_changed", FiltersLine.class);
        types.put("checkpoint_written", TrainingEvent.CheckpointWritten.class);
        types.put("steered", TrainingEvent.Steered.class);
        types.put("note", TrainingEvent.Note.class);
        types.put("finished", TrainingEvent.Finished.class);
        return types;
    }

    /** The line without its line feed. Writes no other file. */
    static String line(JournalEntry entry) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("seq", entry.sequence());
        line.put("time", entry.time().toString());
        JsonNode fields = TYPES.write(fields(entry.event()));
        fields.properties().forEach(field -> line.set(field.getKey(), field.getValue()));
        return Checksums.sealLine(line.toString());
    }

    private static Record fields(TrainingEvent event) {
        return switch (event) {
            case TrainingEvent.EpochFinished epoch -> new EpochLine(EpochRow.of(epoch.result()), epoch.best());
            case TrainingEvent.LayersObserved observed ->
                new LayersLine(
                        observed.at(),
                        observed.layers().stream().map(LayerLine::of).toList());
            case TrainingEvent.FiltersChanged filters -> new FiltersLine(filters.at(), FilterFile.name(filters.at()));
            case TrainingEvent.Started flat -> flat;
            case TrainingEvent.BatchFinished flat -> flat;
            case TrainingEvent.CheckpointWritten flat -> flat;
            case TrainingEvent.Steered flat -> flat;
            case TrainingEvent.Note flat -> flat;
            case TrainingEvent.Finished flat -> flat;
        };
    }

    /**
     * Reads a line.
     *
     * @param where what a person calls it, for messages: file and line
     * @throws InputException for what is no line of a journal, or a damaged one
     */
    JournalEntry read(String where, String line) {
        JsonValue.Obj object =
                JsonValue.parse(where, Checksums.openLine(where, line)).asObject();
        Map<String, JsonValue> stamp = new LinkedHashMap<>();
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        object.fields()
                .forEach(
                        (name, value) -> (name.equals("seq") || name.equals("time") ? stamp : fields).put(name, value));
        Stamp read = STAMP.read(new JsonValue.Obj(object.place(), stamp));
        Record event = TYPES.read(new JsonValue.Obj(object.place(), fields));
        return new JournalEntry(read.seq, read.time, event(object, event));
    }

    private TrainingEvent event(JsonValue.Obj object, Record line) {
        return switch (line) {
            case EpochLine epoch -> new TrainingEvent.EpochFinished(epoch.row.result(), epoch.best);
            case LayersLine observed ->
                new TrainingEvent.LayersObserved(
                        observed.at,
                        observed.layers.stream().map(LayerLine::statistics).toList());
            case FiltersLine filters -> {
                String file = FilterFile.name(filters.at);
                if (!filters.file.equals(file)) {
                    throw object.get("file").unexpected('"' + file + '"');
                }
                yield new TrainingEvent.FiltersChanged(filters.at, new FilterFile(directory.resolve(file)));
            }
            case TrainingEvent event -> event;
            default -> throw new IllegalStateException("no event for " + line);
        };
    }
}
