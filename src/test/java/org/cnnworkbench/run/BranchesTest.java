package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.engine.NetworkState;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Branches.Branch;
import org.cnnworkbench.run.Checkpoints.Saved;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingState;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A parent of two epochs and 7 batches, whose first epoch was the best, and on which a learning rate was set in the second. */
class BranchesTest {

    private static final Experiment EXPERIMENT = ExperimentJson.read("experiment", """
            {"version": 1, "name": "small", "data": {"reference": "builtin:digits"},
             "architecture": {"version": 1, "name": "small", "layers": [
               {"type": "conv2d", "filters": 1, "kernel_size": 3}, {"type": "batch_norm"}, {"type": "output"}]},
             "training": {"epochs": 5, "batch_size": 8, "schedule": "cosine"}}
            """);

    private static final AppliedAct RATE = new AppliedAct(new Position(1, 3), new SteeringAct.SetLearningRate(0.01));
    private static final AppliedAct EPOCHS = new AppliedAct(new Position(1, 4), new SteeringAct.SetEpochs(6));

    @TempDir
    private Path folder;

    private Services services;
    private RunStore store;
    private RunDirectory parent;

    @BeforeEach
    void makeTheParent() throws InterruptedException {
        services = Wiring.services(Launcher.class);
        store = new RunStore(folder.resolve("runs"), Clock.systemUTC());
        parent = store.createAt(folder.resolve("parent"), EXPERIMENT, folder, List.of(), null);
        Preparation preparation = Preparation.of(PreparedData.of(
                EXPERIMENT, services.datasets(folder).load(DatasetReference.parse("builtin:digits"), Progress.none())));
        preparation.write(parent);
        save(preparation, 1, null, List.of());
        save(preparation, 2, null, List.of(RATE, EPOCHS));
        save(preparation, 2, new PartialEpoch(7, 56, 20, 9, 1), List.of(RATE, EPOCHS));
    }

    /** Weights are all the number of the epoch, what Adam remembers is all 9. */
    private void save(Preparation preparation, int epochs, @Nullable PartialEpoch partial, List<AppliedAct> acts) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Map<String, Tensor> slot = new LinkedHashMap<>();
        ShapeInference.infer(EXPERIMENT.architecture(), preparation.shape(), 10)
                .layers()
                .forEach(layer -> layer.parameters().forEach(parameter -> {
                    String key = NetworkState.key(layer, parameter);
                    weights.put(key, filled(parameter.shape(), partial == null ? epochs : epochs + 0.5f));
                    if (parameter.trainable()) {
                        slot.put(key, filled(parameter.shape(), 9));
                    }
                }));
        TrainingState state = new TrainingState(
                new NetworkState(500, weights, List.of(slot, slot)), List.of(TestStates.epochs(epochs)), partial, acts);
        CheckpointFile.write(
                state,
                new RunContext(EXPERIMENT, folder.toString()),
                parent.checkpointsDirectory()
                        .resolve(Saved.at(state.position(), false).file()));
    }

    private static Tensor filled(List<Integer> shape, float value) {
        float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
        Arrays.fill(values, value);
        return new Tensor(shape, values);
    }

    private static Experiment with(Consumer<ObjectNode> change) {
        ObjectNode json = ExperimentJson.tree(EXPERIMENT);
        change.accept(json);
        return ExperimentJson.read("changed", json.toString());
    }

    private static Experiment training(String field, Object value) {
        return with(json -> json.withObjectProperty("training").putPOJO(field, value));
    }

    private Branch branch(BranchRequest request) throws InterruptedException {
        return new Branches(services)
                .make(parent, request, store, folder.resolve("branch"), List.of("branch"), Progress.none());
    }

    private Branch branch(String checkpoint, Experiment experiment) throws InterruptedException {
        return branch(new BranchRequest(checkpoint, experiment, null, false, false));
    }

    private static TrainingState start(Branch branch) {
        return new Checkpoints(branch.run(), branch.run().experiment().training()).load("latest");
    }

    private static List<String> files(Branch branch) {
        return Checkpoints.list(branch.run().checkpointsDirectory()).stream()
                .map(Saved::file)
                .toList();
    }

    private static float firstWeight(TrainingState state) {
        return TestStates.tensor(state.network().parameters(), "conv2d_0.kernel")
                .values()[0];
    }

    private void assertRefused(BranchRequest request, String... said) {
        assertThatThrownBy(() -> branch(request))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(said);
        assertThat(folder.resolve("branch")).doesNotExist();
    }

    @Test
    void aBranchBeginsWithItsOwnCopyOfTheStateAndTheBestOfItsParent() throws InterruptedException {
        Branch branch = branch("latest", EXPERIMENT);
        assertThat(files(branch))
                .containsExactly("epoch-0001-inherited.safetensors", "epoch-0002+00007-start.safetensors");
        assertThat(start(branch).partial()).isEqualTo(new PartialEpoch(7, 56, 20, 9, 1));
        assertThat(start(branch).network().step()).isEqualTo(500);
        assertThat(start(branch).acts()).containsExactly(RATE, EPOCHS);
        Checkpoints checkpoints = new Checkpoints(branch.run(), EXPERIMENT.training());
        assertThat(firstWeight(checkpoints.load("best"))).isEqualTo(1);

        RunRecord record = branch.run().record();
        assertThat(record.origin())
                .isEqualTo(new RunRecord.Origin(
                        RunRecord.Origin.Kind.BRANCH, parent.toString(), "epoch-0002+00007.safetensors"));
        assertThat(record.steering()).containsExactly(RATE, EPOCHS);
        assertThat(new JournalReader(branch.run()).readNew()).hasSameSizeAs(branch.notes());
        assertThat(branch.notes()).hasSize(2).last().asString().contains("learning rate 0.01 after batch 3 of epoch 2");
    }

    @Test
    void anotherOptimizerBeginsAnewAlsoInTheBestThatTrainingMayFallBackOn() throws InterruptedException {
        Branch branch = branch(
                "latest",
                with(json -> json.withObjectProperty("training")
                        .putObject("optimizer")
                        .put("type", "rmsprop")
                        .put("initial_mean_square", 1)));
        Checkpoints checkpoints = new Checkpoints(branch.run(), EXPERIMENT.training());
        for (String which : List.of("latest", "best")) {
            NetworkState network = checkpoints.load(which).network();
            assertThat(network.step()).isZero();
            assertThat(network.optimizerSlots()).hasSize(2);
            assertThat(network.optimizerSlots().getFirst().keySet())
                    .contains("conv2d_0.kernel", "batch_norm_1.gamma")
                    .doesNotContain("batch_norm_1.mean");
            network.optimizerSlots()
                    .getFirst()
                    .values()
                    .forEach(tensor -> assertThat(tensor.values()).containsOnly(1));
            network.optimizerSlots()
                    .get(1)
                    .values()
                    .forEach(tensor -> assertThat(tensor.values()).containsOnly(0));
        }
        assertThat(firstWeight(start(branch))).isEqualTo(2.5f);
        assertThat(branch.notes()).anySatisfy(note -> assertThat(note).contains("optimizer begins anew"));
        assertThat(start(branch).acts()).containsExactly(EPOCHS);
    }

    @Test
    void withAnotherBatchSizeTheEpochBeginsAnewAndIsNotTakenForTheEndOfTheOneBefore() throws InterruptedException {
        Branch branch = branch("latest", training("batch_size", 16));
        assertThat(files(branch)).contains("epoch-0002-start.safetensors");
        assertThat(start(branch).partial()).isNull();
        assertThat(firstWeight(start(branch))).isEqualTo(2.5f);
        assertThat(start(branch).acts())
                .containsExactly(
                        new AppliedAct(new Position(1, 0), RATE.act()),
                        new AppliedAct(new Position(1, 0), EPOCHS.act()));
        assertThat(new Checkpoints(branch.run(), EXPERIMENT.training()).atEnd(2))
                .isEmpty();
        assertThat(branch.notes()).anySatisfy(note -> assertThat(note).contains("epoch 3 begins anew"));
    }

    @Test
    void aSeedThatSplitsTheImagesAnewIsToldToFlatter() throws InterruptedException {
        assertThat(branch("2", training("seed", 7)).notes())
                .anySatisfy(note -> assertThat(note).contains("flatters"))
                .noneSatisfy(note -> assertThat(note).contains("begins anew"));
    }

    @Test
    void whatTheBranchNamesTakesThePlaceOfWhatWasSetByHandEvenIfItIsAsItWas() throws InterruptedException {
        Branch branch = branch(new BranchRequest("latest", EXPERIMENT, null, true, true));
        assertThat(start(branch).acts()).isEmpty();
        assertThat(branch.notes()).last().asString().contains("gives way").contains("6 epochs");
    }

    @Test
    void aBranchThatWouldBeOverBeforeItBeganIsRefused() {
        assertRefused(
                new BranchRequest("2", training("epochs", 2), null, false, true),
                "expected more than the 2",
                "--epochs");
    }

    @Test
    void anotherNetworkOrOtherClassesAreRefused() {
        Experiment larger = with(json -> ((ObjectNode) json.at("/architecture/layers/0")).put("filters", 2));
        assertRefused(
                new BranchRequest("best", larger, null, false, false),
                "conv2d_0.kernel has shape [1, 1, 3, 3] in the checkpoint and [2, 1, 3, 3]");
        Experiment fewer = with(json ->
                json.withObjectProperty("data").putArray("classes").add("1").add("2"));
        assertRefused(new BranchRequest("best", fewer, null, false, false), "classes");
        assertRefused(new BranchRequest("9", EXPERIMENT, null, false, false), "one of the epochs 1, 2");
    }

    @Test
    void ofADamagedLatestCheckpointTheOneBeforeIsTakenAndItIsSaid() throws Exception {
        damage(parent.checkpointsDirectory().resolve("epoch-0002+00007.safetensors"));
        Branch branch = branch("latest", EXPERIMENT);
        assertThat(files(branch)).contains("epoch-0002-start.safetensors");
        assertThat(branch.notes()).anySatisfy(note -> assertThat(note).contains("checksum"));
        assertThat(parent.checkpointsDirectory().resolve("epoch-0002+00007.safetensors"))
                .as("who only looks leaves it where it is")
                .exists();
    }

    @Test
    void aBranchWhoseBeginningIsDamagedDoesntGoOnFromItsParentsBest() throws Exception {
        Branch branch = branch("latest", EXPERIMENT);
        damage(branch.run().checkpointsDirectory().resolve("epoch-0002+00007-start.safetensors"));
        Checkpoints checkpoints = new Checkpoints(branch.run(), EXPERIMENT.training());
        assertThat(checkpoints.loadLatest(damage -> {})).isEmpty();
        assertThat(checkpoints.beganElsewhere()).isTrue();
        assertThatThrownBy(() -> Reproductions.make(branch.run(), store, null, List.of(), damage -> {}))
                .hasMessageContaining("nothing to reproduce");
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 16;
        Files.write(file, bytes);
    }
}
