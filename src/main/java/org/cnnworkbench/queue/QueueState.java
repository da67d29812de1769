package org.cnnworkbench.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What waits, in the order in which it is begun: higher priority first, and those with the same priority in the order in which they came,
 * unless a person moved one. Whoever is moved takes the priority that its new place needs, so the order always is that of the priorities.
 *
 * @param version of the file's form
 * @param waiting with falling priorities, no run twice
 */
public record QueueState(int version, Slots slots, List<QueueEntry> waiting) {

    public static final int VERSION = 1;

    /** Nothing waits. */
    public static final QueueState EMPTY = new QueueState(VERSION, Slots.DEFAULT, List.of());

    public QueueState {
        waiting = List.copyOf(waiting);
        if (waiting.stream().map(QueueEntry::run).distinct().count() < waiting.size()) {
            throw new IllegalArgumentException("waiting: expected every run once, received one twice");
        }
        for (int i = 1; i < waiting.size(); i++) {
            if (waiting.get(i - 1).priority() < waiting.get(i).priority()) {
                throw new IllegalArgumentException("waiting: expected falling priorities, received rising ones");
            }
        }
    }

    /** The entry of a run, if it waits. */
    public Optional<QueueEntry> find(String run) {
        return waiting.stream().filter(entry -> entry.run().equals(run)).findFirst();
    }

    /** The place of a run that waits, 1 for the next one to begin; 0 for one that doesn't wait. */
    public int place(String run) {
        return waiting.stream().map(QueueEntry::run).toList().indexOf(run) + 1;
    }

    /** Behind all that have its priority or a higher one. */
    QueueState with(QueueEntry entry) {
        int index = 0;
        while (index < waiting.size() && waiting.get(index).priority() >= entry.priority()) {
            index++;
        }
        return insert(index, entry);
    }

    QueueState without(String run) {
        return new QueueState(
                version,
                slots,
                waiting.stream().filter(entry -> !entry.run().equals(run)).toList());
    }

    /** First of all, with at least the priority of who was first. */
    QueueState first(QueueEntry entry) {
        QueueState others = without(entry.run());
        int least = others.waiting.isEmpty()
                ? entry.priority()
                : others.waiting.getFirst().priority();
        return others.insert(0, entry.withPriority(Math.max(entry.priority(), least)));
    }

    /** Last of all, with at most the priority of who was last. */
    QueueState last(QueueEntry entry) {
        QueueState others = without(entry.run());
        int most = others.waiting.isEmpty()
                ? entry.priority()
                : others.waiting.getLast().priority();
        return others.insert(others.waiting.size(), entry.withPriority(Math.min(entry.priority(), most)));
    }

    /** Directly before another, with its priority. */
    QueueState before(QueueEntry entry, QueueEntry other) {
        QueueState others = without(entry.run());
        return others.insert(others.place(other.run()) - 1, entry.withPriority(other.priority()));
    }

    QueueState withSlots(Slots newSlots) {
        return new QueueState(version, newSlots, waiting);
    }

    private QueueState insert(int index, QueueEntry entry) {
        List<QueueEntry> all = new ArrayList<>(waiting);
        all.add(index, entry);
        return new QueueState(version, slots, all);
    }
}
