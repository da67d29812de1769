package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.run.TrainingJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = TrainerProcess.SUBCOMMAND, hidden = true, description = "What the process of a run does.")
final class TrainerCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "DIR", description = "The run's directory.")
    private Path run = Path.of("");

    @Option(names = TrainerProcess.COMMANDS_FROM, description = "Commands before this byte are not for this process.")
    private long commandsFrom;

    TrainerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Signals.ignoreTerminal();
        return switch (new TrainingJob(new RunDirectory(run), context.services(), commandsFrom).run()) {
            case DONE -> ExitCodes.DONE;
            case FAILED -> ExitCodes.FAILED;
            case WRONG_INPUT -> ExitCodes.WRONG_INPUT;
            case BUSY -> TrainerProcess.BUSY;
        };
    }
}
