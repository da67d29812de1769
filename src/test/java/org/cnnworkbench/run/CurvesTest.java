package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private final Curves curves = new Curves();

    private void started(int epochs, int batches) {
        curves.add(new TrainingEvent.Started(epochs, batches, 10, 3, 100, 10, 1000));
    }

    private void batch(int epoch, int batch, double loss) {
        curves.add(new BatchFinished(epoch, batch, 1, loss, 0, 32, 0.1));
    }

    private void epoch(int epoch, double loss) {
        curves.add(new TrainingEvent.EpochFinished(
                new EpochResult(epoch, 0.1, new EpochResult.Scores(loss, 0), null, 1, 1), true));
    }

    private void steered(int epochs, int batches, SteeringAct act, boolean repeated) {
        curves.add(new TrainingEvent.Steered(new Position(epochs, batches), act, repeated));
    }

    private List<Double> losses() {
        return curves.batches().stream().map(BatchFinished::loss).toList();
    }

    @Test
    void whatWasTrainedAgainAfterACrashIsThereOnce() {
        started(0, 0);
        batch(1, 1, 0.9);
        batch(1, 2, 0.8);
        batch(1, 3, 0.7);
        epoch(1, 0.75);
        batch(2, 1, 0.6);
        started(0, 1);
        batch(1, 2, 0.81);
        batch(1, 3, 0.71);
        epoch(1, 0.76);
        assertThat(losses()).containsExactly(0.9, 0.81, 0.71);
        assertThat(curves.epochs()).extracting(e -> e.training().loss()).containsExactly(0.76);
    }

    @Test
    void whatLiesBeforeTheCheckpointStays() {
        started(0, 0);
        batch(1, 1, 0.9);
        batch(1, 2, 0.8);
        batch(1, 3, 0.7);
        epoch(1, 0.75);
        started(1, 0);
        batch(2, 1, 0.6);
        assertThat(losses()).containsExactly(0.9, 0.8, 0.7, 0.6);
        assertThat(curves.epochs()).hasSize(1);
    }

    @Test
    void anActThatIsDoneAgainAfterACrashIsOneAct() {
        SteeringAct slower = new SteeringAct.SetLearningRate(0.01);
        steered(1, 2, slower, false);
        started(1, 0);
        assertThat(curves.acts()).as("still to be done again").hasSize(1);
        steered(1, 2, slower, true);
        assertThat(curves.acts()).containsExactly(new AppliedAct(new Position(1, 2), slower));
    }

    @Test
    void aNewActAfterACrashTakesThePlaceOfThoseThatHadBeenDoneBehindIt() {
        steered(1, 2, new SteeringAct.SetLearningRate(0.01), false);
        steered(1, 3, new SteeringAct.TakeCheckpoint(), false);
        started(1, 0);
        SteeringAct other = new SteeringAct.SetLearningRate(0.5);
        steered(1, 1, other, false);
        assertThat(curves.acts())
                .containsExactly(
                        new AppliedAct(new Position(1, 3), new SteeringAct.TakeCheckpoint()),
                        new AppliedAct(new Position(1, 1), other));
    }
}
