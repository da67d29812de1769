package org.cnnworkbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.Interruption;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.SteeringAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are steered and killed: another run, that gets the same acts at the same places and is left alone, comes out the same. */
@EnabledIfSystemProperty(
        named = "faults.steered",
        matches = "[1-9].*",
        disabledReason = "part of the long form: mvn -Pfaults test")
class SteeredKillTest {

    private static final int CHAINS = Integer.getInteger("faults.steered", 0);
    private static final int EPOCHS = 3;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void whatPeopleChangedBeforeAKillIsDoneAgainAtTheSameBatches() throws Exception {
        Laboratory laboratory = Laboratory.large(folder, EPOCHS, 800);
        for (int chain = 1; chain <= CHAINS; chain++) {
            SplittableRandom random = new SplittableRandom(chain);
            RunDirectory run = laboratory.newRun("steered" + chain);
            steerAndKill(laboratory, run, new SteeringAct.SetLearningRate(0.0005), random);
            steerAndKill(laboratory, run, new SteeringAct.SetEpochs(EPOCHS + 1), random);
            RunResult steered = laboratory.undisturbed(run);
            assertThat(steered.state().acts()).hasSize(2);
            assertThat(steered.epochs()).hasSize(EPOCHS + 1);

            RunDirectory repeated = laboratory.newRun("repeated" + chain);
            Interruption.repeat(repeated, steered.state().acts());
            steered.assertSameAs(
                    laboratory.undisturbed(repeated),
                    "steered at " + steered.state().acts());
        }
    }

    private static void steerAndKill(Laboratory laboratory, RunDirectory run, SteeringAct act, SplittableRandom random)
            throws InterruptedException {
        try (Victim victim = laboratory.start(run)) {
            assertThat(victim.until(victim::trains)).isTrue();
            int before = steerings(run);
            new CommandFile(run).append(act);
            assertThat(victim.until(() -> steerings(run) > before)).isTrue();
            // Before the next checkpoint, or some of them later.
            victim.leaveAlone(random.nextLong(500_000_000));
            victim.kill();
        }
        assertThat(RunStatus.of(run).state()).isEqualTo(RunState.INTERRUPTED);
    }

    /** How many times the journal tells of something new. */
    private static int steerings(RunDirectory run) {
        try {
            return Files.readString(run.eventsFile()).split("\"repeated\":false", -1).length - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
