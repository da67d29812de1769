package org.cnnworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "queue",
        description = "Show what runs and what waits for a free slot, and change the order.",
        footer = {
            "",
            "A run waits with \"train … --queue\" or \"resume RUN --queue\". Higher priority",
            "is begun first, equal ones in the order in which they came. All runs of the",
            "directory that train take a slot, also those begun without the queue. What",
            "waits outlives this program and the machine: any \"queue\" command goes on.",
            "",
            "Examples:",
            "  queue",
            "  queue move 20260131-120000-lenet --first",
            "  queue slots --cpu 2"
        })
final class QueueCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final QueueDirectory queue = new QueueDirectory();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    QueueCommand(CommandContext context) {
        this.context = context;
    }

    /** The subcommands. */
    static List<Callable<Integer>> subcommands(CommandContext context) {
        return List.of(
                new QueueListCommand(context),
                new QueueMoveCommand(context),
                new QueuePriorityCommand(context),
                new QueueCancelCommand(context),
                new QueueSlotsCommand(context),
                new QueueStartCommand(context));
    }

    @Override
    public Integer call() throws InterruptedException {
        new QueueDisplay(context.terminal()).show(queue.open(context), json);
        return ExitCodes.DONE;
    }
}
