package org.cnnworkbench.cli;

import java.nio.file.Path;
import org.cnnworkbench.queue.RunQueue;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import picocli.CommandLine.Option;

/** Which queue a command is about. */
final class QueueDirectory {

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where the runs lie whose queue it is (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    RunQueue open(CommandContext context) {
        return open(context, context.store(context.directory().resolve(runs)));
    }

    /** The queue of a directory of runs; what is mended in it is told on the error stream. */
    static RunQueue open(CommandContext context, RunStore store) {
        return new RunQueue(
                store, context.services(), note -> context.terminal().err().println(note));
    }

    /** The id of a run that a person named by its directory, its id or the beginning of its id. */
    static String id(CommandContext context, RunQueue queue, String name) throws InterruptedException {
        RunDirectory named = new RunDirectory(context.directory().resolve(name));
        if (named.isRun()) {
            queue.requireOwn(named);
            return RunStore.id(named);
        }
        return queue.find(name);
    }
}
