package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import org.cnnworkbench.queue.RunQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "priority",
        description = "Give a run that waits another priority.",
        footer = {
            "",
            "It goes behind those that have that priority already. A negative one stands behind two dashes: -- -1"
        })
final class QueuePriorityCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run: its id, or the beginning of its id.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "N", description = "Higher ones are begun first; 0 is usual.")
    private int priority;

    @Mixin
    private final QueueDirectory queue = new QueueDirectory();

    QueuePriorityCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunQueue runs = queue.open(context);
        String id = QueueDirectory.id(context, runs, run);
        runs.setPriority(id, priority);
        new QueueDisplay(context.terminal()).place(runs, id);
        return ExitCodes.DONE;
    }
}
