package org.cnnworkbench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainingJob;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Trainers for which something runs out or breaks: each leaves word of it, and something to go on from. */
class EndingsTest {

    @TempDir
    private Path folder;

    private static Laboratory with(Laboratory laboratory, String change, String to) {
        String json = ExperimentJson.write(laboratory.experiment());
        assertThat(json).contains(change);
        Experiment changed = ExperimentJson.read("the experiment", json.replace(change, to));
        return new Laboratory(laboratory.folder(), changed, laboratory.services());
    }

    private static Laboratory restricted(Laboratory laboratory, String... options) {
        Services services = laboratory.services();
        List<Engine> engines = services.engines().all().stream()
                .<Engine>map(engine -> new WithOptions(engine, List.of(options)))
                .toList();
        return new Laboratory(
                laboratory.folder(),
                laboratory.experiment(),
                new Services(new Engines(engines), services.cacheDirectory(), services.clock(), services.jvm()));
    }

    private static TrainingState latest(RunDirectory run) {
        return new Checkpoints(run, run.experiment().training()).load("latest");
    }

    private static void does(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static boolean can(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "faults.kills",
            matches = "\\d+",
            disabledReason = "long form only: mvn -Pfaults test")
    void outOfJavaHeapEndsWithTheReasonTheAdviceAndACheckpoint() throws Exception {
        Laboratory small = with(
                with(Laboratory.small(folder, 2), "builtin:digits", "builtin:fashion-mnist-mini"),
                "\"limit\" : 160",
                "\"limit\" : 12000");
        Laboratory laboratory =
                restricted(with(small, "\"batch_size\" : 32", "\"batch_size\" : 4000"), "-Xmx54m", "-XX:+UseSerialGC");
        RunDirectory run = laboratory.newRun("heap");
        try (Victim trainer = laboratory.start(run)) {
            assertThat(trainer.awaitEnd()).isEqualTo(1);
        }
        RunStatus status = RunStatus.of(run);
        assertThat(status.state()).isEqualTo(RunState.FAILED);
        assertThat(status.reason())
                .contains("out of memory")
                .contains("smaller batch size")
                .contains("branch");
        assertThat(latest(run).network().isFinite()).isTrue();
    }

    @Test
    @EnabledIfSystemProperty(
            named = "faults.kills",
            matches = "\\d+",
            disabledReason = "long form only: mvn -Pfaults test")
    void aCrashOfNativeCodeIsToldByTheRunItselfAndItGoesOn() throws Exception {
        Laboratory laboratory = Laboratory.small(folder, 20);
        RunResult undisturbed = laboratory.undisturbed(laboratory.newRun("undisturbed"));
        RunDirectory run = laboratory.newRun("crash");
        try (Victim trainer = laboratory.start(run)) {
            assertThat(trainer.until(
                            () -> Files.exists(run.checkpointsDirectory().resolve("epoch-0002.safetensors"))))
                    .isTrue();
            does("kill", "-SEGV", Long.toString(trainer.processId()));
            trainer.awaitEnd();
        }
        RunStatus status = RunStatus.of(run);
        assertThat(status.state()).isEqualTo(RunState.FAILED);
        assertThat(status.reason())
                .contains("native code crashed")
                .contains("SIGSEGV")
                .contains("resume");
        laboratory.undisturbed(run).assertSameAs(undisturbed, "after a crash");
    }

    @Test
    void numbersThatAreLostEndTheRunWithAdviceAndAGoodCheckpoint() throws Exception {
        Laboratory laboratory = with(
                Laboratory.small(folder, 2),
                "\"training\" : {",
                "\"training\" : {\"optimizer\": {\"type\": \"sgd\", \"learning_rate\": 1e30},");
        RunDirectory run = laboratory.newRun("nan");
        try (Victim trainer = laboratory.start(run)) {
            assertThat(trainer.awaitEnd()).isEqualTo(1);
        }
        RunStatus status = RunStatus.of(run);
        assertThat(status.state()).isEqualTo(RunState.FAILED);
        assertThat(status.reason()).contains("try a learning rate lower than");
        assertThat(latest(run).network().isFinite()).isTrue();
    }

    @Test
    @EnabledIfSystemProperty(
            named = "faults.kills",
            matches = "\\d+",
            disabledReason = "long form only: mvn -Pfaults test")
    void aFullDiskEndsTheRunAndWithMoreSpaceItGoesOnToTheSameBits() throws Exception {
        Laboratory laboratory = Laboratory.small(folder, 12);
        RunResult undisturbed = laboratory.undisturbed(laboratory.newRun("undisturbed"));
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(can("mount", "-t", "tmpfs", "-o", "size=340k", "none", disk.toString()))
                .as("a small disk can be made here: that takes root's rights")
                .isTrue();
        try {
            RunDirectory run = new Laboratory(disk, laboratory.experiment(), laboratory.services()).newRun("full");
            try (Victim trainer = laboratory.start(run)) {
                assertThat(trainer.awaitEnd()).isEqualTo(1);
            }
            RunStatus status = RunStatus.of(run);
            assertThat(status.state()).isEqualTo(RunState.FAILED);
            assertThat(status.reason()).contains("No space left").contains("free space");
            does("mount", "-o", "remount,size=50m", disk.toString());
            laboratory.undisturbed(run).assertSameAs(undisturbed, "after a full disk");
        } finally {
            does("umount", disk.toString());
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "faults.kills",
            matches = "\\d+",
            disabledReason = "long form only: mvn -Pfaults test")
    void aFolderGoneReadOnlyEndsTheRunAndWhenItIsMendedItGoesOnToTheSameBits() throws Exception {
        Laboratory laboratory = Laboratory.small(folder, 20);
        RunResult undisturbed = laboratory.undisturbed(laboratory.newRun("undisturbed"));
        RunDirectory run = laboratory.newRun("read-only");
        String checkpoints = run.checkpointsDirectory().toString();
        try (Victim trainer = laboratory.start(run)) {
            assertThat(trainer.until(
                            () -> Files.exists(run.checkpointsDirectory().resolve("epoch-0002.safetensors"))))
                    .isTrue();
            assumeThat(can("chattr", "+i", checkpoints))
                    .as("a folder can be made read-only for root here")
                    .isTrue();
            try {
                assertThat(trainer.awaitEnd()).isEqualTo(1);
            } finally {
                does("chattr", "-i", checkpoints);
            }
        }
        RunStatus status = RunStatus.of(run);
        assertThat(status.state()).isEqualTo(RunState.FAILED);
        assertThat(status.reason()).contains("checkpoints").contains("permissions");
        laboratory.undisturbed(run).assertSameAs(undisturbed, "after a read-only folder");
    }

    /** Goes back an hour whenever somebody looks. */
    private static final class Backwards extends Clock {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.parse("2026-01-31T12:00:00Z").minus(Duration.ofHours(looks.getAndIncrement()));
        }
    }

    @Test
    void aClockThatRunsBackwardsChangesNothing() throws Exception {
        Laboratory laboratory = Laboratory.small(folder, 2);
        RunDirectory undisturbed = laboratory.newRun("undisturbed");
        RunDirectory run = laboratory.newRun("backwards");
        Services services = laboratory.services();
        Services backwards =
                new Services(services.engines(), services.cacheDirectory(), new Backwards(), services.jvm());
        // Both in this process: another number of threads would give other bits.
        assertThat(new TrainingJob(undisturbed, services, 0).run()).isEqualTo(TrainingJob.Outcome.DONE);
        assertThat(new TrainingJob(run, backwards, 0).run()).isEqualTo(TrainingJob.Outcome.DONE);
        RunResult.of(run).assertSameAs(RunResult.of(undisturbed), "with a clock that runs backwards");
        assertThat(run.record().progress().seconds()).isPositive().isLessThan(TimeUnit.MINUTES.toSeconds(10));
    }
}
