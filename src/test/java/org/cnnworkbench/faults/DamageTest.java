package org.cnnworkbench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.Interruption;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.Preparation;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.TrainingJob;
import org.cnnworkbench.run.TrainingJob.Outcome;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of a run, hurt in every way. Who looks at the run is told, in one sentence that names the file, or sees what is right. Who
 * resumes it gets the same bits as if nothing had happened, or is told, and then gets them when the file is brought back.
 */
class DamageTest {

    private static final int TIMES = Integer.getInteger("faults.damages", 0);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Without these nobody can say what was asked or trained, where no checkpoint says it. */
    private static final Set<Outcome> TOLD = Set.of(Outcome.WRONG_INPUT, Outcome.FAILED);

    @TempDir
    private static Path folder;

    private static Laboratory laboratory;
    private static RunDirectory interrupted;
    private static RunDirectory finished;
    private static RunResult undisturbed;

    @BeforeAll
    static void trainHalfOfIt() throws IOException {
        laboratory = Laboratory.small(folder, 3);
        interrupted = laboratory.newRun("interrupted");
        Interruption.repeat(
                interrupted,
                List.of(new AppliedAct(Position.START, new SteeringAct.Stop(SteeringAct.When.AFTER_EPOCH))));
        Files.writeString(interrupted.logFile(), "what a trainer said\n");
        new CommandFile(interrupted).append(new SteeringAct.SetLearningRate(0.002));
        assertThat(new TrainingJob(interrupted, laboratory.services(), 0).run()).isEqualTo(Outcome.DONE);
        Interruption.pretend(interrupted);
        finished = copy(interrupted, "finished");
        assertThat(resume(finished)).isEqualTo(Outcome.DONE);
        undisturbed = RunResult.of(finished);
        assertThat(undisturbed.epochs()).hasSize(3);
        assertThat(undisturbed.state().acts()).hasSize(1);
    }

    static Stream<String> files() throws IOException {
        return Folders.content(interrupted.path()).stream()
                .filter(Files::isRegularFile)
                .map(file -> interrupted.path().relativize(file).toString());
    }

    static Stream<String> filesOfAFinishedRun() throws IOException {
        return Folders.content(finished.path()).stream()
                .filter(Files::isRegularFile)
                .map(file -> finished.path().relativize(file).toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void anInterruptedRunGoesOnToTheSameBitsOrSaysWhatIsDamaged(String file) throws IOException {
        hurtEveryWay(interrupted, file);
    }

    @ParameterizedTest
    @MethodSource("filesOfAFinishedRun")
    void aFinishedRunShowsWhatIsRightOrSaysWhatIsDamaged(String file) throws IOException {
        hurtEveryWay(finished, file);
    }

    private static void hurtEveryWay(RunDirectory template, String file) throws IOException {
        SplittableRandom random = new SplittableRandom(file.hashCode());
        SoftAssertions softly = new SoftAssertions();
        for (int time = 0; time < Math.max(1, TIMES); time++) {
            for (Damage damage : damages(template, file)) {
                String what = template.path().getFileName() + ": " + file + " " + damage;
                RunDirectory run = copy(template, "hurt");
                damage.happensTo(run.path().resolve(file), random);
                softly.assertThatCode(() -> look(run)).as(what + ": looking").doesNotThrowAnyException();
                softly.assertThatCode(() -> goOn(template, run, file, what))
                        .as(what + ": going on")
                        .doesNotThrowAnyException();
                Folders.delete(run.path());
            }
        }
        softly.assertAll();
    }

    /** In the short form each file meets some of the damages, and each damage some of the files. */
    private static List<Damage> damages(RunDirectory template, String file) {
        int rest = template.equals(finished) ? 24 : 12;
        return Stream.of(Damage.values())
                .filter(damage -> TIMES > 0 || (damage.ordinal() + file.hashCode()) % rest == 0)
                .toList();
    }

    /** Whatever is read is right, or the error of a person that names the place. */
    private static void look(RunDirectory run) {
        read(run, () -> RunStatus.of(run));
        read(run, run::experiment);
        read(run, () -> Preparation.read(run));
        read(
                run,
                () -> assertThat(RunEvaluation.read(run).toJson())
                        .isEqualTo(RunEvaluation.read(finished).toJson()));
        read(run, () -> new Checkpoints(run, laboratory.experiment().training()).load("best"));
        read(run, () -> new Checkpoints(run, laboratory.experiment().training()).load("latest"));
        List<JournalEntry> entries = new ArrayList<>();
        read(run, () -> entries.addAll(new JournalReader(run).readNew()));
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof TrainingEvent.FiltersChanged filters) {
                read(run, () -> assertThat(filters.kernels()).isNotEmpty());
            }
        }
    }

    private static void read(RunDirectory run, Runnable reading) {
        Throwable thrown = catchThrowable(reading::run);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(InputException.class);
            assertThat(thrown.getMessage())
                    .doesNotContain("\n")
                    .containsAnyOf(run.path().toString(), "checkpoint");
        }
    }

    private static void goOn(RunDirectory template, RunDirectory run, String file, String what) throws IOException {
        Outcome outcome = resume(run);
        if (TOLD.contains(outcome)) {
            Path hurt = run.path().resolve(file);
            if (Files.exists(hurt)) {
                Folders.delete(hurt);
            }
            Files.copy(template.path().resolve(file), hurt);
            assertThat(resume(run)).as(what + ": brought back").isEqualTo(Outcome.DONE);
        }
        RunResult result = RunResult.of(run);
        if (toldThatTheBestIsMissing(run)) {
            result = new RunResult(
                    result.ended(),
                    result.state(),
                    result.epochs(),
                    result.batches(),
                    result.damages(),
                    undisturbed.evaluation());
        }
        result.assertSameState(undisturbed, what);
        assertThat(result.epochs().stream().map(epoch -> epoch.training()).toList())
                .isEqualTo(undisturbed.epochs().stream()
                        .map(epoch -> epoch.training())
                        .toList());
    }

    private static boolean toldThatTheBestIsMissing(RunDirectory run) {
        return new JournalReader(run)
                .readNew().stream()
                        .anyMatch(entry -> entry.event() instanceof TrainingEvent.Note note
                                && note.text().contains("is judged instead"));
    }

    private static Outcome resume(RunDirectory run) {
        return assertTimeoutPreemptively(
                LONGEST, () -> new TrainingJob(run, laboratory.services(), new CommandFile(run).size()).run());
    }

    private static RunDirectory copy(RunDirectory from, String name) throws IOException {
        RunDirectory copy = new RunDirectory(folder.resolve(name));
        Folders.copy(from.path(), copy.path());
        return copy;
    }
}
