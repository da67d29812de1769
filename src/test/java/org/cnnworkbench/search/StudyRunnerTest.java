package org.cnnworkbench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.TrainingJob;
import org.cnnworkbench.search.result.FoldResult;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchedExperiment;
import org.cnnworkbench.train.DataSettings.CrossValidation;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study makes of its trials, on real trainings. */
class StudyRunnerTest {

    private static final String RATES = "{\"training.optimizer.learning_rate\": [0.0001, 0.01, 0.05]}";

    @TempDir
    private Path folder;

    @Test
    void aGridRanksItsTrialsAsTrainingEachFoldByHandDoes() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(folder.resolve("s"), RATES, "\"sampler\": \"grid\", \"folds\": 3");

        StudyState state = SmallStudies.run(study);

        assertThat(state.trials()).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
        List<Double> byHand = new ArrayList<>();
        for (double rate : List.of(0.0001, 0.01, 0.05)) {
            double sum = 0;
            for (int fold = 0; fold < 3; fold++) {
                sum += accuracyByHand(study.plan(), rate, fold);
            }
            byHand.add(sum / 3);
        }
        for (Trial trial : state.trials()) {
            assertThat(trial.score()).isCloseTo(byHand.get(trial.number()), within(1e-12));
        }
        assertThat(state.best().orElseThrow().number())
                .isEqualTo(byHand.indexOf(
                        byHand.stream().max(Comparator.naturalOrder()).orElseThrow()));
    }

    /** One training of one fold, made without a study. */
    private double accuracyByHand(StudyPlan plan, double rate, int fold) {
        Experiment experiment = new SearchedExperiment(plan.experiment(), plan.space())
                .apply(point("{\"training.optimizer.learning_rate\": " + rate + "}"));
        RunDirectory run = new RunStore(folder.resolve("by-hand"), SmallStudies.SERVICES.clock())
                .create(
                        new Experiment(
                                "by hand",
                                experiment.architecture(),
                                experiment.data().withSplits(plan.seed(), new CrossValidation(3, fold)),
                                experiment.augmentation(),
                                experiment.training()),
                        folder,
                        List.of(),
                        null);
        new TrainingJob(run, SmallStudies.SERVICES, 0).run();
        return Objects.requireNonNull(Curves.of(new JournalReader(run).readNew())
                        .epochs()
                        .getLast()
                        .validation())
                .accuracy();
    }

    private static Point point(String json) {
        return Point.CODEC.read(JsonValue.parse("point", json));
    }

    @Test
    void theBestIsTrainedOnceMoreOnAllImagesAndJudgedOnTheTestImages() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(folder, RATES, "\"sampler\": \"grid\", \"folds\": 2");

        StudyState state = SmallStudies.run(study);

        StudyEvent.Refitted refitted = Objects.requireNonNull(state.refitted());
        assertThat(refitted.trial()).isEqualTo(state.best().orElseThrow().number());
        RunDirectory run = study.run(refitted);
        assertThat(run.record().state()).isEqualTo(RunState.COMPLETED);
        assertThat(Objects.requireNonNull(run.record().data()).trainingImages()).isEqualTo(150);
        assertThat(refitted.accuracy()).isBetween(0.3, 1.0);
    }

    @Test
    void aTrialWhoseNumbersAreLostIsRecordedAndTheOthersGoOn() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(
                folder,
                "{\"training.optimizer.learning_rate\": [1e30, 0.01]}",
                "\"sampler\": \"grid\", \"folds\": 2, \"refit\": false");

        StudyState state = SmallStudies.run(study);

        Trial failed = state.trials().stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.reason()).startsWith("fold 0: ").contains("learning rate");
        assertThat(state.count(TrialState.COMPLETE)).isOne();
        assertThat(state.best().orElseThrow().number()).isNotEqualTo(failed.number());
    }

    @Test
    void pointsThatGiveNoNetworkAreSkippedAndCounted() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(
                folder, "{\"layers[0].kernel_size\": [3, 9]}", "\"sampler\": \"grid\", \"folds\": 2, \"refit\": false");

        StudyState state = SmallStudies.run(study);

        assertThat(state.trials()).singleElement().extracting(Trial::state).isEqualTo(TrialState.COMPLETE);
        assertThat(state.skipped()).singleElement().satisfies(skip -> {
            assertThat(skip.point()).isEqualTo(point("{\"layers[0].kernel_size\": 9}"));
            assertThat(skip.reason()).contains("9");
        });
    }

    @Test
    void aHopelessTrialIsGivenUpInItsFirstFold() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(
                folder,
                "{\"training.optimizer.learning_rate\": [0.01, 0.02, 0.000001]}",
                "\"sampler\": \"grid\", \"folds\": 2, \"refit\": false, \"pruner\": {\"type\": \"median\", \"startup\": 2}");

        StudyState state = SmallStudies.run(study);

        assertThat(state.trials()).hasSize(3);
        Trial pruned = state.trials().stream()
                .filter(trial -> trial.state() == TrialState.PRUNED)
                .findFirst()
                .orElseThrow();
        assertThat(pruned.point()).isEqualTo(point("{\"training.optimizer.learning_rate\": 0.000001}"));
        assertThat(pruned.folds()).isEmpty();
        assertThat(pruned.scores()).hasSize(1);
        assertThat(study.run(pruned.number(), 1).isRun()).isFalse();
    }

    @Test
    void theSameStudyTwiceProposesTheSameTrials() throws InterruptedException {
        String space = "{\"training.optimizer.learning_rate\": {\"from\": 0.0001, \"to\": 0.1, \"log\": true}}";
        String more =
                "\"sampler\": {\"type\": \"tpe\", \"startup\": 2}, \"trials\": 5, \"workers\": 2, \"folds\": 2, \"refit\": false";

        StudyState first = SmallStudies.run(SmallStudies.study(folder.resolve("1"), space, more));
        StudyState second = SmallStudies.run(SmallStudies.study(folder.resolve("2"), space, more));

        assertThat(second.trials())
                .extracting(Trial::point, Trial::score)
                .containsExactlyElementsOf(first.trials().stream()
                        .map(trial -> tuple(trial.point(), trial.score()))
                        .toList());
    }

    @Test
    void aFinishedStudyIsExtendedAndTakesTrialsByHand() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(
                folder,
                "{\"training.optimizer.learning_rate\": {\"from\": 0.0001, \"to\": 0.1, \"log\": true}}",
                "\"trials\": 1, \"folds\": 2");
        assertThat(SmallStudies.run(study).trials()).hasSize(1);

        study.requests().append(new StudyRequest.AddTrial(point("{\"training.optimizer.learning_rate\": 0.02}")));
        study.requests().append(new StudyRequest.SetTrials(3));
        study.requests().append(new StudyRequest.AddTrial(point("{\"training.optimizer.learning_rate\": 5}")));
        StudyState state = SmallStudies.run(study);

        assertThat(state.trials()).hasSize(3);
        assertThat(state.trials().get(1).byHand()).isTrue();
        assertThat(state.trials()).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
        assertThat(study.events().after(0).values())
                .filteredOn(StudyEvent.RequestRefused.class::isInstance)
                .singleElement()
                .asString()
                .contains("learning_rate");
        assertThat(SmallStudies.run(study).trials()).hasSize(3);
    }

    @Test
    void whatIsAskedForWhileTheBestIsTrainedOnceMoreIsDoneToo() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(
                folder,
                "{\"training.optimizer.learning_rate\": {\"from\": 0.0001, \"to\": 0.1, \"log\": true}}",
                "\"trials\": 1, \"folds\": 2");
        InThisProcess executor = new InThisProcess(SmallStudies.SERVICES);

        new StudyRunner(study, SmallStudies.SERVICES, 0).run(new TrialExecutor() {
            @Override
            public Training train(RunDirectory run) {
                if (run.path().equals(study.refit(0).path())) {
                    study.requests().append(new StudyRequest.SetTrials(2));
                }
                return executor.train(run);
            }

            @Override
            public void close() {
                executor.close();
            }
        });

        assertThat(SmallStudies.state(study).trials())
                .extracting(Trial::state)
                .containsExactly(TrialState.COMPLETE, TrialState.COMPLETE);
    }

    @Test
    void aStudyThatIsStoppedGoesOnWithTheFoldThatItLeft() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(
                folder, "{\"training.epochs\": [40]}", "\"sampler\": \"grid\", \"folds\": 2, \"refit\": false");
        study.requests().append(new StudyRequest.Stop());

        CompletableFuture<StudyState> stopped =
                CompletableFuture.supplyAsync(() -> runUnchecked(study), InThisProcess::inThreadOfItsOwn);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !new JournalReader(study.run(0, 0)).readNew().isEmpty());
        study.requests().append(new StudyRequest.Stop());
        StudyState state = stopped.join();

        assertThat(state.finished()).extracting(StudyEvent.Finished::ending).isEqualTo(StudyEvent.Ending.STOPPED);
        assertThat(state.trials()).singleElement().extracting(Trial::isOver).isEqualTo(false);
        assertThat(study.run(0, 0).record().state()).isEqualTo(RunState.STOPPED);

        StudyState done = SmallStudies.run(study);
        assertThat(done.trials()).singleElement().extracting(Trial::state).isEqualTo(TrialState.COMPLETE);
        List<TrainingEvent> told = new JournalReader(study.run(0, 0))
                .readNew().stream().map(JournalEntry::event).toList();
        assertThat(told).filteredOn(TrainingEvent.Started.class::isInstance).hasSize(2);
        assertThat(told)
                .filteredOn(TrainingEvent.EpochFinished.class::isInstance)
                .as("no epoch twice")
                .hasSize(40);
    }

    private static StudyState runUnchecked(StudyDirectory study) {
        try {
            return SmallStudies.run(study);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theScoreOfATrialIsTheMeanOfItsFolds() throws InterruptedException {
        StudyDirectory study = SmallStudies.study(
                folder,
                "{\"training.optimizer.learning_rate\": [0.01]}",
                "\"sampler\": \"grid\", \"folds\": 3, \"refit\": false, \"metric\": \"loss\"");

        Trial trial = SmallStudies.run(study).trials().getFirst();

        double mean = trial.folds().stream()
                .mapToDouble(FoldResult::testScore)
                .average()
                .orElseThrow();
        assertThat(trial.score()).isNegative().isCloseTo(mean, within(1e-12));
        assertThat(trial.folds()).allSatisfy(fold -> {
            assertThat(fold.fitSeconds()).isPositive();
            assertThat(fold.scoreSeconds()).isNotNegative();
        });
    }

    @Test
    void withoutImagesToCompareByNothingIsTrained() {
        StudyDirectory study = SmallStudies.study(
                folder, "{\"data.validation\": [0], \"training.batch_size\": [8]}", "\"sampler\": \"grid\"");
        StudyDirectory none = StudyStore.createAt(
                folder.resolve("none"),
                study.plan()
                        .with(new SearchedExperiment(
                                        study.plan().experiment(), study.plan().space())
                                .apply(point("{\"data.validation\": 0, \"training.batch_size\": 8}"))));

        assertThatThrownBy(() -> SmallStudies.run(none))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("validation");
        assertThat(SmallStudies.state(none).finished())
                .extracting(StudyEvent.Finished::ending)
                .isEqualTo(StudyEvent.Ending.FAILED);
    }
}
