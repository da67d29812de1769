package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.SummaryTable;
import org.cnnworkbench.spec.TensorShape;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = "Show an architecture's layers, shapes and parameters, and what is wrong with it.",
        footer = {"", "Exits with 2 where the network can't be built."})
final class InspectCommand implements Callable<Integer> {

    private static final int DEFAULT_CLASSES = 10;
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})(?:[x×](\\d{1,4}))?");
    private static final double MIB = 1 << 20;

    private final CommandContext context;

    @Parameters(
            index = "0",
            paramLabel = "ARCH",
            description = "An architecture file, or the name of a sample such as lenet-5.")
    private String arch = "";

    @Option(
            names = "--input",
            paramLabel = "HxWxC",
            description = "Shape of an image; the architecture's own if left out.")
    private @Nullable String input;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "Number of classes; the output layer's own, or 10, if left out.")
    private @Nullable Integer classes;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "For the memory that activations take (default: ${DEFAULT-VALUE}).")
    private int batchSize = 64;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    InspectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (batchSize < 1) {
            throw new InputException("--batch-size: expected 1 or more, received " + batchSize);
        }
        ArchitectureSpec spec = ArchitectureFiles.read(context.directory(), arch);
        NetworkSummary summary = ShapeInference.infer(spec, shape(spec), classes(spec));
        if (json) {
            context.terminal().json(toJson(summary));
        } else {
            context.terminal().print(SummaryTable.render(summary));
            context.terminal()
                    .line(Texts.format(
                            "activations of a batch of %d: %,.1f MiB",
                            batchSize, summary.activationBytes(batchSize) / MIB));
        }
        return summary.isValid() ? ExitCodes.DONE : ExitCodes.WRONG_INPUT;
    }

    private TensorShape.Image shape(ArchitectureSpec spec) {
        String text = input;
        if (text == null) {
            TensorShape.Image own = spec.inputShape();
            if (own == null) {
                throw new InputException("architecture " + spec.name()
                        + " doesn't say for which images it is; say it with --input, such as --input 28x28x1");
            }
            return own;
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new InputException(
                    "--input: expected height x width x channels such as 28x28x1, received \"" + text + "\"");
        }
        int channels = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        try {
            return TensorShape.image(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), channels);
        } catch (IllegalArgumentException e) {
            throw new InputException("--input: " + e.getMessage(), e);
        }
    }

    private int classes(ArchitectureSpec spec) {
        Integer given = classes;
        if (given != null) {
            if (given < 2) {
                throw new InputException("--classes: expected 2 or more, received " + given);
            }
            return given;
        }
        for (LayerSpec layer : spec.layers()) {
            if (layer instanceof LayerSpec.Output output && output.classes() != null) {
                return output.classes();
            }
        }
        return DEFAULT_CLASSES;
    }

    private ObjectNode toJson(NetworkSummary summary) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", summary.architecture().name());
        node.put("input", summary.input().toString());
        node.put("classes", summary.classes());
        node.put("valid", summary.isValid());
        node.put("parameters", summary.parameterCount());
        node.put("multiply_accumulates", summary.multiplyAccumulates());
        node.put("activation_bytes", summary.activationBytes(batchSize));
        ArrayNode layers = node.putArray("layers");
        summary.layers()
                .forEach(layer -> layers.addObject()
                        .put("index", layer.index())
                        .put("name", layer.name())
                        .put("type", layer.type())
                        .put("output", layer.output().toString())
                        .put("parameters", layer.parameterCount())
                        .put("multiply_accumulates", layer.multiplyAccumulates())
                        .put("receptive_field", layer.receptiveField().toString()));
        ArrayNode diagnostics = node.putArray("diagnostics");
        summary.diagnostics()
                .forEach(diagnostic -> diagnostics
                        .addObject()
                        .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
                        .put("layer", diagnostic.layer())
                        .put("code", diagnostic.code())
                        .put("message", diagnostic.message())
                        .put("mend", diagnostic.mend()));
        return node;
    }
}
