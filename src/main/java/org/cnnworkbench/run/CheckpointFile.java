package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.TrainingState;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.jspecify.annotations.Nullable;

/**
 * A training state as a safetensors file. Parameters stand under their own names, {@code conv2d_1.kernel}; the optimizer's arrays under
 * {@code optimizer.<slot>.<name>}. The metadata hold the rest, and the run's experiment: from one whole checkpoint everything that a run
 * needs to go on can be written anew.
 */
public final class CheckpointFile {

    private static final String FORMAT = "cnn-workbench-checkpoint";
    private static final String VERSION = "1";
    private static final String SLOT = "optimizer.";
    private static final String EXPERIMENT = "experiment";
    private static final String DATA_DIRECTORY = "data_directory";

    private static final RecordCodec<EpochRow> ROW = RecordCodec.of(EpochRow.class, JsonCodecs.ALL);
    private static final RecordCodec<AppliedAct> ACT = RecordCodec.of(AppliedAct.class, JsonCodecs.ALL);
    private static final RecordCodec<PartialEpoch> PARTIAL = RecordCodec.of(PartialEpoch.class, JsonCodecs.ALL);

    private CheckpointFile() {}

    /** Writes the file whole or not at all; when this returns, it is safe on the disk. */
    static void write(TrainingState state, RunContext context, Path file) {
        NetworkState network = state.network();
        Map<String, Tensor> tensors = new LinkedHashMap<>(network.parameters());
        for (int slot = 0; slot < network.optimizerSlots().size(); slot++) {
            String prefix = SLOT + slot + ".";
            network.optimizerSlots().get(slot).forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("version", VERSION);
        metadata.put("step", Long.toString(network.step()));
        metadata.put(
                "optimizer_slots", Integer.toString(network.optimizerSlots().size()));
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        state.history().forEach(row -> history.add(ROW.write(EpochRow.of(row))));
        metadata.put("history", history.toString());
        ArrayNode acts = JsonNodeFactory.instance.arrayNode();
        state.acts().forEach(act -> acts.add(ACT.write(act)));
        metadata.put("acts", acts.toString());
        metadata.put(EXPERIMENT, ExperimentJson.write(context.experiment()));
        metadata.put(DATA_DIRECTORY, context.dataDirectory());
        PartialEpoch partial = state.partial();
        if (partial != null) {
            metadata.put("partial", PARTIAL.write(partial).toString());
        }
        new SafeTensors(tensors, metadata).write(file);
    }

    /**
     * Reads a state back.
     *
     * @throws InputException for a file that is missing, damaged, or no checkpoint of this program
     */
    public static TrainingState read(Path file) {
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> metadata = content.metadata();
        if (!FORMAT.equals(metadata.get("format"))) {
            throw new InputException(
                    file + ": expected a checkpoint of this program, received another safetensors file");
        }
        if (!VERSION.equals(metadata.get("version"))) {
            throw new InputException(file + ": expected checkpoint version " + VERSION + ", received "
                    + metadata.get("version") + "; it was written by another version of this program");
        }
        return new TrainingState(
                network(file, content), history(file, metadata), partial(file, metadata), acts(file, metadata));
    }

    /**
     * The curve up to a checkpoint, without reading its weights.
     *
     * @throws InputException as {@link #read}, for what stands before the weights
     */
    static List<EpochResult> readHistory(Path file) {
        return history(file, SafeTensors.readMetadata(file));
    }

    /**
     * What a checkpoint says of its run, without reading its weights.
     *
     * @throws InputException as {@link #read}, for what stands before the weights
     */
    static RunContext readContext(Path file) {
        Map<String, String> metadata = SafeTensors.readMetadata(file);
        String experiment = metadata.getOrDefault(EXPERIMENT, "");
        return new RunContext(
                ExperimentJson.read(file + " (metadata " + EXPERIMENT + ")", experiment),
                metadata.getOrDefault(DATA_DIRECTORY, ""));
    }

    private static NetworkState network(Path file, SafeTensors content) {
        int count = field(file, content.metadata(), "optimizer_slots").asInt();
        if (count < 0 || count > content.tensors().size()) {
            throw new InputException(file + ": expected 0 or more optimizer slots, received " + count);
        }
        List<Map<String, Tensor>> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(new LinkedHashMap<>());
        }
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        content.tensors().forEach((name, tensor) -> {
            int slot = slotOf(name, count);
            if (slot < 0) {
                parameters.put(name, tensor);
            } else {
                slots.get(slot).put(name.substring((SLOT + slot + ".").length()), tensor);
            }
        });
        return new NetworkState(field(file, content.metadata(), "step").asLong(), parameters, slots);
    }

    private static int slotOf(String name, int count) {
        for (int slot = 0; slot < count; slot++) {
            if (name.startsWith(SLOT + slot + ".")) {
                return slot;
            }
        }
        return -1;
    }

    private static List<EpochResult> history(Path file, Map<String, String> metadata) {
        return field(file, metadata, "history").asList().items().stream()
                .map(row -> ROW.read(row).result())
                .toList();
    }

    private static @Nullable PartialEpoch partial(Path file, Map<String, String> metadata) {
        return metadata.containsKey("partial") ? PARTIAL.read(field(file, metadata, "partial")) : null;
    }

    private static List<AppliedAct> acts(Path file, Map<String, String> metadata) {
        return field(file, metadata, "acts").asList().items().stream()
                .map(ACT::read)
                .toList();
    }

    private static JsonValue field(Path file, Map<String, String> metadata, String name) {
        String text = metadata.get(name);
        if (text == null) {
            throw new InputException(file + ": the checkpoint's metadata lack \"" + name + "\"");
        }
        return JsonValue.parse(file + " (metadata " + name + ")", text);
    }
}
