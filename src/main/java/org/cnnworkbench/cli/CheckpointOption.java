package org.cnnworkbench.cli;

import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.train.TrainingSettings;
import picocli.CommandLine.Option;

/** Which checkpoint of a run a command is about. */
final class CheckpointOption {

    @Option(
            names = "--checkpoint",
            paramLabel = "best|latest|N",
            defaultValue = "best",
            description = "The network of the best epoch, the latest, or epoch N (default: ${DEFAULT-VALUE}).")
    private String checkpoint = "best";

    String name() {
        return checkpoint;
    }

    /** Runs the command in a process that is started as the run's engine needs it, once it is sure that there is such a checkpoint. */
    int inChild(CommandContext context, RunDirectory run) throws InterruptedException {
        TrainingSettings settings = run.experiment().training();
        new Checkpoints(run, settings).find(checkpoint);
        return context.inChild(context.services().engines().needsForAnswers(settings));
    }
}
