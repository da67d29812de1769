package org.cnnworkbench.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.SteeringTypes;
import org.cnnworkbench.train.TrainingEvent;
import org.jspecify.annotations.Nullable;

/** Asks a trainer at work for something, and waits until it has done it. To be used once. */
public final class SteeringRequest {

    private static final long PAUSE_MILLIS = 20;

    private final RunDirectory run;
    private final JournalReader journal;
    private final List<SteeringAct> waiting = new ArrayList<>();
    private final List<AppliedAct> done = new ArrayList<>();
    private @Nullable String checkpoint;
    private boolean finished;

    /**
     * What came of it.
     *
     * @param acts       that took effect, in order, and where
     * @param checkpoint the file, where one was asked for and is written; null otherwise
     * @param over       whether training has ended
     * @param complete   whether all was done that was asked; otherwise the trainer has had no time yet, and does it when it has, or
     *                   training has ended before
     */
    public record Answer(List<AppliedAct> acts, @Nullable String checkpoint, boolean over, boolean complete) {
        public Answer {
            acts = List.copyOf(acts);
        }
    }

    public SteeringRequest(RunDirectory run) {
        this.run = run;
        this.journal = JournalReader.fromEnd(run);
    }

    /**
     * An act whose numbers are in their ranges.
     *
     * @param where what a person calls the place where it was given, for messages
     * @throws InputException for a number out of its range
     */
    public static SteeringAct checked(String where, SteeringAct act) {
        try {
            return SteeringTypes.TABLE.read(
                    JsonValue.parse(where, SteeringTypes.TABLE.write(act).toString()));
        } catch (InputException e) {
            String text = String.valueOf(e.getMessage());
            throw new InputException(
                    text.startsWith(where)
                            ? where + text.substring(where.length()).replaceFirst("^:\\d+:\\d+", "")
                            : text,
                    e);
        }
    }

    /** Whether a process is at the run that hears what it is asked. */
    public static boolean isHeard(RunDirectory run) {
        return RunLock.isHeld(run);
    }

    /**
     * Asks.
     *
     * @param patience how long to wait at most; a trainer that loads images or validates answers when it has done with that
     */
    public Answer ask(List<SteeringAct> acts, Duration patience) throws InterruptedException {
        CommandFile commands = new CommandFile(run);
        waiting.addAll(acts);
        acts.forEach(commands::append);
        boolean wantsCheckpoint = acts.stream().anyMatch(SteeringAct.TakeCheckpoint.class::isInstance);
        long begun = System.nanoTime();
        while (true) {
            boolean alive = RunLock.isHeld(run);
            journal.readNew().forEach(entry -> take(entry.event()));
            boolean complete = waiting.isEmpty() && (!wantsCheckpoint || checkpoint != null) && recordSaysSo();
            boolean over = finished || !alive;
            if (complete || over || System.nanoTime() - begun >= patience.toNanos()) {
                return new Answer(done, checkpoint, over, complete);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void take(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Steered steered -> {
                if (!steered.repeated() && waiting.remove(steered.act())) {
                    done.add(new AppliedAct(steered.at(), steered.act()));
                }
            }
            case TrainingEvent.CheckpointWritten written -> {
                boolean asked = done.stream().anyMatch(act -> act.act() instanceof SteeringAct.TakeCheckpoint);
                checkpoint = asked && checkpoint == null ? written.file() : checkpoint;
            }
            case TrainingEvent.Finished end -> finished = true;
            default -> {}
        }
    }

    /** The record comes a moment after the event: whoever looks at it next shall find the run paused, or no longer so. */
    private boolean recordSaysSo() {
        Optional<SteeringAct> last = done.stream()
                .map(AppliedAct::act)
                .filter(act -> act instanceof SteeringAct.Pause || act instanceof SteeringAct.Continue)
                .reduce((before, act) -> act);
        RunState wanted = last.map(act -> act instanceof SteeringAct.Pause ? RunState.PAUSED : RunState.RUNNING)
                .orElse(null);
        return wanted == null || RunStatus.of(run).state() == wanted;
    }
}
