package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Seeds;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.data.augment.FloatImage;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.TensorShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "augment",
        description = "Show what an augmentation does: some images of each, as they are and varied, as PNG files.",
        footer = {
            "",
            "Copy k of an image is what training with the same seed sees of it in epoch k.",
            "",
            "Example:",
            "  augment --data builtin:digits --pipeline '[{\"type\": \"rotation\", \"degrees\": 15}]' --out varied"
        })
final class AugmentCommand implements Callable<Integer> {

    private static final int MOST_FILES = 100_000;

    private final CommandContext context;

    @Option(names = "--data", required = true, paramLabel = "REF", description = "The images.")
    private String data = "";

    @Option(names = "--pipeline", required = true, paramLabel = "FILE|JSON", description = "The augmentation.")
    private String pipeline = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the pictures go.")
    private Path out = Path.of("");

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many images (default: ${DEFAULT-VALUE}).")
    private int count = 10;

    @Option(
            names = "--copies",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many variants of each (default: ${DEFAULT-VALUE}).")
    private int copies = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Everything random is a function of this number.")
    private long seed = 42;

    AugmentCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1 || copies < 1 || (long) count * copies > MOST_FILES) {
            throw new InputException("--count and --copies: expected 1 or more, and at most " + MOST_FILES
                    + " pictures in all, received " + count + " and " + copies);
        }
        AugmentationPipeline steps = ExperimentOptions.pipeline(context.directory(), pipeline);
        ImageDataset images = context.services()
                .datasets(context.directory())
                .load(DatasetReference.parse(data), LoadProgress.on(context.terminal()));
        Path folder = context.directory().resolve(out);
        int shown = Math.min(count, images.size());
        for (int position = 0; position < shown; position++) {
            write(images, position, images.image(position), folder, "original");
            FloatImage image = FloatImage.ofBytes(images.shape(), images.image(position));
            for (int copy = 1; copy <= copies; copy++) {
                FloatImage varied = steps.apply(image, Seeds.image(seed, copy, position));
                write(images, position, varied.toBytes(), folder, Texts.format("%03d", copy));
            }
        }
        context.terminal().line(Texts.format("%,d pictures in %s", shown * (copies + 1), out));
        return ExitCodes.DONE;
    }

    private static void write(ImageDataset images, int position, byte[] pixels, Path folder, String name) {
        TensorShape.Image shape = images.shape();
        Images.writePng(
                Images.of(pixels, shape.height(), shape.width(), shape.channels()),
                folder.resolve(Texts.format("%06d-%s.png", position, name)));
    }
}
