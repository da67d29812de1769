package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.SteeringAct;

/** Starts a trainer, shows what it does, and at the end what came of it. */
final class TrainingSession {

    private static final int MOST_CLASSES_SHOWN = 20;

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

    /** Trains to the end, shows what came of it, and returns the exit code. */
    int run(List<SteeringAct> first) throws InterruptedException {
        Ended ended = train(first);
        finish(ended.record());
        return ended.exitCode();
    }

    /** Trains to the end and shows how it goes. */
    Ended train(List<SteeringAct> first) throws InterruptedException {
        Terminal terminal = context.terminal();
        PrintWriter shown = json ? terminal.err() : terminal.out();
        shown.println("run " + run + ": loading " + run.experiment().data().reference());
        List<JournalEntry> before = new JournalReader(run).readNew();
        long after = before.isEmpty() ? 0 : before.getLast().sequence();
        TrainerProcess trainer = TrainerProcess.start(run, context.services(), first);
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopOnInterrupt(trainer, over), "stop the trainer");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            RunRecord record = trainer.follow(after, new ProgressDisplay(shown, terminal.interactive())::show);
            int exit = trainer.exitCode();
            return new Ended(record, record.state() == RunState.FAILED ? Math.max(1, exit == 2 ? 2 : 1) : 0);
        } finally {
            over.countDown();
            removeHook(hook);
        }
    }

    /** Runs while the process is being ended by Ctrl-C or from outside; the thread that follows the trainer goes on meanwhile. */
    private void stopOnInterrupt(TrainerProcess trainer, CountDownLatch over) {
        try {
            trainer.requestStop();
            PrintWriter err = context.terminal().err();
            err.println();
            err.println("stopping after this batch …");
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        if (!hook.isAlive()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyShuttingDown) {
                // The hook has run or is about to; the latch is open, so that it ends at once.
                return;
            }
        }
    }

    private void finish(RunRecord record) {
        RunEvaluation evaluation = Files.exists(run.evaluationFile()) ? RunEvaluation.read(run) : null;
        Terminal terminal = context.terminal();
        if (json) {
            ObjectNode result = JsonNodeFactory.instance.objectNode();
            result.put("run", run.toString());
            result.set("record", RunDirectory.toJson(record));
            result.set("evaluation", evaluation == null ? null : evaluation.toJson());
            terminal.json(result);
        } else {
            terminal.line("");
            if (record.state() != RunState.FAILED) {
                terminal.line(record.state().text() + ": " + record.reason());
            }
            best(record.progress());
            if (evaluation != null) {
                terminal.line("");
                terminal.print(EvaluationText.of(evaluation, MOST_CLASSES_SHOWN));
            }
            terminal.line("");
            terminal.line("run " + run);
        }
        if (record.state() == RunState.FAILED) {
            terminal.err().println("failed: " + record.reason());
        }
    }

    private void best(RunRecord.Progress progress) {
        EpochResult.Scores scores = progress.best();
        if (scores != null) {
            context.terminal()
                    .line(Texts.format(
                            "best epoch %d of %d: loss %.4f, error rate %.2f%%",
                            progress.bestEpoch(), progress.epochs(), scores.loss(), 100 * scores.errorRate()));
        }
    }
}
