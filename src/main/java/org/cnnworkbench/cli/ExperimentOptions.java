package org.cnnworkbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import org.cnnworkbench.data.ClassSubset;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The parts of an experiment as options. They are laid over another experiment, or over the defaults, as JSON, so that ranges, names and
 * defaults are declared in one place only.
 */
final class ExperimentOptions {

    private static final int MAX_BYTES = 1 << 20;
    private static final String WHERE = "command line";
    private static final String POSITION = "^" + WHERE + ":\\d+:\\d+: ";

    @Option(
            names = "--arch",
            paramLabel = "FILE|NAME",
            description = "The architecture: a file, or a sample such as lenet-5.")
    private @Nullable String arch;

    @Option(
            names = "--data",
            paramLabel = "REF",
            description = "The images, such as idx:DIR, folder:DIR or builtin:digits.")
    private @Nullable String data;

    @Option(names = "--epochs", paramLabel = "N", description = "How many times every training image is seen.")
    private @Nullable Integer epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "Images in one step.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME|JSON",
            description =
                    "sgd, momentum, nesterov, rmsprop, adagrad, adadelta, adam, adamax, nadam, or an object with its settings.")
    private @Nullable String optimizer;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "The optimizer's learning rate.")
    private @Nullable Double learningRate;

    @Option(names = "--momentum", paramLabel = "SHARE", description = "The optimizer's momentum, where it has one.")
    private @Nullable Double momentum;

    @Option(names = "--l2", paramLabel = "STRENGTH", description = "L2 of every kernel that has none of its own.")
    private @Nullable Double l2;

    @Option(
            names = "--schedule",
            paramLabel = "NAME|JSON",
            description = "constant, step, exponential, cosine, reduce_on_plateau, or an object with its settings.")
    private @Nullable String schedule;

    @Option(names = "--warm-up", paramLabel = "EPOCHS", description = "Epochs in which the learning rate rises from 0.")
    private @Nullable Double warmUp;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "Share of the training images set aside for validation.")
    private @Nullable Double validation;

    @Option(
            names = "--holdout",
            paramLabel = "SHARE",
            description = "Pool all splits and hold this share out for testing.")
    private @Nullable Double holdout;

    @Option(
            names = "--classes",
            paramLabel = "A,B,…",
            description = "Only these classes, by name or number, in this order.")
    private @Nullable String classes;

    @Option(
            names = "--balance",
            paramLabel = "HOW",
            description = "For classes of different size: none, oversample or weights.")
    private @Nullable String balance;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many images of each split.")
    private @Nullable Integer limit;

    @Option(names = "--augment", paramLabel = "FILE|JSON", description = "How training images are varied.")
    private @Nullable String augment;

    @Option(
            names = "--preprocess",
            paramLabel = "NAME|JSON",
            description =
                    "none, scale, zero_mean_pixel, zero_mean_channel, standardise, or an object with its settings.")
    private @Nullable String preprocess;

    @Option(
            names = "--patience",
            paramLabel = "EPOCHS",
            description = "Stop when what --monitor names has not become better for so long.")
    private @Nullable Integer patience;

    @Option(
            names = "--monitor",
            paramLabel = "NAME",
            description = "Which validation number says what is better: error_rate or loss.")
    private @Nullable String monitor;

    @Option(names = "--seed", paramLabel = "N", description = "Everything random is a function of this number.")
    private @Nullable Long seed;

    @Option(names = "--engine", paramLabel = "NAME", description = "torch, dl4j, or auto for the fastest here.")
    private @Nullable String engine;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "cpu, cuda:N for a graphics card, or auto for a card where an engine can use one.")
    private @Nullable String device;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that the engine computes with; 0: all.")
    private @Nullable Integer threads;

    @Option(
            names = "--checkpoint-seconds",
            paramLabel = "S",
            description = "Write a checkpoint after so many seconds, also in the middle of an epoch.")
    private @Nullable Double checkpointSeconds;

    @Option(names = "--keep-last", paramLabel = "N", description = "Keep so many of the latest checkpoints.")
    private @Nullable Integer keepLast;

    @Option(names = "--keep-every", paramLabel = "EPOCHS", description = "Keep a checkpoint of every so many epochs.")
    private @Nullable Integer keepEvery;

    @Option(
            names = "--observation",
            paramLabel = "NAME",
            description = "What is watched: full, or none for curves by epoch only.")
    private @Nullable String observation;

    @Option(names = "--name", paramLabel = "TEXT", description = "What the run is called.")
    private @Nullable String name;

    /**
     * @param root      an experiment as JSON, or a part of one; it is changed
     * @param directory relative paths start here
     * @throws InputException where something is missing, unknown or out of range
     */
    Experiment over(ObjectNode root, Path directory) {
        architecture(root, directory);
        ObjectNode dataNode = root.withObjectProperty("data");
        put(dataNode, "reference", data);
        if (!dataNode.has("reference")) {
            throw new InputException("no images: name them with --data, such as --data builtin:digits");
        }
        if (classes != null) {
            ArrayNode wanted = dataNode.putArray("classes");
            ClassSubset.parse(classes).forEach(wanted::add);
        }
        put(dataNode, "limit", limit);
        put(dataNode, "validation", validation);
        put(dataNode, "holdout", holdout);
        put(dataNode, "balance", balance);
        if (preprocess != null) {
            dataNode.set("preprocessing", nameOrJson("--preprocess", preprocess));
        }
        if (augment != null) {
            root.set("augmentation", AugmentationPipeline.CODEC.write(pipeline(directory, augment)));
        }
        training(root.withObjectProperty("training"));
        try {
            return ExperimentJson.read(WHERE, root.toString());
        } catch (InputException e) {
            throw new InputException(String.valueOf(e.getMessage()).replaceFirst(POSITION, WHERE + ": "), e);
        }
    }

    /** Whether the images are named. */
    boolean nameData() {
        return data != null;
    }

    /** Whether there is word of the learning rate: by itself, or in its optimizer, schedule or warm-up. */
    boolean sayLearningRate() {
        return learningRate != null || optimizer != null || schedule != null || warmUp != null;
    }

    /** Whether there is word of the number of epochs. */
    boolean sayEpochs() {
        return epochs != null;
    }

    private void architecture(ObjectNode root, Path directory) {
        if (arch != null) {
            root.set("architecture", SpecJson.codec().write(ArchitectureFiles.read(directory, arch)));
        }
        JsonNode node = root.get("architecture");
        if (node == null) {
            throw new InputException("no architecture: name it with --arch, such as --arch lenet-5, or try --demo");
        }
        if (l2 != null) {
            ArchitectureSpec spec = SpecJson.read("architecture", node.toString());
            root.set("architecture", SpecJson.codec().write(WeightDecay.apply(spec, l2)));
        }
        put(root, "name", name);
        if (!root.has("name")) {
            root.set("name", node.path("name"));
        }
    }

    private void training(ObjectNode node) {
        put(node, "epochs", epochs);
        put(node, "batch_size", batchSize);
        put(node, "warm_up_epochs", warmUp);
        put(node, "monitor", monitor);
        put(node, "patience", patience);
        put(node, "seed", seed);
        put(node, "engine", engine);
        put(node, "device", device);
        put(node, "threads", threads);
        put(node, "checkpoint_seconds", checkpointSeconds);
        put(node, "keep_last", keepLast);
        put(node, "keep_every", keepEvery);
        put(node, "observation", observation);
        if (schedule != null) {
            node.set("schedule", nameOrJson("--schedule", schedule));
        }
        if (optimizer != null) {
            node.set("optimizer", nameOrJson("--optimizer", optimizer));
        }
        if (learningRate != null || momentum != null) {
            JsonNode chosen = node.path("optimizer");
            ObjectNode settings = chosen instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode().put("type", chosen.asText("adam"));
            put(settings, "learning_rate", learningRate);
            put(settings, "momentum", momentum);
            node.set("optimizer", settings);
        }
    }

    /** A file, the JSON that it would hold, or the list of steps alone. */
    static AugmentationPipeline pipeline(Path directory, String fileOrJson) {
        String text = fileOrJson.strip();
        if (text.startsWith("[")) {
            return AugmentationPipeline.parse("augmentation", "{\"version\":1,\"steps\":" + text + "}");
        }
        if (text.startsWith("{")) {
            return AugmentationPipeline.parse("augmentation", text);
        }
        Path file = directory.resolve(text);
        return AugmentationPipeline.parse(file.toString(), TextFiles.read(file, MAX_BYTES));
    }

    private static void put(ObjectNode node, String field, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case String text -> node.put(field, text);
            case Integer number -> node.put(field, number);
            case Long number -> node.put(field, number);
            case Double number -> node.put(field, number);
            default -> throw new IllegalArgumentException("an option of type " + value.getClass());
        }
    }

    private static JsonNode nameOrJson(String option, String text) {
        return text.strip().startsWith("{") ? parse(option, text) : TextNode.valueOf(text);
    }

    private static JsonNode parse(String where, String text) {
        try {
            return JsonText.tree(text);
        } catch (JsonProcessingException e) {
            throw new InputException(where + ": not valid JSON: " + e.getOriginalMessage(), e);
        }
    }
}
