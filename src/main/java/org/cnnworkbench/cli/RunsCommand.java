package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.queue.RunStates;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.train.EpochResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "runs", description = "List runs and where they stand, the newest last.")
final class RunsCommand implements Callable<Integer> {

    private static final int SHOWN = 20;
    private static final String ROW = "%-40s  %-13s  %9s  %8s  %8s  %8s  %s";

    private final CommandContext context;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs lie (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(names = "--all", description = "All of them, not only the last " + SHOWN + ".")
    private boolean all;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    RunsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path directory = context.directory().resolve(runs);
        RunStore store = context.store(directory);
        RunStates states = RunStates.of(QueueDirectory.open(context, store));
        List<RunDirectory> found = store.list();
        List<RunDirectory> listed = found.subList(all ? 0 : Math.max(0, found.size() - SHOWN), found.size());
        List<RunOverview> rows =
                listed.stream().map(run -> RunOverview.of(run, states::of)).toList();
        Terminal terminal = context.terminal();
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            rows.forEach(row -> array.add(toJson(row)));
            terminal.json(array);
        } else if (rows.isEmpty()) {
            terminal.line("no runs in " + directory + " yet; begin with: cnn-workbench train --demo");
        } else {
            Instant now = context.services().clock().instant();
            terminal.line(Texts.format(ROW, "run", "state", "epochs", "error", "trained", "age", "")
                    .stripTrailing());
            rows.forEach(row -> terminal.line(text(row, now)));
            if (listed.size() < found.size()) {
                terminal.line("… and " + (found.size() - listed.size()) + " older: --all");
            }
        }
        return ExitCodes.DONE;
    }

    private static String text(RunOverview row, Instant now) {
        RunStatus status = row.status();
        if (status == null) {
            return Texts.format(ROW, row.id(), "damaged", "", "", "", "", remark(row));
        }
        RunRecord.Progress progress = status.record().progress();
        EpochResult.Scores best = progress.best();
        return Texts.format(
                        ROW,
                        row.id(),
                        status.state().text(),
                        progress.epochs() + "/" + (row.epochs() == 0 ? "?" : row.epochs()),
                        best == null ? "" : Texts.format("%.2f%%", 100 * best.errorRate()),
                        Texts.duration(progress.seconds()),
                        Texts.age(Duration.between(status.record().created(), now)),
                        remark(row))
                .stripTrailing();
    }

    /** What is damaged, or why it ended badly. */
    private static String remark(RunOverview row) {
        String damage = row.damage();
        if (damage != null) {
            return damage;
        }
        RunStatus status = row.status();
        return status == null || !RunSummary.isBad(status.state()) ? "" : String.valueOf(status.reason());
    }

    private static ObjectNode toJson(RunOverview row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("run", row.run().toString());
        node.put("id", row.id());
        RunStatus status = row.status();
        node.put("state", status == null ? "damaged" : status.state().text());
        node.put("reason", status == null ? null : status.reason());
        node.put("damage", row.damage());
        node.put("epochs", row.epochs());
        node.set("record", status == null ? null : RunDirectory.toJson(status.record()));
        return node;
    }
}
