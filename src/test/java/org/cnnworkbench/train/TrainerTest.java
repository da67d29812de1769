package org.cnnworkbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.format.Datasets;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.engine.dl4j.Dl4jEngine;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.TrainingEvent.BatchFinished;
import org.cnnworkbench.train.TrainingEvent.Ending;
import org.cnnworkbench.train.TrainingEvent.EpochFinished;
import org.cnnworkbench.train.TrainingEvent.Finished;
import org.cnnworkbench.train.TrainingEvent.LayersObserved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real training of a small network with all that makes repeating hard: dropout, batch normalisation, augmentation, Adam. */
final class TrainerTest {

    private static final String EXPERIMENT = """
            {"version": 1, "name": "digits",
             "architecture": {"version": 1, "name": "small", "layers": [
               {"type": "conv2d", "name": "first", "filters": 6, "kernel_size": 3, "activation": "relu", "dropout": 0.1},
               {"type": "batch_norm", "name": "normalised"},
               {"type": "conv2d", "name": "second", "filters": 6, "kernel_size": 3},
               {"type": "add", "inputs": ["second", "normalised"]},
               {"type": "max_pool2d"},
               {"type": "dense", "units": 24, "activation": "relu", "dropout": 0.2, "weight_options": 0},
               {"type": "output", "l2": 0.0001}]},
             "data": {"reference": "builtin:digits", "limit": 300, "validation": 0.2},
             "augmentation": {"version": 1, "steps": [{"type": "shift", "probability": 0.5}]},
             "training": {"epochs": 4, "batch_size": 32, "optimizer": {"type": "adam", "learning_rate": 0.005}}}
            """.replace(", \"weight_options\": 0", "");

    @TempDir
    Path directory;

    /** Keeps states in memory. */
    private static final class Memory implements CheckpointStore {
        private final List<TrainingState> states = new ArrayList<>();

        @Override
        public String save(TrainingState state, boolean keep) {
            states.add(state);
            return "state " + states.size() + (keep ? " kept" : "");
        }

        @Override
        public Optional<TrainingState> after(int epoch) {
            return states.stream()
                    .filter(state -> state.position().equals(new Position(epoch, 0)))
                    .findFirst();
        }
    }

    private record Outcome(Finished end, List<TrainingEvent> events, Memory memory) {
        List<EpochResult> curve() {
            return events.stream()
                    .filter(EpochFinished.class::isInstance)
                    .map(e -> ((EpochFinished) e).result())
                    .toList();
        }

        long batches() {
            return events.stream().filter(BatchFinished.class::isInstance).count();
        }

        List<float[]> weights() {
            return memory.states.getLast().network().parameters().values().stream()
                    .map(Tensor::values)
                    .toList();
        }
    }

    private Outcome train(UnaryOperator<String> change, @Nullable TrainingState from, Steering steering)
            throws InterruptedException {
        Experiment experiment = ExperimentJson.read("experiment", change.apply(EXPERIMENT));
        ImageDataset loaded =
                new Datasets(directory, directory).load(experiment.data().reference());
        PreparedData data = PreparedData.of(experiment, loaded);
        Memory memory = new Memory();
        if (from != null) {
            memory.save(from, false);
        }
        List<TrainingEvent> events = new ArrayList<>();
        try (Network network = new Dl4jEngine()
                .build(new NetworkPlan(
                        ShapeInference.infer(
                                experiment.architecture(),
                                data.dataset().shape(),
                                data.dataset().classNames().size()),
                        experiment.training().optimizer(),
                        data.classWeights(),
                        experiment.training().seed()))) {
            Finished end = new Trainer(experiment.training(), data, network, memory, events::add, steering).run(from);
            return new Outcome(end, events, memory);
        }
    }

    /** Does each thing at its place. */
    private static Steering at(AppliedAct... acts) {
        return position -> Stream.of(acts)
                .filter(applied -> applied.at().equals(position))
                .map(applied -> new Steering.Order(applied.act(), false))
                .toList();
    }

    private static AppliedAct act(int epochs, int batches, SteeringAct act) {
        return new AppliedAct(new Position(epochs, batches), act);
    }

    private static final SteeringAct STOP = new SteeringAct.Stop(SteeringAct.When.NOW);

    private static UnaryOperator<String> as() {
        return UnaryOperator.identity();
    }

    @Test
    void theSameExperimentTwiceGivesTheSameWeightsToTheBit() throws InterruptedException {
        Outcome first = train(as(), null, Steering.NONE);
        Outcome second = train(as(), null, Steering.NONE);
        assertThat(first.end().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(second.weights()).usingRecursiveComparison().isEqualTo(first.weights());
        assertThat(first.curve().getLast().decisive().loss())
                .isLessThan(first.curve().getFirst().decisive().loss());
    }

    @Test
    void anotherSeedGivesOtherWeights() throws InterruptedException {
        Outcome first = train(as(), null, Steering.NONE);
        Outcome other = train(e -> e.replace("\"epochs\"", "\"seed\": 7, \"epochs\""), null, Steering.NONE);
        assertThat(other.weights().getFirst()).isNotEqualTo(first.weights().getFirst());
    }

    @Test
    void goingOnAfterAStopInTheMiddleOfAnEpochEndsWhereAnUndisturbedRunEnds() throws InterruptedException {
        Outcome undisturbed = train(as(), null, Steering.NONE);
        Outcome stopped = train(as(), null, at(act(1, 3, STOP)));
        assertThat(stopped.end().ending()).isEqualTo(Ending.STOPPED);
        assertThat(stopped.batches()).isEqualTo(11);
        Outcome resumed = train(as(), stopped.memory().states.getLast(), Steering.NONE);
        assertThat(resumed.end().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(resumed.batches() + 11).isEqualTo(undisturbed.batches());
        assertThat(resumed.weights()).usingRecursiveComparison().isEqualTo(undisturbed.weights());
        assertThat(resumed.curve().getLast().training())
                .isEqualTo(undisturbed.curve().getLast().training());
        assertThat(resumed.curve().getLast().validation())
                .isEqualTo(undisturbed.curve().getLast().validation());
    }

    @Test
    void aLossThatIsNoNumberEndsTheRunWithTheReasonAndTheLastGoodCheckpoint() throws InterruptedException {
        Outcome outcome = train(
                e -> e.replace("\"adam\", \"learning_rate\": 0.005", "\"sgd\", \"learning_rate\": 1e30"),
                null,
                Steering.NONE);
        assertThat(outcome.end().ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.end().reason()).contains("loss became").contains("lower than 1.0E30");
    }

    @Test
    void patienceEndsARunThatNoLongerImproves() throws InterruptedException {
        Outcome outcome = train(
                e -> e.replace("\"epochs\": 4", "\"epochs\": 50, \"patience\": 1, \"min_delta\": 0.9"),
                null,
                Steering.NONE);
        assertThat(outcome.end().ending()).isEqualTo(Ending.STOPPED_EARLY);
        assertThat(outcome.end().epochs()).isEqualTo(2);
    }

    @Test
    void aPlateauGoesBackToTheBestWeightsWithALowerRate() throws InterruptedException {
        Outcome outcome = train(
                e -> e.replace(
                        "\"epochs\": 4",
                        "\"epochs\": 3, \"min_delta\": 0.9, \"schedule\": {\"type\": \"reduce_on_plateau\", \"patience\": 1}"),
                null,
                Steering.NONE);
        assertThat(outcome.curve().get(1).learningRate()).isEqualTo(0.005);
        assertThat(outcome.curve().get(2).learningRate()).isEqualTo(0.00125);
    }

    @Test
    void everyLayerWithWeightsIsObservedOnceAnEpoch() throws InterruptedException {
        Outcome outcome = train(as(), null, Steering.NONE);
        List<LayersObserved> observed = outcome.events().stream()
                .filter(LayersObserved.class::isInstance)
                .map(LayersObserved.class::cast)
                .toList();
        assertThat(observed)
                .extracting(LayersObserved::at)
                .contains(new Position(1, 0), new Position(2, 0), new Position(3, 0), new Position(4, 0));
        assertThat(observed.getFirst().layers())
                .extracting(l -> l.layer())
                .containsExactly("first", "normalised", "second", "dense_5", "output_6");
        assertThat(observed.getFirst().layers())
                .allSatisfy(l -> assertThat(l.updateToWeight()).isBetween(1e-6, 1.0));
    }

    @Test
    void goingOnFromAnyCheckpointEndsWhereAnUndisturbedRunEnds() throws InterruptedException {
        UnaryOperator<String> often = e -> e.replace("\"epochs\"", "\"checkpoint_seconds\": 1e-9, \"epochs\"")
                .replace("\"epochs\": 4", "\"epochs\": 2");
        Outcome undisturbed = train(often, null, Steering.NONE);
        assertThat(undisturbed.memory().states).hasSize(1 + 16);
        for (TrainingState state : undisturbed.memory().states) {
            assertThat(train(often, state, Steering.NONE).weights())
                    .as("from %s", state.position().text())
                    .usingRecursiveComparison()
                    .isEqualTo(undisturbed.weights());
        }
    }

    @Test
    void observationChangesNoWeight() throws InterruptedException {
        Outcome observed = train(as(), null, Steering.NONE);
        Outcome unobserved =
                train(e -> e.replace("\"epochs\"", "\"observation\": \"none\", \"epochs\""), null, Steering.NONE);
        assertThat(unobserved.weights()).usingRecursiveComparison().isEqualTo(observed.weights());
        assertThat(unobserved.batches()).isZero();
        assertThat(unobserved.curve()).hasSameSizeAs(observed.curve());
        assertThat(unobserved.events()).noneMatch(TrainingEvent.FiltersChanged.class::isInstance);
    }

    @Test
    void aPauseChangesNoWeightAndItsTimeIsNotCounted() throws InterruptedException {
        Outcome undisturbed = train(as(), null, Steering.NONE);
        List<Long> asked = new ArrayList<>();
        Steering pauses = position -> {
            if (!position.equals(new Position(1, 2))) {
                return List.of();
            }
            asked.add(System.nanoTime());
            return switch (asked.size()) {
                case 1 -> List.of(new Steering.Order(new SteeringAct.Pause(), false));
                case 41 -> List.of(new Steering.Order(new SteeringAct.Continue(), false));
                default -> List.of();
            };
        };
        long begun = System.nanoTime();
        Outcome paused = train(as(), null, pauses);
        double taken = (System.nanoTime() - begun) / 1e9;
        assertThat(paused.weights()).usingRecursiveComparison().isEqualTo(undisturbed.weights());
        double rest = (asked.getLast() - asked.getFirst()) / 1e9;
        assertThat(rest).isPositive();
        assertThat(paused.curve().stream().mapToDouble(EpochResult::seconds).sum())
                .as("without the rest of %s seconds", rest)
                .isLessThanOrEqualTo(taken - rest);
        assertThat(paused.memory().states)
                .as("saved before the rest")
                .anyMatch(state -> state.position().equals(new Position(1, 2)));
    }

    @Test
    void aStopAfterTheEpochFinishesTheEpoch() throws InterruptedException {
        Outcome outcome = train(as(), null, at(act(1, 2, new SteeringAct.Stop(SteeringAct.When.AFTER_EPOCH))));
        assertThat(outcome.end().ending()).isEqualTo(Ending.STOPPED);
        assertThat(outcome.end().epochs()).isEqualTo(2);
    }

    @Test
    void aRateSetByAPersonIsTheRateOfTheNextStepAndSurvivesAResume() throws InterruptedException {
        AppliedAct slower = act(1, 2, new SteeringAct.SetLearningRate(0.0005));
        Outcome steered = train(as(), null, at(slower));
        List<Double> rates = steered.events().stream()
                .filter(BatchFinished.class::isInstance)
                .map(event -> ((BatchFinished) event).learningRate())
                .toList();
        assertThat(rates.subList(0, 10)).containsOnly(0.005);
        assertThat(rates.subList(10, rates.size())).containsOnly(0.0005);

        Outcome stopped = train(as(), null, at(slower, act(2, 5, STOP)));
        Outcome resumed = train(as(), stopped.memory().states.getLast(), Steering.NONE);
        assertThat(resumed.weights()).usingRecursiveComparison().isEqualTo(steered.weights());
    }

    @Test
    void epochsCanBeAddedAndTakenAway() throws InterruptedException {
        Outcome longer = train(as(), null, at(act(3, 1, new SteeringAct.SetEpochs(6))));
        assertThat(longer.end().epochs()).isEqualTo(6);
        Outcome shorter = train(as(), null, at(act(1, 1, new SteeringAct.SetEpochs(1))));
        assertThat(shorter.end().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(shorter.end().epochs())
                .as("the epoch that had begun is finished")
                .isEqualTo(2);

        TrainingState done = longer.memory().states.getLast();
        Outcome extended = train(as(), done, at(act(6, 0, new SteeringAct.SetEpochs(7))));
        assertThat(extended.end().epochs()).isEqualTo(7);
    }

    @Test
    void weightsThatAreNoNumbersNeverTakeThePlaceOfAGoodCheckpoint() throws InterruptedException {
        Outcome outcome = train(
                e -> e.replace("\"adam\", \"learning_rate\": 0.005", "\"sgd\", \"learning_rate\": 1e30")
                        .replace("\"epochs\"", "\"checkpoint_seconds\": 1e-9, \"epochs\""),
                null,
                Steering.NONE);
        assertThat(outcome.end().ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.memory().states)
                .isNotEmpty()
                .allMatch(state -> state.network().isFinite());
    }
}
