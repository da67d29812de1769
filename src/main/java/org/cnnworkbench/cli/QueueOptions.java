package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.queue.RunQueue;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.train.SteeringAct;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Lets a run wait for its turn instead of training it at once. */
final class QueueOptions {

    @Option(names = "--queue", description = "Wait in the queue for a free slot, and return at once; see \"queue\".")
    private boolean queue;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "Of those that wait, higher ones are begun first (default: 0); with --queue.")
    private @Nullable Integer priority;

    /**
     * Whether the run shall wait.
     *
     * @throws InputException where a priority is given for a run that doesn't wait
     */
    boolean isWanted() {
        if (priority != null && !queue) {
            throw new InputException("--priority: expected --queue beside it; a run that doesn't wait has no priority");
        }
        return queue;
    }

    /**
     * Queues the run and says so.
     *
     * @param first what its trainer is told to do before the first batch
     * @return the exit code
     */
    int add(CommandContext context, RunStore store, RunDirectory run, List<SteeringAct> first, boolean json)
            throws InterruptedException {
        RunQueue runs = QueueDirectory.open(context, store);
        int place = runs.add(run, priority == null ? 0 : priority, first);
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("run", run.toString());
            result.put("state", RunState.QUEUED.text());
            result.put("place", place);
            context.terminal().json(result);
        } else {
            context.terminal().line("queued at place " + place);
            context.terminal().line("run " + run);
        }
        return ExitCodes.DONE;
    }

    /** Checks, before a run is made, that its directory lies where the queue is. */
    static void requireOwn(CommandContext context, RunStore store, RunDirectory run) {
        QueueDirectory.open(context, store).requireOwn(run);
    }
}
