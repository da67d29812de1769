package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Show what runs and what waits; the same as \"queue\" alone.")
final class QueueListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final QueueDirectory queue = new QueueDirectory();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    QueueListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        new QueueDisplay(context.terminal()).show(queue.open(context), json);
        return ExitCodes.DONE;
    }
}
