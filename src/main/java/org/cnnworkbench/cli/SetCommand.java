package org.cnnworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.SteeringAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "set",
        description =
                "Change the learning rate or the number of epochs of a running or paused run, from the next batch on.")
final class SetCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Mixin
    private final SteeringOptions options = new SteeringOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    SetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<SteeringAct> acts = options.acts();
        if (acts.isEmpty()) {
            throw new InputException("nothing to set: give --learning-rate, --epochs, or both");
        }
        SteeringDesk desk = new SteeringDesk(context, run.find(context), json);
        desk.requireLive();
        return desk.ask(acts);
    }
}
