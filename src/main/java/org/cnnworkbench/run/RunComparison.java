package org.cnnworkbench.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.run.Checkpoints.Saved;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.TrainingState;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side at the same place: whether weights, optimizer state and curves are the same to the last bit, and if not, what is
 * different, in them and in what their numbers depend on. Times are not compared.
 *
 * @param original       directory of the one
 * @param other          directory of the other, a reproduction of the first or any other run
 * @param at             how far both had come
 * @param weights        the networks' parameters
 * @param optimizer      what the optimizers remember
 * @param steps          optimizer steps that the original had taken
 * @param otherSteps     those of the other
 * @param epochs         of the curves compared
 * @param differentFrom  the first epoch whose row of the curves is different; null where none is
 * @param circumstances  what is different in machine, program, engine, images, experiment and steering
 */
public record RunComparison(
        String original,
        String other,
        Position at,
        TensorComparison weights,
        TensorComparison optimizer,
        long steps,
        long otherSteps,
        int epochs,
        @Nullable Integer differentFrom,
        List<Circumstance> circumstances) {

    private static final RecordCodec<RunComparison> CODEC = RecordCodec.of(RunComparison.class, JsonCodecs.ALL);

    /**
     * Something that the numbers may depend on and that is different.
     *
     * @param what     {@code engine.threads}
     * @param original its value in the one run
     * @param other    its value in the other
     */
    public record Circumstance(String what, String original, String other) {}

    public RunComparison {
        circumstances = List.copyOf(circumstances);
    }

    /** Whether weights, optimizer state and curves are the same to the last bit. */
    public boolean isSame() {
        return weights.isSame() && optimizer.isSame() && steps == otherSteps && differentFrom == null;
    }

    /** With a field {@code same} in front. */
    public ObjectNode toJson() {
        ObjectNode json = CODEC.write(this);
        ObjectNode all = json.objectNode();
        all.put("same", isSame());
        all.setAll(json);
        return all;
    }

    /**
     * Compares a reproduction with the checkpoint of its original that it was made for, and other runs at the last place of which both have
     * a checkpoint.
     *
     * @throws InputException where there is no such place, or a checkpoint is damaged
     */
    public static RunComparison of(RunDirectory original, RunDirectory other) {
        if (Files.exists(other.originalFile()) && isReproduction(original, other)) {
            TrainingState expected = CheckpointFile.read(other.originalFile());
            return of(original, expected, other, at(other, expected.position()));
        }
        for (Saved saved : checkpoints(original).list().reversed()) {
            Optional<Saved> match = find(other, saved.position());
            if (match.isPresent() && !saved.isInherited()) {
                return of(
                        original,
                        checkpoints(original).read(saved),
                        other,
                        checkpoints(other).read(match.get()));
            }
        }
        throw new InputException("the runs can't be compared: expected a checkpoint of the same place in both; "
                + original + " has come to " + reached(original) + ", " + other + " to " + reached(other));
    }

    private static boolean isReproduction(RunDirectory original, RunDirectory other) {
        RunRecord.Origin origin = other.record().origin();
        return origin != null
                && origin.kind() == RunRecord.Origin.Kind.REPRODUCTION
                && origin.run().equals(original.path().toString());
    }

    private static Checkpoints checkpoints(RunDirectory run) {
        return new Checkpoints(run, run.experiment().training());
    }

    private static Optional<Saved> find(RunDirectory run, Position at) {
        return checkpoints(run).list().reversed().stream()
                .filter(saved -> saved.position().equals(at) && !saved.isInherited())
                .findFirst();
    }

    private static TrainingState at(RunDirectory reproduction, Position position) {
        Saved saved = find(reproduction, position)
                .orElseThrow(() -> new InputException("run " + reproduction
                        + ": the reproduction can't be compared yet: it has come to " + reached(reproduction)
                        + ", and the original's checkpoint is one " + position.text()
                        + "; resume the reproduction, then compare the two"));
        return checkpoints(reproduction).read(saved);
    }

    private static String reached(RunDirectory run) {
        return checkpoints(run)
                .latest()
                .map(saved -> "the place " + saved.position().text())
                .orElse("no checkpoint");
    }

    private static RunComparison of(
            RunDirectory original, TrainingState state, RunDirectory other, TrainingState otherState) {
        NetworkState network = state.network();
        NetworkState otherNetwork = otherState.network();
        List<Circumstance> circumstances = new ArrayList<>(Circumstances.of(original, other));
        if (!state.acts().equals(otherState.acts())) {
            circumstances.add(new Circumstance(
                    "steering", Circumstances.text(state.acts()), Circumstances.text(otherState.acts())));
        }
        return new RunComparison(
                original.toString(),
                other.toString(),
                state.position(),
                TensorComparison.of(network.parameters(), otherNetwork.parameters()),
                TensorComparison.ofSlots(network.optimizerSlots(), otherNetwork.optimizerSlots()),
                network.step(),
                otherNetwork.step(),
                state.epochs(),
                differentFrom(state, otherState),
                circumstances);
    }

    private static @Nullable Integer differentFrom(TrainingState state, TrainingState other) {
        for (int i = 0; i < state.epochs(); i++) {
            if (!numbers(state.history().get(i)).equals(numbers(other.history().get(i)))) {
                return i + 1;
            }
        }
        return Objects.equals(numbers(state.partial()), numbers(other.partial())) ? null : state.epochs() + 1;
    }

    private static EpochResult numbers(EpochResult epoch) {
        return new EpochResult(epoch.epoch(), epoch.learningRate(), epoch.training(), epoch.validation(), 0, 0);
    }

    private static @Nullable PartialEpoch numbers(@Nullable PartialEpoch partial) {
        return partial == null
                ? null
                : new PartialEpoch(partial.batches(), partial.images(), partial.lossSum(), partial.wrong(), 0);
    }
}
