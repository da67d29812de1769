package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunFollower;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.train.SteeringAct;

/**
 * Starts a trainer, shows what it does, and at the end what came of it. Ctrl-C stops the training; whatever else ends this process leaves
 * the trainer running.
 */
final class TrainingSession {

    private final CommandContext context;
    private final RunDirectory run;
    private final boolean json;

    TrainingSession(CommandContext context, RunDirectory run, boolean json) {
        this.context = context;
        this.run = run;
        this.json = json;
    }

    /**
     * How a training ended.
     *
     * @param exitCode for whoever started this program
     */
    record Ended(RunRecord record, int exitCode) {}

    /** Waits until a training is over, and hands on what is told meanwhile. */
    @FunctionalInterface
    private interface Following {
        RunRecord toTheEnd(Consumer<JournalEntry> listener) throws InterruptedException;
    }

    /** Trains to the end, shows what came of it, and returns the exit code. */
    int run(List<SteeringAct> first) throws InterruptedException {
        return finish(train(first));
    }

    /** Trains to the end and shows how it goes. */
    Ended train(List<SteeringAct> first) throws InterruptedException {
        shown().println("run " + run);
        long after = lastEvent();
        TrainerProcess trainer = TrainerProcess.start(run, context.services(), first);
        Ended ended = attend(listener -> trainer.follow(after, listener));
        boolean wrongInput = ended.exitCode == ExitCodes.FAILED && trainer.exitCode() == ExitCodes.WRONG_INPUT;
        return wrongInput ? new Ended(ended.record, ExitCodes.WRONG_INPUT) : ended;
    }

    /**
     * The same for a run whose trainer is there already.
     *
     * @param after sequence number of the last event that is of no interest
     */
    int attend(long after) throws InterruptedException {
        Ended ended = attend(listener -> {
            RunStatus status = new RunFollower(run)
                    .follow(
                            entry -> {
                                if (entry.sequence() > after) {
                                    listener.accept(entry);
                                }
                            },
                            context.terminal().err()::println);
            return status.record().state() == status.state()
                    ? status.record()
                    : status.record().withEnding(status.state(), String.valueOf(status.reason()));
        });
        return finish(ended);
    }

    private Ended attend(Following following) throws InterruptedException {
        AtomicInteger interrupts = new AtomicInteger();
        try (Signals.Handling handling = Signals.onInterrupt(() -> interrupted(interrupts.incrementAndGet()))) {
            RunRecord record = following.toTheEnd(
                    new ProgressDisplay(shown(), context.terminal().interactive())::show);
            int exit = RunSummary.isBad(record.state()) ? ExitCodes.FAILED : ExitCodes.DONE;
            boolean onCtrlC = interrupts.get() > 0 && record.state() == RunState.STOPPED;
            return new Ended(record, onCtrlC ? ExitCodes.INTERRUPTED : exit);
        }
    }

    /** Starts the trainer and leaves it to itself. */
    int detach(List<SteeringAct> first) throws InterruptedException {
        TrainerProcess trainer = TrainerProcess.start(run, context.services(), first);
        if (!trainer.awaitStart()) {
            RunRecord record = trainer.awaitEnd();
            if (RunSummary.isBad(record.state())) {
                context.terminal().err().println(record.state().text() + ": " + record.reason());
                return trainer.exitCode() == ExitCodes.WRONG_INPUT ? ExitCodes.WRONG_INPUT : ExitCodes.FAILED;
            }
        }
        tellDetached(trainer.processId());
        return ExitCodes.DONE;
    }

    private void tellDetached(long process) {
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("run", run.toString());
            result.put("process_id", process);
            context.terminal().json(result);
        } else {
            context.terminal().line("run " + run + ": its trainer is process " + process);
            context.terminal().line("watch it with: cnn-workbench follow " + context.nameOf(run));
        }
    }

    private void interrupted(int times) {
        if (times > 1) {
            // The trainer has been told and needs nobody to end well.
            Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
        }
        PrintWriter err = context.terminal().err();
        err.println();
        try {
            new CommandFile(run).append(new SteeringAct.Stop(SteeringAct.When.NOW));
            err.println("stopping after this batch … (Ctrl-C once more leaves now; the trainer stops all the same)");
        } catch (RuntimeException e) {
            err.println(
                    "the trainer can't be told to stop: " + e.getMessage() + " (Ctrl-C once more leaves it running)");
        }
    }

    private int finish(Ended ended) {
        RunRecord record = ended.record;
        RunStatus status = new RunStatus(record.state(), record.reason(), record);
        RunSummary summary = new RunSummary(context, run);
        if (json) {
            summary.json(status);
        } else {
            summary.text(status);
        }
        return ended.exitCode;
    }

    private PrintWriter shown() {
        return json ? context.terminal().err() : context.terminal().out();
    }

    /** Sequence number of what was last told. */
    long lastEvent() {
        List<JournalEntry> before = new JournalReader(run).readNew();
        return before.isEmpty() ? 0 : before.getLast().sequence();
    }
}
