package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.train.EpochResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "history", description = "Print a run's curves: loss and error rate of each epoch.")
final class HistoryCommand implements Callable<Integer> {

    private static final String HEADER = "epoch,learning_rate,training_loss,training_error_rate,training_accuracy,"
            + "validation_loss,validation_error_rate,validation_accuracy,seconds,images_per_second";

    private final CommandContext context;

    @Mixin
    private final RunOption run = new RunOption();

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    HistoryCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<EpochResult> epochs =
                Curves.of(new JournalReader(run.find(context)).readNew()).epochs();
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
            epochs.forEach(epoch -> terminal.line(text(epoch)));
        }
        return ExitCodes.DONE;
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
