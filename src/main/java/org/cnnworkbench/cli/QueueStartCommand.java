package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import org.cnnworkbench.queue.RunQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "start", description = "Go on with what waits, after the machine or the queue's process went down.")
final class QueueStartCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final QueueDirectory queue = new QueueDirectory();

    QueueStartCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunQueue runs = queue.open(context);
        if (runs.start()) {
            context.terminal().line("the queue goes on");
        } else {
            context.terminal()
                    .line(runs.state().waiting().isEmpty() ? "nothing waits" : "the queue is at work already");
        }
        return ExitCodes.DONE;
    }
}
