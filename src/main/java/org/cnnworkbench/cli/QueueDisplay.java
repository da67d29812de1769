package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.cnnworkbench.queue.Device;
import org.cnnworkbench.queue.QueueEntry;
import org.cnnworkbench.queue.QueueState;
import org.cnnworkbench.queue.RunQueue;
import org.cnnworkbench.run.RunStatus;
import org.jspecify.annotations.Nullable;

/** Shows a queue. */
final class QueueDisplay {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Terminal terminal;

    QueueDisplay(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What runs and what waits; where nobody goes on with it, the queue is started. */
    void show(RunQueue queue, boolean json) throws InterruptedException {
        boolean started = queue.start();
        List<RunQueue.Training> training = queue.training();
        QueueState state = queue.state();
        if (json) {
            terminal.json(json(state, training));
        } else {
            text(state, training);
            if (started) {
                terminal.line("");
                terminal.line("the queue was not at work and goes on now");
            }
        }
    }

    /** Where a run stands that waits, after something was changed; that it goes on is seen to. */
    void place(RunQueue queue, String run) throws InterruptedException {
        queue.start();
        QueueState state = queue.state();
        state.find(run)
                .ifPresentOrElse(
                        entry -> terminal.line("run " + run + " waits at place " + state.place(run) + " of "
                                + state.waiting().size() + ", priority " + entry.priority()),
                        () -> terminal.line("run " + run + " has just begun"));
    }

    private void text(QueueState state, List<RunQueue.Training> training) {
        int width = width(state, training);
        terminal.line("running" + (training.isEmpty() ? ": nothing" : ""));
        for (RunQueue.Training each : training) {
            RunStatus status = each.status();
            terminal.line(Texts.format(
                    "     %s  %-12s  %s  since %s",
                    padded(status.record().id(), width),
                    status.state().text(),
                    each.device(),
                    time(status.record().started())));
        }
        terminal.line("waiting" + (state.waiting().isEmpty() ? ": nothing" : ""));
        for (QueueEntry entry : state.waiting()) {
            terminal.line(Texts.format(
                    "%3d  %s  priority %-3d  %s  since %s",
                    state.place(entry.run()),
                    padded(entry.run(), width),
                    entry.priority(),
                    entry.device(),
                    time(entry.since())));
        }
        terminal.line("slots: CPU " + state.slots().of(Device.CPU) + ", GPU "
                + state.slots().of(Device.GPU));
    }

    private static int width(QueueState state, List<RunQueue.Training> training) {
        int waiting = state.waiting().stream()
                .mapToInt(entry -> entry.run().length())
                .max()
                .orElse(0);
        int running = training.stream()
                .mapToInt(each -> each.status().record().id().length())
                .max()
                .orElse(0);
        return Math.max(waiting, running);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "now" : TIME.format(instant);
    }

    private static ObjectNode json(QueueState state, List<RunQueue.Training> training) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ObjectNode slots = result.putObject("slots");
        for (Device device : Device.values()) {
            slots.put(name(device), state.slots().of(device));
        }
        ArrayNode running = result.putArray("running");
        for (RunQueue.Training each : training) {
            ObjectNode run = running.addObject();
            run.put("run", each.status().record().id());
            run.put("state", each.status().state().text());
            run.put("device", name(each.device()));
            run.put("since", text(each.status().record().started()));
        }
        ArrayNode waiting = result.putArray("waiting");
        for (QueueEntry entry : state.waiting()) {
            ObjectNode run = waiting.addObject();
            run.put("place", state.place(entry.run()));
            run.put("run", entry.run());
            run.put("priority", entry.priority());
            run.put("device", name(entry.device()));
            run.put("since", text(entry.since()));
        }
        return result;
    }

    private static String name(Device device) {
        return device.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
