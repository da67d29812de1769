package org.cnnworkbench.queue;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.train.SteeringAct;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits.
 *
 * @param run         its id
 * @param priority    higher ones are begun first
 * @param since       when it came into the queue
 * @param lastStarted when a trainer had last begun with it by then; null for never
 * @param first       what its trainer is told to do before the first batch
 */
public record QueueEntry(
        String run,
        Device device,
        int priority,
        Instant since,
        @Nullable Instant lastStarted,
        List<SteeringAct> first) {

    public QueueEntry {
        first = List.copyOf(first);
    }

    /** Whether nobody has begun with the run since it came into the queue. */
    boolean isOpen(RunRecord record) {
        return Objects.equals(lastStarted, record.started());
    }

    QueueEntry withPriority(int newPriority) {
        return new QueueEntry(run, device, newPriority, since, lastStarted, first);
    }
}
