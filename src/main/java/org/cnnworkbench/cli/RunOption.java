package org.cnnworkbench.cli;

import java.nio.file.Path;
import org.cnnworkbench.run.RunDirectory;
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
        RunDirectory named = new RunDirectory(context.directory().resolve(run));
        return named.isRun()
                ? named
                : context.store(context.directory().resolve(runs)).find(run);
    }
}
