package org.cnnworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.train.SteeringAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "checkpoint",
        description = "Save a running run as it is now, and keep that checkpoint for good; prints the file.")
final class CheckpointCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CheckpointCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        SteeringDesk desk = new SteeringDesk(context, run.find(context), json);
        desk.requireLive();
        return desk.ask(List.of(new SteeringAct.TakeCheckpoint()));
    }
}
