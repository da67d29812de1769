package org.cnnworkbench.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.cnnworkbench.search.TrialWorker;
import picocli.CommandLine.Command;

@Command(name = TrialWorker.SUBCOMMAND, hidden = true, description = "What a process does that trains trials.")
final class TrialWorkerCommand implements Callable<Integer> {

    private final CommandContext context;

    TrialWorkerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Signals.ignoreTerminal();
        // It lives as long as the process.
        BufferedReader runs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new TrialWorker(context.services()).work(runs, context.terminal()::line);
        return ExitCodes.DONE;
    }
}
