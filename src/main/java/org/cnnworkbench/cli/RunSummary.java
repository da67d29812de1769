package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.EpochResult;
import org.jspecify.annotations.Nullable;

/** What came of a run, as a person or a program reads it. */
final class RunSummary {

    private static final int MOST_CLASSES_SHOWN = 20;

    private final CommandContext context;
    private final RunDirectory run;

    RunSummary(CommandContext context, RunDirectory run) {
        this.context = context;
        this.run = run;
    }

    void json(RunStatus status) {
        RunEvaluation evaluation = evaluation(status.state());
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("run", run.toString());
        result.put("state", status.state().text());
        result.put("reason", status.reason());
        result.set("record", RunDirectory.toJson(status.record()));
        result.set("evaluation", evaluation == null ? null : evaluation.toJson());
        context.terminal().json(result);
        complain(status);
    }

    void text(RunStatus status) {
        Terminal terminal = context.terminal();
        RunEvaluation evaluation = evaluation(status.state());
        terminal.line("");
        if (!isBad(status.state())) {
            terminal.line(status.state().text() + ": " + status.reason());
        }
        best(status.record().progress());
        if (evaluation != null) {
            terminal.line("");
            terminal.print(EvaluationText.of(evaluation, MOST_CLASSES_SHOWN));
        }
        terminal.line("");
        terminal.line("run " + run);
        complain(status);
    }

    static boolean isBad(RunState state) {
        return state == RunState.FAILED || state == RunState.INTERRUPTED;
    }

    /** That of an earlier end says nothing about a run that was interrupted since. */
    private @Nullable RunEvaluation evaluation(RunState state) {
        return state != RunState.INTERRUPTED && Files.exists(run.evaluationFile()) ? RunEvaluation.read(run) : null;
    }

    private void complain(RunStatus status) {
        if (isBad(status.state())) {
            context.terminal().err().println(status.state().text() + ": " + status.reason());
        }
        if (status.state() == RunState.INTERRUPTED) {
            context.terminal().err().println("go on with: cnn-workbench resume " + context.nameOf(run));
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
