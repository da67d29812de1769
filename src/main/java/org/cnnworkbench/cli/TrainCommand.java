package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = "Train a network and judge it on the images held out.",
        footer = {
            "",
            "Ctrl-C ends training after the batch and leaves a network that can be used and resumed. Whatever else ends this "
                    + "command, a closed terminal or kill -9, leaves the trainer running: follow shows it again.",
            "",
            "Examples:",
            "  train --demo",
            "  train --arch lenet-5 --data idx:data/mnist --epochs 5",
            "  train runs/ID/experiment.json --epochs 20"
        })
final class TrainCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ExperimentSource source = new ExperimentSource();

    @Mixin
    private final ExperimentOptions options = new ExperimentOptions();

    @Option(names = "--run", paramLabel = "DIR", description = "The run's directory; it must be new or empty.")
    private @Nullable Path run;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs lie (default: ${DEFAULT-VALUE}); a new one is named by time and name.")
    private Path runs = Path.of("runs");

    @Option(names = "--json", description = "Print the result as JSON; progress goes to the error stream.")
    private boolean json;

    @Mixin
    private final QueueOptions queue = new QueueOptions();

    @Option(names = "--detach", description = "Start the trainer, say how to watch it, and return at once.")
    private boolean detach;

    TrainCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Experiment experiment = options.over(source.json(context.directory()), context.directory());
        context.services()
                .engines()
                .find(experiment.training().engine(), experiment.training().device());
        DatasetReference.parse(experiment.data().reference());
        RunStore store = context.store(context.directory().resolve(runs));
        boolean waits = queue.isWanted();
        if (waits && run != null) {
            QueueOptions.requireOwn(
                    context, store, new RunDirectory(context.directory().resolve(run)));
        }
        RunDirectory directory = run == null
                ? store.create(experiment, context.directory(), context.arguments(), null)
                : store.createAt(
                        context.directory().resolve(run), experiment, context.directory(), context.arguments(), null);
        if (waits) {
            return queue.add(context, store, directory, List.of(), json);
        }
        TrainingSession session = new TrainingSession(context, directory, json);
        return detach ? session.detach(List.of()) : session.run(List.of());
    }
}
