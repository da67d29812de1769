package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.eval.FilterMosaic;
import org.cnnworkbench.eval.MosaicOptions;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.Nearest;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "filters",
        description = "Draw what a convolutional layer has learned: its kernels side by side, as a PNG file.",
        footer = {"", "Without --layer every layer with kernels is drawn, and --out names a directory."})
final class FiltersCommand implements Callable<Integer> {

    private static final int IMAGE_KERNEL_RANK = 4;

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Mixin
    private final CheckpointOption checkpoint = new CheckpointOption();

    @Option(names = "--layer", paramLabel = "NAME", description = "The layer, such as conv2d_1.")
    private @Nullable String layer;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.png",
            description = "The picture, or without --layer the directory.")
    private Path out = Path.of("");

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "1",
            description = "Pixels for each weight (default: ${DEFAULT-VALUE}).")
    private int scale = 1;

    @Option(
            names = "--padding",
            paramLabel = "N",
            defaultValue = "4",
            description = "Weights' worth of space between kernels (default: ${DEFAULT-VALUE}).")
    private int padding = 4;

    @Option(
            names = "--normalization",
            paramLabel = "HOW",
            defaultValue = "image",
            description =
                    "What is black and white: the whole image with its space, the layer, or each tile (image, layer, tile; default: ${DEFAULT-VALUE}).")
    private MosaicOptions.Normalization normalization = MosaicOptions.Normalization.IMAGE;

    @Option(
            names = "--channels",
            paramLabel = "HOW",
            defaultValue = "separate",
            description = "Input channels: separate, rgb or sum (default: ${DEFAULT-VALUE}).")
    private MosaicOptions.Channels channels = MosaicOptions.Channels.SEPARATE;

    FiltersCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunDirectory directory = run.find(context);
        Map<String, Tensor> kernels =
                kernels(new Checkpoints(directory, directory.experiment().training())
                        .load(checkpoint.name())
                        .network()
                        .parameters());
        if (kernels.isEmpty()) {
            throw new InputException(directory + ": the network has no convolution");
        }
        String wanted = layer;
        if (wanted == null) {
            kernels.forEach((name, tensor) ->
                    draw(tensor, context.directory().resolve(out).resolve(name + ".png")));
            context.terminal()
                    .line(kernels.size() + " pictures in " + out + ": " + String.join(", ", kernels.keySet()));
            return ExitCodes.DONE;
        }
        Tensor tensor = kernels.get(wanted);
        if (tensor == null) {
            throw new InputException("--layer: expected one of " + String.join(", ", kernels.keySet()) + ", received \""
                    + wanted + "\"" + Nearest.hint(wanted, kernels.keySet()));
        }
        draw(tensor, context.directory().resolve(out));
        context.terminal().line(wanted + ", " + tensor.shape() + ": " + out);
        return ExitCodes.DONE;
    }

    /** Kernels over an image, by name of their layer. */
    private static Map<String, Tensor> kernels(Map<String, Tensor> parameters) {
        Map<String, Tensor> kernels = new LinkedHashMap<>();
        parameters.forEach((key, tensor) -> {
            int dot = key.lastIndexOf('.');
            boolean pointwise = key.endsWith(".pointwise_kernel");
            if (key.endsWith("kernel") && !pointwise && tensor.shape().size() == IMAGE_KERNEL_RANK) {
                kernels.put(key.substring(0, dot), tensor);
            }
        });
        return kernels;
    }

    private void draw(Tensor kernel, Path file) {
        MosaicOptions options;
        try {
            options = new MosaicOptions(scale, padding, normalization, channels);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
        Images.writePng(
                FilterMosaic.of(
                        kernel.values(),
                        kernel.shape().get(0),
                        kernel.shape().get(1),
                        kernel.shape().get(2),
                        kernel.shape().get(3),
                        options),
                file);
    }
}
