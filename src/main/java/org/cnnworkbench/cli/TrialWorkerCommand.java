package org.cnnworkbench.cli;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.cnnworkbench.search.TrialWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = TrialWorker.SUBCOMMAND, hidden = true, description = "What a process does that trains trials.")
final class TrialWorkerCommand implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = TrialWorker.BOUND, description = "End with the input, also in the middle of a training.")
    private boolean bound;

    TrialWorkerCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Signals.ignoreTerminal();
        // It lives as long as the process.
        InputStream input = bound ? BoundInput.of(System.in) : System.in;
        BufferedReader runs = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        new TrialWorker(context.services()).work(runs, context.terminal()::line);
        return ExitCodes.DONE;
    }
}
