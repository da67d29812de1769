package org.cnnworkbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
        private @Nullable TrainingState best;

        @Override
        public String save(TrainingState state, boolean isBest) {
            states.add(state);
            best = isBest ? state : best;
            return "state " + states.size();
        }

        @Override
        public TrainingState best() {
            if (best == null) {
                throw new IllegalStateException("nothing saved");
            }
            return best;
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

    private Outcome train(UnaryOperator<String> change, @Nullable TrainingState from, int stopAfterBatches)
            throws InterruptedException {
        Experiment experiment = ExperimentJson.read("experiment", change.apply(EXPERIMENT));
        ImageDataset loaded =
                new Datasets(directory, directory).load(experiment.data().reference());
        PreparedData data = PreparedData.of(experiment, loaded);
        Memory memory = new Memory();
        if (from != null) {
            memory.save(from, true);
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
            StopSignal stop = () ->
                    events.stream().filter(BatchFinished.class::isInstance).count() >= stopAfterBatches;
            Finished end = new Trainer(experiment.training(), data, network, memory, events::add, stop).run(from);
            return new Outcome(end, events, memory);
        }
    }

    private static UnaryOperator<String> as() {
        return UnaryOperator.identity();
    }

    @Test
    void theSameExperimentTwiceGivesTheSameWeightsToTheBit() throws InterruptedException {
        Outcome first = train(as(), null, Integer.MAX_VALUE);
        Outcome second = train(as(), null, Integer.MAX_VALUE);
        assertThat(first.end().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(second.weights()).usingRecursiveComparison().isEqualTo(first.weights());
        assertThat(first.curve().getLast().decisive().loss())
                .isLessThan(first.curve().getFirst().decisive().loss());
    }

    @Test
    void anotherSeedGivesOtherWeights() throws InterruptedException {
        Outcome first = train(as(), null, Integer.MAX_VALUE);
        Outcome other = train(e -> e.replace("\"epochs\"", "\"seed\": 7, \"epochs\""), null, Integer.MAX_VALUE);
        assertThat(other.weights().getFirst()).isNotEqualTo(first.weights().getFirst());
    }

    @Test
    void goingOnAfterAStopInTheMiddleOfAnEpochEndsWhereAnUndisturbedRunEnds() throws InterruptedException {
        Outcome undisturbed = train(as(), null, Integer.MAX_VALUE);
        Outcome stopped = train(as(), null, 11);
        assertThat(stopped.end().ending()).isEqualTo(Ending.STOPPED);
        assertThat(stopped.batches()).isEqualTo(11);
        Outcome resumed = train(as(), stopped.memory().states.getLast(), Integer.MAX_VALUE);
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
                Integer.MAX_VALUE);
        assertThat(outcome.end().ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.end().reason()).contains("loss became").contains("lower than 1.0E30");
    }

    @Test
    void patienceEndsARunThatNoLongerImproves() throws InterruptedException {
        Outcome outcome = train(
                e -> e.replace("\"epochs\": 4", "\"epochs\": 50, \"patience\": 1, \"min_delta\": 0.9"),
                null,
                Integer.MAX_VALUE);
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
                Integer.MAX_VALUE);
        assertThat(outcome.curve().get(1).learningRate()).isEqualTo(0.005);
        assertThat(outcome.curve().get(2).learningRate()).isEqualTo(0.00125);
    }

    @Test
    void everyLayerWithWeightsIsObservedOnceAnEpoch() throws InterruptedException {
        Outcome outcome = train(as(), null, Integer.MAX_VALUE);
        EpochFinished epoch = (EpochFinished) outcome.events().stream()
                .filter(EpochFinished.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(epoch.layers())
                .extracting(l -> l.layer())
                .containsExactly("first", "normalised", "second", "dense_5", "output_6");
        assertThat(epoch.layers())
                .allSatisfy(l -> assertThat(l.updateToWeight()).isBetween(1e-6, 1.0));
    }
}
