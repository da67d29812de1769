package org.cnnworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resume",
        description = "Go on with a run that was stopped or has failed, from its latest checkpoint.",
        footer = {"", "The weights come out as if the run had never been interrupted."})
final class ResumeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Option(names = "--json", description = "Print the result as JSON; progress goes to the error stream.")
    private boolean json;

    @Mixin
    private final QueueOptions queue = new QueueOptions();

    ResumeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = run.find(context);
        return queue.isWanted()
                ? queue.add(context, run.store(context), directory, List.of(), json)
                : new TrainingSession(context, directory, json).run(List.of());
    }
}
