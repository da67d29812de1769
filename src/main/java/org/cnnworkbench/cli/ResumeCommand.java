package org.cnnworkbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.SteeringRequest.Answer;
import org.cnnworkbench.train.SteeringAct;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resume",
        description = "Go on with a run that is paused, was stopped or interrupted, or has failed.",
        footer = {
            "",
            "The weights come out as if the run had never been interrupted. A completed run goes on with more epochs: "
                    + "resume RUN --epochs N."
        })
final class ResumeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Mixin
    private final SteeringOptions options = new SteeringOptions();

    @Option(names = "--detach", description = "Start the trainer, say how to watch it, and return at once.")
    private boolean detach;

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
        List<SteeringAct> acts = options.acts();
        TrainingSession session = new TrainingSession(context, directory, json);
        if (RunLock.isHeld(directory)) {
            return goOn(directory, session, acts);
        }
        RunStatus status = status(directory);
        if (status != null) {
            checkThereIsMore(context.nameOf(directory), status);
        }
        if (queue.isWanted()) {
            return queue.add(context, run.store(context), directory, acts, json);
        }
        return detach ? session.detach(acts) : session.run(acts);
    }

    /** A run whose trainer is there: it goes on if it rests. */
    private int goOn(RunDirectory directory, TrainingSession session, List<SteeringAct> first)
            throws InterruptedException {
        if (RunStatus.of(directory).state() != RunState.PAUSED) {
            String name = context.nameOf(directory);
            throw new InputException("run " + name
                    + ": it is being trained already; watch it with: cnn-workbench follow " + name
                    + ", change it with: cnn-workbench set " + name);
        }
        List<SteeringAct> acts = new ArrayList<>(first);
        acts.add(new SteeringAct.Continue());
        SteeringDesk desk = new SteeringDesk(context, directory, json);
        if (detach) {
            return desk.ask(acts);
        }
        long after = session.lastEvent();
        Answer answer = desk.request(acts);
        return answer.complete() || answer.over() ? session.attend(after) : desk.tell(answer);
    }

    /** Where the run stands; null where that can't be read, which the trainer mends if a checkpoint knows it. */
    private @Nullable RunStatus status(RunDirectory directory) {
        try {
            return RunStatus.of(directory);
        } catch (InputException e) {
            context.terminal().err().println(e.getMessage());
            return null;
        }
    }

    private void checkThereIsMore(String name, RunStatus status) {
        int trained = status.record().progress().epochs();
        Integer epochs = options.epochs();
        if (status.state() == RunState.STOPPED_EARLY) {
            throw new InputException("run " + name + ": it ended early, " + status.reason()
                    + "; it would again: train with other settings in a branch: cnn-workbench branch " + name);
        }
        if (epochs != null && epochs <= trained) {
            throw new InputException("run " + name + ": --epochs: expected more than the " + trained
                    + " epochs that are trained, received " + epochs);
        }
        if (status.state() == RunState.COMPLETED && epochs == null) {
            throw new InputException("run " + name + ": it is completed, all " + trained
                    + " epochs are trained; train it longer with: cnn-workbench resume " + name + " --epochs "
                    + 2 * trained);
        }
    }
}
