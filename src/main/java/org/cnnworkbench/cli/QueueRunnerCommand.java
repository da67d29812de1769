package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cnnworkbench.queue.QueueRunner;
import org.cnnworkbench.queue.QueueRunnerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = QueueRunnerProcess.SUBCOMMAND, hidden = true, description = "What the process of a queue does.")
final class QueueRunnerCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "DIR", description = "The directory of runs.")
    private Path runs = Path.of("");

    QueueRunnerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        new QueueRunner(context.store(runs), context.services()).run();
        return ExitCodes.DONE;
    }
}
