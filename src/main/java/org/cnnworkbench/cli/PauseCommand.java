package org.cnnworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.SteeringAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "pause",
        description = "Let a running run rest after this batch, with everything saved; resume goes on.")
final class PauseCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PauseCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = run.find(context);
        SteeringDesk desk = new SteeringDesk(context, directory, json);
        desk.requireLive();
        if (RunStatus.of(directory).state() == RunState.PAUSED) {
            String name = context.nameOf(directory);
            throw new InputException(
                    "run " + name + ": it is paused already; go on with: cnn-workbench resume " + name);
        }
        return desk.ask(List.of(new SteeringAct.Pause()));
    }
}
