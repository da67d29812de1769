package org.cnnworkbench.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.ui.common.plot.PlotMark;
import org.cnnworkbench.ui.common.plot.Samples;
import org.junit.jupiter.api.Test;

class RunJournalTest {

    private static final int BATCHES = 4;
    private static final LayerStatistics.Moments MOMENTS = new LayerStatistics.Moments(0, 1);

    private final RunJournal journal = new RunJournal(new RunDirectory(Path.of("run")));
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private long sequence;

    @Test
    void batchesAreCurvesOverEpochs() {
        started(0, 0);
        batch(1, 1, 2.0);
        batch(1, 2, 1.5);

        RunProgress progress = journal.progress();
        assertThat(progress.phase()).isEqualTo(RunPhase.RUNNING);
        assertThat(column(progress.batches(), progress.batches().epochs())).containsExactly(0.25, 0.5);
        assertThat(column(progress.batches(), progress.batches().values()[RunProgress.BATCH_LOSS]))
                .containsExactly(2.0, 1.5);
        assertThat(progress.position()).isEqualTo(new Position(0, 2));
        assertThat(progress.share()).isEqualTo(0.05);
    }

    @Test
    void whatLayBehindACheckpointIsDroppedWhereAnotherTrainerGoesOn() {
        started(0, 0);
        batch(1, 1, 2.0);
        batch(1, 2, 1.5);
        layers(0, 2, 0.01);
        batch(1, 3, 1.2);
        epoch(1, 1.1, true);
        started(0, 1);
        batch(1, 2, 1.6);

        RunProgress progress = journal.progress();
        assertThat(column(progress.batches(), progress.batches().values()[0])).containsExactly(2.0, 1.6);
        assertThat(progress.epochs().size()).isZero();
        assertThat(progress.best()).isNull();
        assertThat(progress.layers().get("conv2d_0")).extracting(Samples::size).isEqualTo(0);
        assertThat(progress.marks()).isEmpty();
    }

    @Test
    void timeStandsStillWhileItRestsAndBetweenTrainers() {
        started(0, 0);
        batch(1, 1, 2.0);
        tell(new TrainingEvent.Steered(new Position(0, 1), new SteeringAct.Pause(), false));
        assertThat(journal.progress().phase()).isEqualTo(RunPhase.PAUSED);
        now = now.plusSeconds(1000);
        tell(new TrainingEvent.Steered(new Position(0, 1), new SteeringAct.Continue(), false));
        batch(1, 2, 1.5);
        now = now.plusSeconds(1000);
        started(0, 2);
        batch(1, 3, 1.4);

        // One second passes before each event but those after a rest and those with which a trainer begins.
        assertThat(column(
                        journal.progress().batches(),
                        journal.progress().batches().seconds()))
                .containsExactly(1, 3, 4);
    }

    @Test
    void theBestEpochIsMarkedOnceAndKnown() {
        started(0, 0);
        epoch(1, 1.0, true);
        epoch(2, 0.8, true);
        epoch(3, 0.9, false);

        RunProgress progress = journal.progress();
        assertThat(progress.best()).isNotNull().extracting(EpochResult::epoch).isEqualTo(2);
        assertThat(progress.marks())
                .filteredOn(mark -> mark.kind() == PlotMark.Kind.BEST)
                .extracting(PlotMark::epochs)
                .containsExactly(2.0);
    }

    @Test
    void steeringIsListedWithItsPlace() {
        started(0, 0);
        batch(1, 1, 2.0);
        tell(new TrainingEvent.Steered(new Position(0, 1), new SteeringAct.SetLearningRate(0.002), false));
        tell(new TrainingEvent.Steered(new Position(0, 1), new SteeringAct.SetEpochs(7), false));

        RunProgress progress = journal.progress();
        assertThat(progress.plannedEpochs()).isEqualTo(7);
        assertThat(progress.events())
                .extracting(event -> event.mark().text())
                .containsExactly("Learning rate 0.002", "7 epochs planned");
        assertThat(progress.events().getFirst().mark().epochs()).isEqualTo(0.25);
    }

    @Test
    void timeLeftFollowsTheLastEpochs() {
        started(0, 0);
        batch(1, 1, 2.0);
        batch(1, 2, 2.0);
        // 32 images a second; of ten epochs with 100 images nine and a half are left.
        assertThat(journal.progress().imagesPerSecond()).isEqualTo(32, within(1e-9));
        assertThat(journal.progress().timeLeft()).isEqualTo(Duration.ofMillis(29_688));
        epoch(1, 1.0, true);
        assertThat(journal.progress().timeLeft()).isEqualTo(Duration.ofSeconds(9 * 5));
    }

    private void started(int epochs, int batches) {
        tell(new TrainingEvent.Started(epochs, batches, 10, BATCHES, 100, 20, 1000));
    }

    private void batch(int epoch, int batch, double loss) {
        tell(new TrainingEvent.BatchFinished(epoch, batch, 1, loss, 0.5, 32, 0.1));
    }

    private void epoch(int epoch, double loss, boolean best) {
        EpochResult.Scores scores = new EpochResult.Scores(loss, 0.3);
        tell(new TrainingEvent.EpochFinished(new EpochResult(epoch, 0.1, scores, scores, 5, 20), best));
    }

    private void layers(int epochs, int batches, double ratio) {
        tell(new TrainingEvent.LayersObserved(
                new Position(epochs, batches),
                List.of(new LayerStatistics("conv2d_0", MOMENTS, MOMENTS, MOMENTS, ratio))));
    }

    /** A second after what was told before. */
    private void tell(TrainingEvent event) {
        now = now.plusSeconds(1);
        journal.add(new JournalEntry(++sequence, now, event));
    }

    private static double[] column(Samples samples, double[] column) {
        return Arrays.copyOf(column, samples.size());
    }
}
