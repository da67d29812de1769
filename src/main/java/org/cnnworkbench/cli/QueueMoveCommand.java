package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import org.cnnworkbench.queue.RunQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "move",
        description = "Put a run that waits to another place.",
        footer = {"", "It takes the priority that the new place needs."})
final class QueueMoveCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run: its id, or the beginning of its id.")
    private String run = "";

    @ArgGroup(multiplicity = "1")
    private final Place place = new Place();

    @Mixin
    private final QueueDirectory queue = new QueueDirectory();

    /** Where to. */
    private static final class Place {
        @Option(names = "--first", description = "Before all others.")
        private boolean first;

        @Option(names = "--last", description = "Behind all others.")
        private boolean last;

        @Option(names = "--before", paramLabel = "OTHER", description = "Directly before another run that waits.")
        private @Nullable String before;
    }

    QueueMoveCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunQueue runs = queue.open(context);
        String id = QueueDirectory.id(context, runs, run);
        if (place.before != null) {
            runs.moveBefore(id, QueueDirectory.id(context, runs, place.before));
        } else if (place.first) {
            runs.moveFirst(id);
        } else {
            runs.moveLast(id);
        }
        new QueueDisplay(context.terminal()).place(runs, id);
        return ExitCodes.DONE;
    }
}
