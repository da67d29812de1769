package org.cnnworkbench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.BranchRequest;
import org.cnnworkbench.run.Branches;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "branch",
        description = "Train a new run that begins with a checkpoint of another and has other settings.",
        footer = {
            "",
            "The curve so far comes along, and epochs count on: with --checkpoint 3 --epochs 5 two more are trained. What",
            "is not named stays as the other run has it; that run may be at work.",
            "",
            "The network must have the same parameters, the images the same shape and classes. With another kind of",
            "optimizer, the optimizer begins anew. With another batch size, another seed or other images, an epoch that was",
            "left in the middle begins anew. What was set by hand while the other run was trained holds here, too, unless",
            "you name what takes its place: learning rate, optimizer, schedule or warm-up; epochs.",
            "",
            "Examples:",
            "  branch RUN --checkpoint best --learning-rate 0.0001 --epochs 20",
            "  branch RUN --checkpoint epoch-0003+00120.safetensors --optimizer sgd"
        })
final class BranchCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption parent = new RunOption();

    @Option(
            names = "--checkpoint",
            paramLabel = "best|latest|N|FILE",
            defaultValue = "latest",
            description = "Begin with the best epoch, the latest checkpoint, that of epoch N, or a file of the run's "
                    + "checkpoints (default: ${DEFAULT-VALUE}).")
    private String checkpoint = "latest";

    @Mixin
    private final ExperimentOptions options = new ExperimentOptions();

    @Option(names = "--run", paramLabel = "DIR", description = "The branch's directory; it must be new or empty.")
    private @Nullable Path run;

    @Option(names = "--json", description = "Print the result as JSON; progress goes to the error stream.")
    private boolean json;

    BranchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory from = parent.find(context);
        Experiment experiment = options.over(ExperimentJson.tree(from.experiment()), context.directory());
        context.services()
                .engines()
                .find(experiment.training().engine(), experiment.training().device());
        BranchRequest request = new BranchRequest(
                checkpoint,
                experiment,
                options.nameData() ? context.directory() : null,
                options.sayLearningRate(),
                options.sayEpochs());
        Branches.Branch branch = new Branches(context.services())
                .make(
                        from,
                        request,
                        parent.store(context),
                        run == null ? null : context.directory().resolve(run),
                        context.arguments(),
                        LoadProgress.on(context.terminal()));
        PrintWriter shown = json ? context.terminal().err() : context.terminal().out();
        branch.notes().forEach(shown::println);
        return new TrainingSession(context, branch.run(), json).run(List.of());
    }
}
