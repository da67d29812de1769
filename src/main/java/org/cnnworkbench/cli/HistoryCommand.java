package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = "Print a run's curves: loss and error rate of each epoch or batch, and what people changed.")
final class HistoryCommand implements Callable<Integer> {

    private static final String HEADER = "epoch,learning_rate,training_loss,training_error_rate,training_accuracy,"
            + "validation_loss,validation_error_rate,validation_accuracy,seconds,images_per_second";

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Option(names = "--batches", description = "Of each batch, not of each epoch; --observation none leaves none.")
    private boolean batches;

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    HistoryCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        JournalReader journal = new JournalReader(run.find(context));
        Curves curves = Curves.of(journal.readNew());
        journal.damages().forEach(context.terminal().err()::println);
        if (batches) {
            tellBatches(new BatchCurve(curves));
        } else {
            tellEpochs(curves);
        }
        return ExitCodes.DONE;
    }

    private void tellBatches(BatchCurve curve) {
        Terminal terminal = context.terminal();
        if (json) {
            terminal.json(curve.json());
        } else if (csv) {
            curve.csv(terminal::line);
        } else {
            curve.text(terminal::line);
        }
    }

    private void tellEpochs(Curves curves) {
        List<EpochResult> epochs = curves.epochs();
        Terminal terminal = context.terminal();
        if (json) {
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            epochs.forEach(epoch -> rows.add(Curves.toJson(epoch)));
            terminal.json(rows);
        } else if (csv) {
            terminal.line(HEADER);
            epochs.forEach(epoch -> terminal.line(csv(epoch)));
        } else {
            terminal.line("epoch  learning rate  training: loss    error  validation: loss    error   seconds");
            List<AppliedAct> acts = new ArrayList<>(curves.acts());
            for (EpochResult epoch : epochs) {
                while (!acts.isEmpty() && acts.getFirst().at().epochs() < epoch.epoch()) {
                    terminal.line(text(acts.removeFirst()));
                }
                terminal.line(text(epoch));
            }
            acts.forEach(act -> terminal.line(text(act)));
        }
    }

    private static String text(AppliedAct act) {
        return "       " + act.at().text() + ": " + act.act().text();
    }

    private static String csv(EpochResult epoch) {
        return String.join(
                ",",
                Integer.toString(epoch.epoch()),
                Double.toString(epoch.learningRate()),
                scores(epoch.training()),
                scores(epoch.validation()),
                Double.toString(epoch.seconds()),
                Double.toString(epoch.imagesPerSecond()));
    }

    private static String scores(EpochResult.@Nullable Scores scores) {
        return scores == null ? ",," : scores.loss() + "," + scores.errorRate() + "," + scores.accuracy();
    }

    private static String text(EpochResult epoch) {
        EpochResult.Scores validation = epoch.validation();
        return Texts.format(
                "%5d  %13.6g  %14.4f  %6.2f%%  %16s  %7s  %8.1f",
                epoch.epoch(),
                epoch.learningRate(),
                epoch.training().loss(),
                100 * epoch.training().errorRate(),
                validation == null ? "" : Texts.format("%.4f", validation.loss()),
                validation == null ? "" : Texts.format("%.2f%%", 100 * validation.errorRate()),
                epoch.seconds());
    }
}
