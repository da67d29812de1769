package org.cnnworkbench.cli;

import java.nio.file.Path;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which run a command is about. */
final class RunOption {

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The run: its directory, its id, or the beginning of its id.")
    private String run = "";

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs lie (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    RunDirectory find(CommandContext context) {
        return find(context, run);
    }

    /** Another run, named as this one. */
    RunDirectory find(CommandContext context, String name) {
        RunDirectory named = new RunDirectory(context.directory().resolve(name));
        return named.isRun() ? named : store(context).find(name);
    }

    /** Where runs lie. */
    RunStore store(CommandContext context) {
        return context.store(context.directory().resolve(runs));
    }
}
