package org.cnnworkbench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalFollower;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Trainers that are stopped, started twice, ended by the system, and left alone by who started them. */
@EnabledIfSystemProperty(named = "faults.kills", matches = "\\d+", disabledReason = "long form only: mvn -Pfaults test")
class ProcessFaultsTest {

    private static final int SIGTERM_EXIT = 128 + 15;

    @TempDir
    private static Path folder;

    private static Laboratory laboratory;
    private static RunResult undisturbed;

    @BeforeAll
    static void trainUndisturbed() throws Exception {
        assumeFalse(System.getProperty("os.name").contains("Windows"), "signals are sent as on Unix");
        laboratory = Laboratory.large(folder, 2, 800);
        undisturbed = laboratory.undisturbed(laboratory.newRun("undisturbed"));
    }

    @Test
    void ofTwoTrainersOneWorksAndARestAndAnEndBySignalsChangeNothing() throws Exception {
        RunDirectory run = laboratory.newRun("signals");
        try (Victim one = laboratory.start(run);
                Victim other = laboratory.start(run)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> one.trains() || other.trains());
            await().atMost(Duration.ofMinutes(1)).until(() -> !one.isAlive() || !other.isAlive());
            Victim working = one.isAlive() ? one : other;
            Victim refused = one.isAlive() ? other : one;
            assertThat(refused.awaitEnd()).isEqualTo(TrainerProcess.BUSY);
            assertThatThrownBy(() -> laboratory.start(run))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("it is being trained already");

            signal("-STOP", working);
            long stopped = working.journal();
            assertThat(working.leaveAlone(Duration.ofSeconds(2).toNanos())).isTrue();
            assertThat(working.journal()).isEqualTo(stopped);
            assertThat(RunStatus.of(run).state()).isEqualTo(RunState.RUNNING);
            signal("-CONT", working);
            assertThat(working.until(() -> working.journal() > stopped)).isTrue();

            signal("-TERM", working);
            assertThat(working.awaitEnd()).isEqualTo(SIGTERM_EXIT);
        }
        assertThat(RunStatus.of(run).state()).isEqualTo(RunState.INTERRUPTED);
        laboratory.undisturbed(run).assertSameAs(undisturbed, "ended by SIGTERM and resumed");
    }

    @Test
    void aRunGoesOnWhenWhoStartedItIsKilledAndWhoFollowsItMissesNothing() throws Exception {
        Files.writeString(folder.resolve("experiment.json"), ExperimentJson.write(laboratory.experiment()));
        RunDirectory run = new RunDirectory(folder.resolve("orphan"));
        Process parent = laboratory
                .command("train", "experiment.json", "--run", "orphan")
                .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Victim.size(run.eventsFile()) > 600);
        AtomicReference<List<BatchFinished>> followed = new AtomicReference<>(List.of());
        Thread follower = Thread.ofVirtual().start(() -> followed.set(follow(run)));
        parent.destroyForcibly().waitFor();

        await().atMost(Duration.ofMinutes(2))
                .until(() -> RunStatus.of(run).state().isOver());
        follower.join();
        RunResult.of(run).assertSameAs(undisturbed, "its parent was killed");
        assertThat(followed.get()).isEqualTo(undisturbed.batches());
    }

    private static List<BatchFinished> follow(RunDirectory run) {
        Curves curves = new Curves();
        try {
            new JournalFollower(
                            new JournalReader(run),
                            () -> RunStatus.of(run).state().isLive())
                    .follow(entry -> curves.add(entry.event()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return curves.batches();
    }

    private static void signal(String name, Victim victim) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", name, Long.toString(victim.processId()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
