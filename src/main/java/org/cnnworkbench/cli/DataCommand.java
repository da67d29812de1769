package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import org.cnnworkbench.data.ClassSubset;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.DatasetReport;
import org.cnnworkbench.data.DatasetStatistics;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.input.RecordCodec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "data",
        description =
                "Describe a data set: images of each class and split, mean and deviation, copies, constant images.",
        footer = {
            "",
            "REF is one of builtin:fashion-mnist-mini, builtin:digits, idx:DIR, fer2013:FILE, cifar10:DIR, cifar100:DIR,",
            "folder:DIR, npy:IMAGES,LABELS and catalog:NAME, with options behind a question mark: folder:faces?size=48x48."
        })
final class DataCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "REF", description = "Where the images come from.")
    private String reference = "";

    @Option(names = "--classes", paramLabel = "A,B,…", description = "Only these classes, by name or number.")
    private @Nullable String classes;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    DataCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        ImageDataset loaded = context.services()
                .datasets(context.directory())
                .load(DatasetReference.parse(reference), LoadProgress.on(context.terminal()));
        ImageDataset chosen = classes == null ? loaded : ClassSubset.of(loaded, ClassSubset.parse(classes));
        DatasetStatistics statistics = DatasetStatistics.of(chosen);
        if (json) {
            context.terminal().json(RecordCodec.of(DatasetStatistics.class).write(statistics));
        } else {
            context.terminal().print(DatasetReport.text(statistics));
        }
        return ExitCodes.DONE;
    }
}
