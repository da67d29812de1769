package org.cnnworkbench.queue;

import java.util.Optional;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;

/** Where runs stand, with the queue taken into account as it was at one moment: a record doesn't know that its run waits. */
public final class RunStates {

    private final QueueState queue;

    private RunStates(QueueState queue) {
        this.queue = queue;
    }

    /** Looks at the queue; for many runs once. */
    public static RunStates of(RunQueue queue) throws InterruptedException {
        return new RunStates(queue.state());
    }

    /**
     * Where a run of the queue's directory stands. One that waits is {@link RunState#QUEUED}, with its place as the reason.
     *
     * @throws InputException where its record is damaged
     */
    public RunStatus of(RunDirectory run) {
        return of(run, RunStatus.of(run));
    }

    /** The same for a run whose status without the queue is known. */
    public RunStatus of(RunDirectory run, RunStatus status) {
        Optional<QueueEntry> entry = queue.find(RunStore.id(run));
        if (status.state().isLive() || entry.isEmpty() || !entry.get().isOpen(status.record())) {
            return status;
        }
        String place = "place " + queue.place(entry.get().run()) + " of "
                + queue.waiting().size() + ", priority " + entry.get().priority();
        return new RunStatus(RunState.QUEUED, place, status.record());
    }
}
