package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.Reproductions;
import org.cnnworkbench.run.RunComparison;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.train.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reproduce",
        description = "Train a run once more, steered as it was, and say whether the same came of it to the last bit.",
        footer = {
            "",
            "The new run does what people asked of the old one at the same batches, and ends where the old one's latest",
            "checkpoint is. Weights, the optimizer's state and the curves are compared. What may be the reason of a",
            "difference is listed: machine, program, engine, threads, images.",
            "",
            "A reproduction that was interrupted is gone on with by resume, and compared with: reproduce RUN --compare DIR",
            "",
            "Exit codes: 0 the same, 1 not the same or failed, 2 wrong input."
        })
final class ReproduceCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption original = new RunOption();

    @Option(names = "--run", paramLabel = "DIR", description = "The new run's directory; it must be new or empty.")
    private @Nullable Path run;

    @Option(
            names = "--compare",
            paramLabel = "RUN",
            description = "Train nothing: only compare with this run, a reproduction or any other.")
    private @Nullable String compare;

    @Option(names = "--json", description = "Print the result as JSON; progress goes to the error stream.")
    private boolean json;

    ReproduceCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory from = original.find(context);
        if (compare != null) {
            return report(RunComparison.of(from, original.find(context, compare)));
        }
        TrainingSettings settings = from.experiment().training();
        context.services().engines().find(settings.engine(), settings.device());
        RunDirectory made = Reproductions.make(
                from,
                original.store(context),
                run == null ? null : context.directory().resolve(run),
                context.arguments(),
                damage -> context.terminal().err().println(damage + "; the one before is reproduced"));
        TrainingSession.Ended ended = new TrainingSession(context, made, json).train(List.of());
        if (ended.record().state() == RunState.FAILED) {
            context.terminal().err().println("failed: " + ended.record().reason());
            return ended.exitCode();
        }
        if (!json) {
            context.terminal().line("");
        }
        return report(RunComparison.of(from, made));
    }

    private int report(RunComparison comparison) {
        if (json) {
            context.terminal().json(comparison.toJson());
        } else {
            ComparisonText.of(comparison).forEach(context.terminal()::line);
        }
        return comparison.isSame() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
