package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.run.Evaluations;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainedNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "evaluate", description = "Judge a trained network on labelled images: confusion matrix and report.")
final class EvaluateCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Mixin
    private final CheckpointOption checkpoint = new CheckpointOption();

    @Option(names = "--data", paramLabel = "REF", description = "Other images than those of the run.")
    private @Nullable String data;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            description = "train, validation, test or all; if left out, test where there is one.")
    private @Nullable String split;

    @Option(names = "--json", description = "Print the result as JSON, with every prediction.")
    private boolean json;

    EvaluateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = run.find(context);
        if (!context.isChild()) {
            return checkpoint.inChild(context, directory);
        }
        Services services = context.services();
        RunEvaluation judged;
        try (TrainedNetwork trained = TrainedNetwork.open(directory, checkpoint.name(), services.engines())) {
            judged = data == null
                    ? Evaluations.ofOwnData(services, trained, split, Progress.none())
                    : Evaluations.ofOtherData(services, trained, data, context.directory(), split, Progress.none());
        }
        if (json) {
            context.terminal().json(judged.toJson());
        } else {
            context.terminal().print(EvaluationText.of(judged, Integer.MAX_VALUE));
        }
        return ExitCodes.DONE;
    }
}
