package org.cnnworkbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;

/** Makes run after run, kills each again and again, resumes it, and compares it with one that nobody disturbed. */
final class KillLane implements Callable<Void> {

    private final String name;
    private final Laboratory laboratory;
    private final RunResult undisturbed;
    private final KillDeck deck;
    private final SplittableRandom random;

    KillLane(String name, Laboratory laboratory, RunResult undisturbed, KillDeck deck, long seed) {
        this.name = name;
        this.laboratory = laboratory;
        this.undisturbed = undisturbed;
        this.deck = deck;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Void call() throws IOException, InterruptedException {
        for (int number = 1; !deck.isEmpty(); number++) {
            RunDirectory run = laboratory.newRun(name + number);
            List<KillPoint> history = new ArrayList<>();
            while (!trainAndKill(run, history)) {
                assertThat(history).as("%s comes to no end", run).hasSizeLessThan(100);
            }
            RunResult.of(run).assertSameAs(undisturbed, run + " killed at " + history);
            deck.completed();
            Folders.delete(run.path());
        }
        return null;
    }

    /** Answers whether the run has come to its end. */
    private boolean trainAndKill(RunDirectory run, List<KillPoint> history) throws IOException, InterruptedException {
        Optional<KillPoint> point =
                deck.draw(epochs(run) >= laboratory.experiment().training().epochs() / 2);
        try (Victim victim = laboratory.start(run)) {
            if (point.isEmpty()) {
                assertThat(victim.awaitEnd())
                        .as("%s killed at %s", run, history)
                        .isZero();
                return true;
            }
            boolean came = point.get().await(victim, random);
            victim.kill();
            if (!came || RunStatus.of(run).state() == RunState.COMPLETED) {
                deck.missed(point.get());
                assertThat(RunStatus.of(run).state())
                        .as("%s killed at %s", run, history)
                        .isEqualTo(RunState.COMPLETED);
                return true;
            }
        }
        history.add(point.get());
        assertThat(RunStatus.of(run).state()).isIn(RunState.CREATED, RunState.INTERRUPTED);
        if (point.get() == KillPoint.POWER_CUT) {
            PowerCut.happensTo(run, random);
        }
        deck.killed(point.get(), Remains.of(run));
        return false;
    }

    private static int epochs(RunDirectory run) {
        return RunStatus.of(run).record().progress().epochs();
    }
}
