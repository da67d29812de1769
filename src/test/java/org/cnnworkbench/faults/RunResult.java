package org.cnnworkbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;
import org.cnnworkbench.train.TrainingState;

/**
 * All that came of a run and must come out the same, to the last bit, however often its trainer was killed.
 *
 * @param state      the latest checkpoint: weights, optimizer, acts, curve
 * @param epochs     the curve that the journal tells
 * @param batches    the same, by batch
 * @param damages    what is wrong with the journal
 * @param evaluation the file
 */
record RunResult(
        RunState ended,
        TrainingState state,
        List<EpochResult> epochs,
        List<BatchFinished> batches,
        List<String> damages,
        String evaluation) {

    static RunResult of(RunDirectory run) {
        JournalReader reader = new JournalReader(run);
        Curves curves = Curves.of(reader.readNew());
        try {
            return new RunResult(
                    RunStatus.of(run).state(),
                    new Checkpoints(run, run.experiment().training()).load("latest"),
                    curves.epochs(),
                    curves.batches(),
                    reader.damages(),
                    Files.readString(run.evaluationFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A curve without gap or double point, and the same bits. */
    void assertSameAs(RunResult expected, String what) {
        assertThat(ended).as(what).isEqualTo(expected.ended);
        assertThat(damages).as(what + ": damages of the journal").isEmpty();
        assertSameCurves(expected, what);
        assertSameState(expected, what);
    }

    private void assertSameCurves(RunResult expected, String what) {
        assertThat(batches).as(what + ": every batch once, in order").isEqualTo(expected.batches);
        assertThat(batches)
                .as(what + ": in order")
                .isSortedAccordingTo((a, b) -> a.position().compareTo(b.position()))
                .doesNotHaveDuplicates();
        assertThat(timeless(epochs)).as(what + ": curve of the epochs").isEqualTo(timeless(expected.epochs));
    }

    /** Weights, optimizer, acts, curve in the checkpoint, and what came of judging the best network. */
    void assertSameState(RunResult expected, String what) {
        assertThat(timeless(state.history()))
                .as(what + ": curve in the checkpoint")
                .isEqualTo(timeless(expected.state.history()));
        assertThat(state.acts()).as(what).isEqualTo(expected.state.acts());
        assertThat(state.position()).as(what).isEqualTo(expected.state.position());
        assertThat(state.network().step())
                .as(what)
                .isEqualTo(expected.state.network().step());
        assertSame(state.network().parameters(), expected.state.network().parameters(), what);
        List<Map<String, Tensor>> slots = expected.state.network().optimizerSlots();
        assertThat(state.network().optimizerSlots()).as(what).hasSameSizeAs(slots);
        for (int slot = 0; slot < slots.size(); slot++) {
            assertSame(state.network().optimizerSlots().get(slot), slots.get(slot), what + ": optimizer");
        }
        assertThat(evaluation).as(what + ": evaluation").isEqualTo(expected.evaluation);
    }

    private static void assertSame(Map<String, Tensor> actual, Map<String, Tensor> expected, String what) {
        assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
        actual.forEach((name, tensor) -> assertThat(tensor.values())
                .as(what + ": " + name)
                .isEqualTo(Objects.requireNonNull(expected.get(name)).values()));
    }

    /** The time that an epoch took is the one thing that may differ. */
    private static List<EpochResult> timeless(List<EpochResult> epochs) {
        return epochs.stream()
                .map(epoch -> new EpochResult(
                        epoch.epoch(), epoch.learningRate(), epoch.training(), epoch.validation(), 0, 0))
                .toList();
    }
}
