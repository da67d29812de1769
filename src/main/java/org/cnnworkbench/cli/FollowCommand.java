package org.cnnworkbench.cli;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunFollower;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "follow",
        description = "Show a run from its first event on, live or finished; a live one to its end.",
        footer = {"", "Ctrl-C leaves the run alone. Any number of these can follow one run."})
final class FollowCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Option(names = "--json", description = "Print the journal's events, one JSON object a line, and nothing else.")
    private boolean json;

    FollowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = run.find(context);
        Terminal terminal = context.terminal();
        if (!json) {
            terminal.line("run " + directory + heading(directory));
        }
        Consumer<JournalEntry> shown =
                json ? this::line : new ProgressDisplay(terminal.out(), terminal.interactive())::show;
        RunStatus status = new RunFollower(directory).follow(shown, terminal.err()::println);
        if (!json) {
            new RunSummary(context, directory).text(status);
        }
        return RunSummary.isBad(status.state()) ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private String heading(RunDirectory directory) {
        if (RunLock.isHeld(directory)) {
            return "";
        }
        RunState state = RunStatus.of(directory).state();
        return state.isOver() ? "" : ": " + state.text() + "; waiting for its trainer";
    }

    private void line(JournalEntry entry) {
        context.terminal().line(entry.line());
    }
}
