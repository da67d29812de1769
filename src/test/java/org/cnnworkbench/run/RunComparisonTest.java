package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Checkpoints.Saved;
import org.cnnworkbench.run.RunComparison.Circumstance;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {

    @TempDir
    private Path folder;

    private RunDirectory run(String name, String training, TrainingState... states) {
        RunContext context = TestStates.context(training);
        RunDirectory run = new RunStore(folder, Clock.systemUTC())
                .createAt(folder.resolve(name), context.experiment(), folder, List.of(), null);
        for (TrainingState state : states) {
            CheckpointFile.write(
                    state,
                    context,
                    run.checkpointsDirectory()
                            .resolve(Saved.at(state.position(), false).file()));
        }
        return run;
    }

    /** The state after three epochs, with something changed in the second. */
    private static TrainingState second(UnaryOperator<EpochResult> change) {
        TrainingState state = TestStates.after(3, null);
        List<EpochResult> history = new ArrayList<>(state.history());
        history.set(1, change.apply(history.get(1)));
        return new TrainingState(state.network(), history, null, state.acts());
    }

    @Test
    void whatIsTheSameButForItsTimesIsTheSame() {
        RunDirectory one = run("one", "{}", TestStates.after(3, null));
        RunDirectory other = run(
                "other",
                "{\"keep_last\": 7}",
                second(epoch -> new EpochResult(2, epoch.learningRate(), epoch.training(), epoch.validation(), 99, 1)));
        RunComparison comparison = RunComparison.of(one, other);
        assertThat(comparison.isSame()).isTrue();
        assertThat(comparison.circumstances()).isEmpty();
        assertThat(comparison.weights().numbers()).isEqualTo(6);
        assertThat(comparison.toJson().get("same").asBoolean()).isTrue();
    }

    @Test
    void oneBitOfOneWeightIsADifference() {
        TrainingState changed = TestStates.after(3, null);
        float[] mean = TestStates.tensor(changed.network().parameters(), "batch_norm_1.mean")
                .values();
        mean[1] = 0f;
        RunComparison comparison = RunComparison.of(
                run("one", "{}", TestStates.after(3, null)), run("other", "{\"threads\": 2}", changed));
        assertThat(comparison.isSame()).isFalse();
        assertThat(comparison.weights().differences())
                .as("0 and -0 are equal as numbers")
                .containsExactly(new TensorComparison.Difference("batch_norm_1.mean", 1, 2, 0));
        assertThat(comparison.optimizer().isSame()).isTrue();
        assertThat(comparison.circumstances())
                .containsExactly(new Circumstance("experiment.training.threads", "the default", "2"));
    }

    @Test
    void theFirstEpochWithAnotherLossIsNamed() {
        RunComparison comparison = RunComparison.of(
                run("one", "{}", TestStates.after(3, null)),
                run(
                        "other",
                        "{}",
                        second(epoch -> new EpochResult(
                                2,
                                epoch.learningRate(),
                                new EpochResult.Scores(Math.nextUp(1.0 / 3), 0.25),
                                epoch.validation(),
                                epoch.seconds(),
                                epoch.imagesPerSecond()))));
        assertThat(comparison.differentFrom()).isEqualTo(2);
        assertThat(comparison.weights().isSame()).isTrue();
        assertThat(comparison.isSame()).isFalse();
    }

    @Test
    void runsAreComparedAtTheLastPlaceOfWhichBothHaveACheckpoint() {
        RunDirectory one = run("one", "{}", TestStates.after(2, null), TestStates.after(4, null));
        RunDirectory other = run("other", "{}", TestStates.after(2, null), TestStates.after(3, null));
        assertThat(RunComparison.of(one, other).at().epochs()).isEqualTo(2);
        assertThatThrownBy(() -> RunComparison.of(one, run("third", "{}", TestStates.after(1, null))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("after epoch 4")
                .hasMessageContaining("after epoch 1");
    }
}
