package org.cnnworkbench.run;

import java.util.function.Consumer;

/**
 * Follows a run, whoever trains it: from its first event on, also while it waits to be begun or rests, until it is over. Any number of
 * followers can follow a run at once; none of them changes anything. Not safe for concurrent use.
 */
public final class RunFollower {

    private final RunDirectory run;
    private final JournalReader journal;

    public RunFollower(RunDirectory run) {
        this.run = run;
        this.journal = new JournalReader(run);
    }

    /**
     * Hands on what is told. Called again, for a run that somebody has gone on with, it hands on what was told since.
     *
     * @param listener hears of every event
     * @param damages  hears of everything that is wrong with the journal, once a call
     * @return where the run stands when it is over
     * @throws InterruptedException where this thread was interrupted; the run goes on
     * @throws org.cnnworkbench.input.InputException where the run's record is damaged and nobody trains it
     */
    public RunStatus follow(Consumer<JournalEntry> listener, Consumer<String> damages) throws InterruptedException {
        new JournalFollower(journal, this::mayGoOn, damages).follow(listener);
        return RunStatus.of(run);
    }

    /** The lock is looked at first: that costs next to nothing, and this is asked many times a second. */
    private boolean mayGoOn() {
        return RunLock.isHeld(run) || !RunStatus.of(run).state().isOver();
    }
}
