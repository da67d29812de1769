package org.cnnworkbench.queue;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.SteeringAct;

/**
 * The queue of a directory of runs, for those who fill, order and show it. Its content is the file {@code queue.json} there; what is due is
 * begun by a process of its own, the runner, which ends when nothing waits. Many processes may use the queue at once.
 */
public final class RunQueue {

    /** A run that takes a slot. */
    public record Training(Device device, RunStatus status) {}

    private final RunStore store;
    private final Services services;
    private final QueueFile file;
    private final Consumer<String> notes;

    /** @param notes hears what was damaged and how it was mended */
    public RunQueue(RunStore store, Services services, Consumer<String> notes) {
        this.store = store;
        this.services = services;
        this.file = new QueueFile(store);
        this.notes = notes;
    }

    /** The runs that it is about. */
    public RunStore store() {
        return store;
    }

    /** Slots, and what waits. */
    public QueueState state() throws InterruptedException {
        try {
            return file.read();
        } catch (InputException damaged) {
            // Mended under the lock; the damage is told there, if nobody else was faster.
            return edit(state -> state);
        }
    }

    /** The runs of the directory that are being trained now, whoever began them, by id. */
    public List<Training> training() {
        return store.list().stream()
                .filter(RunLock::isHeld)
                .flatMap(run -> training(run).stream())
                .toList();
    }

    /** One whose files are damaged goes on training, and its record is soon written anew. */
    private Optional<Training> training(RunDirectory run) {
        try {
            return Optional.of(new Training(Device.of(run.experiment()), RunStatus.of(run)));
        } catch (InputException e) {
            notes.accept(e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the process that begins runs is there. */
    public boolean isRunning() {
        return QueueRunner.isRunning(store.directory());
    }

    /**
     * Starts the process that begins runs, where something waits and there is none.
     *
     * @return whether it was started
     */
    public boolean start() throws InterruptedException {
        if (state().waiting().isEmpty() || isRunning()) {
            return false;
        }
        QueueRunnerProcess.start(store.directory(), services);
        return true;
    }

    /**
     * Lets a run wait for its turn, and sees to it that there will be one.
     *
     * @param priority higher ones are begun first
     * @param first    what its trainer is told to do before the first batch
     * @return its place, 1 for the next one to begin
     * @throws InputException where it waits or is trained already, or lies in another directory
     */
    public int add(RunDirectory run, int priority, List<SteeringAct> first) throws InterruptedException {
        requireOwn(run);
        String id = RunStore.id(run);
        QueueState after = edit(state -> {
            if (state.place(id) > 0) {
                throw new InputException("run " + id + ": it waits in the queue already, at place " + state.place(id)
                        + "; \"queue move\" and \"queue priority\" change that");
            }
            if (RunLock.isHeld(run)) {
                throw new InputException("run " + id + ": it is being trained already");
            }
            return state.with(new QueueEntry(
                    id,
                    Device.of(run.experiment()),
                    priority,
                    services.clock().instant(),
                    run.record().started(),
                    first));
        });
        start();
        return after.place(id);
    }

    /**
     * Checks that a run lies directly in the directory that the queue belongs to.
     *
     * @throws InputException where it doesn't
     */
    public void requireOwn(RunDirectory run) {
        if (!store.directory().equals(run.path().getParent())) {
            throw new InputException("run " + run + ": expected a run in " + store.directory()
                    + ", whose queue this is; name the run's own directory of runs with --runs");
        }
    }

    /** Puts a run before all others; its priority becomes that of the first, if it was lower. */
    public void moveFirst(String run) throws InterruptedException {
        edit(state -> state.first(waiting(state, run)));
    }

    /** Puts a run behind all others; its priority becomes that of the last, if it was higher. */
    public void moveLast(String run) throws InterruptedException {
        edit(state -> state.last(waiting(state, run)));
    }

    /** Puts a run directly before another, whose priority it takes. */
    public void moveBefore(String run, String other) throws InterruptedException {
        if (run.equals(other)) {
            throw new InputException("run " + run + ": expected another run to move it before, received itself");
        }
        edit(state -> state.before(waiting(state, run), waiting(state, other)));
    }

    /** Gives a run another priority, and with it the place behind those that have it already. */
    public void setPriority(String run, int priority) throws InterruptedException {
        edit(state -> {
            QueueEntry entry = waiting(state, run);
            return entry.priority() == priority ? state : state.without(run).with(entry.withPriority(priority));
        });
    }

    /**
     * Takes a run out of the queue. One that has never begun is recorded as stopped.
     *
     * @throws InputException where it doesn't wait
     */
    public void cancel(String run) throws InterruptedException {
        try (RunLock lock = file.lock()) {
            QueueState state = file.readAndMend(notes);
            file.write(state.without(waiting(state, run).run()));
            RunDirectory directory = directory(run);
            if (directory.isRun()) {
                recordCancelled(directory);
            }
        }
    }

    private void recordCancelled(RunDirectory run) {
        try {
            if (run.record().state() == RunState.CREATED) {
                store.end(run, RunState.STOPPED, "cancelled while it waited in the queue; it never began");
            }
        } catch (InputException e) {
            notes.accept(e.getMessage() + "; it left the queue");
        }
    }

    /** Says how many runs may train at once. Those that train already go on. */
    public void setSlots(Slots slots) throws InterruptedException {
        edit(state -> state.withSlots(slots));
    }

    /**
     * Finds a run by its name, also one that waits and whose directory is gone.
     *
     * @param name its id, or the beginning of its id if no other begins so
     * @return its id
     * @throws InputException where none or several are meant
     */
    public String find(String name) throws InterruptedException {
        List<String> waiting = state().waiting().stream()
                .map(QueueEntry::run)
                .filter(run -> run.startsWith(name))
                .toList();
        if (waiting.contains(name)) {
            return name;
        }
        if (waiting.size() > 1) {
            throw new InputException("run " + name + ": " + waiting.size() + " runs that wait begin so: "
                    + waiting.stream().limit(5).collect(Collectors.joining(", ")) + "; write more of the one you mean");
        }
        if (waiting.size() == 1) {
            return waiting.getFirst();
        }
        RunDirectory run = store.find(name);
        requireOwn(run);
        return RunStore.id(run);
    }

    private RunDirectory directory(String run) {
        return new RunDirectory(store.directory().resolve(run));
    }

    private QueueEntry waiting(QueueState state, String run) {
        Optional<QueueEntry> entry = state.find(run);
        if (entry.isPresent()) {
            return entry.get();
        }
        RunDirectory directory = directory(run);
        if (directory.isRun() && RunLock.isHeld(directory)) {
            throw new InputException(
                    "run " + run + ": it doesn't wait any more, it is running; \"stop " + run + "\" ends it");
        }
        throw new InputException("run " + run + ": it doesn't wait in the queue");
    }

    private QueueState edit(UnaryOperator<QueueState> change) throws InterruptedException {
        try (RunLock lock = file.lock()) {
            QueueState before = file.readAndMend(notes);
            QueueState after = change.apply(before);
            if (!after.equals(before)) {
                file.write(after);
            }
            return after;
        }
    }
}
