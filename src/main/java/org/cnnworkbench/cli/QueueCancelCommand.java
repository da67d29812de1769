package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import org.cnnworkbench.queue.RunQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = "Take a run out of the queue.",
        footer = {"", "Its directory stays, and it can be resumed or queued again. \"stop\" ends a run that has begun."
        })
final class QueueCancelCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run: its id, or the beginning of its id.")
    private String run = "";

    @Mixin
    private final QueueDirectory queue = new QueueDirectory();

    QueueCancelCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunQueue runs = queue.open(context);
        String id = QueueDirectory.id(context, runs, run);
        runs.cancel(id);
        context.terminal().line("run " + id + " doesn't wait any more");
        runs.start();
        return ExitCodes.DONE;
    }
}
