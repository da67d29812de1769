package org.cnnworkbench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.TrainingEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies whose processes are killed come to what an undisturbed one comes to, to the last bit, and no fold is trained twice. The long
 * form, {@code mvn -Pfaults test}, kills after every event.
 */
class StudyKillTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TRIALS = 3;
    private static final int FOLDS = 2;
    private static final String SPACE =
            "{\"training.optimizer.learning_rate\": {\"from\": 0.0001, \"to\": 0.1, \"log\": true}}";
    private static final String MORE =
            "\"sampler\": {\"type\": \"tpe\", \"startup\": 2}, \"trials\": 3, \"workers\": 2, \"folds\": 2";

    @TempDir
    private static Path folder;

    private static StudyDirectory undisturbed;

    @BeforeAll
    static void anUndisturbedStudy() throws InterruptedException {
        undisturbed = SmallStudies.study(folder.resolve("undisturbed"), SPACE, MORE);
        // In processes, since only those are started as the engine needs it.
        finish(undisturbed);
    }

    @Test
    void killedWhereverItIsAStudyComesToTheSame() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(folder.resolve("killed"), SPACE, MORE);
        int last = TRIALS * (FOLDS + 2);
        int step = System.getProperty("faults.kills") != null ? 1 : 6;

        for (int events = 2; events < last; events += step) {
            kill(study, events);
        }
        finish(study);

        assertIsAsUndisturbed(study);
        runs(study)
                .forEach(run -> assertThat(timesBegun(run))
                        .as("trainings go on while the study's process is away: %s", run)
                        .isLessThanOrEqualTo(2));
    }

    @Test
    void whereAWorkerIsKilledItsFoldGoesOnFromItsCheckpoint() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(folder.resolve("worker"), SPACE, MORE);

        StudyProcess process = StudyProcess.start(study, SmallStudies.SERVICES, 2, null);
        ProcessHandle handle = ProcessHandle.of(process.processId()).orElseThrow();
        await(() -> {
            // A fold takes a moment, and one that was killed just after its end costs nothing and isn't told.
            if (runs(study).stream().anyMatch(RunLock::isHeld)) {
                handle.descendants().forEach(ProcessHandle::destroyForcibly);
            }
            return !process.isAlive() || events(study).stream().anyMatch(StudyEvent.Note.class::isInstance);
        });

        assertThat(process.exitCode()).isZero();
        assertIsAsUndisturbed(study);
        assertThat(events(study))
                .filteredOn(StudyEvent.Note.class::isInstance)
                .asString()
                .contains("ended by signal 9")
                .contains("goes on from its latest checkpoint");
    }

    /** Starts the study's process and kills it when so many things have happened; those that train go on. */
    private static void kill(StudyDirectory study, int events) throws InterruptedException {
        StudyProcess process = StudyProcess.start(study, SmallStudies.SERVICES, 2, null);
        ProcessHandle handle = ProcessHandle.of(process.processId()).orElseThrow();
        await(() -> !process.isAlive() || happened(study) >= events);
        handle.destroyForcibly();
        process.exitCode();
    }

    private static void finish(StudyDirectory study) throws InterruptedException {
        assertThat(StudyProcess.start(study, SmallStudies.SERVICES, 2, null).exitCode())
                .isZero();
    }

    private static List<StudyEvent> events(StudyDirectory study) {
        return study.events().after(0).values();
    }

    private static long happened(StudyDirectory study) {
        return events(study).stream()
                .filter(event -> !(event instanceof StudyEvent.Started))
                .count();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    private static List<RunDirectory> runs(StudyDirectory study) {
        return IntStream.range(0, TRIALS)
                .boxed()
                .flatMap(trial -> IntStream.range(0, FOLDS).mapToObj(fold -> study.run(trial, fold)))
                .toList();
    }

    private static long timesBegun(RunDirectory run) {
        return new JournalReader(run)
                .readNew().stream()
                        .map(JournalEntry::event)
                        .filter(TrainingEvent.Started.class::isInstance)
                        .count();
    }

    private static void assertIsAsUndisturbed(StudyDirectory study) {
        StudyState state = SmallStudies.state(study);
        StudyState expected = SmallStudies.state(undisturbed);
        assertThat(state.trials()).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
        assertThat(state.trials()).extracting(Trial::point).isEqualTo(points(expected));
        assertThat(state.trials()).extracting(Trial::scores).isEqualTo(scores(expected));
        for (int i = 0; i < runs(study).size(); i++) {
            assertThat(losses(runs(study).get(i)))
                    .as("%s", runs(study).get(i))
                    .isEqualTo(losses(runs(undisturbed).get(i)));
        }
        assertThat(state.refitted()).isEqualTo(expected.refitted());
    }

    private static List<?> points(StudyState state) {
        return state.trials().stream().map(Trial::point).toList();
    }

    private static List<?> scores(StudyState state) {
        return state.trials().stream().map(Trial::scores).toList();
    }

    private static List<EpochResult.Scores> losses(RunDirectory run) {
        return Curves.of(new JournalReader(run).readNew()).epochs().stream()
                .map(EpochResult::training)
                .toList();
    }
}
