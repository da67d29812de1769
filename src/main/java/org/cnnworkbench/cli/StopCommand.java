package org.cnnworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunFollower;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.SteeringRequest.Answer;
import org.cnnworkbench.train.SteeringAct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        description = "End a running or paused run, and leave a network that can be used and resumed.",
        footer = {"", "Returns when the run has ended; with --after-epoch as soon as the trainer has heard it."})
final class StopCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Option(names = "--after-epoch", description = "After the epoch that is being trained, not after this batch.")
    private boolean afterEpoch;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    StopCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        RunDirectory directory = run.find(context);
        SteeringDesk desk = new SteeringDesk(context, directory, json);
        desk.requireLive();
        if (afterEpoch) {
            return desk.ask(List.of(new SteeringAct.Stop(SteeringAct.When.AFTER_EPOCH)));
        }
        Answer answer = desk.request(List.of(new SteeringAct.Stop(SteeringAct.When.NOW)));
        if (!answer.complete() && !answer.over()) {
            return desk.tell(answer);
        }
        RunStatus end = new RunFollower(directory).follow(entry -> {}, damage -> {});
        if (json) {
            new RunSummary(context, directory).json(end);
        } else {
            context.terminal().line(end.state().text() + ": " + end.reason());
        }
        return RunSummary.isBad(end.state()) ? ExitCodes.FAILED : ExitCodes.DONE;
    }
}
