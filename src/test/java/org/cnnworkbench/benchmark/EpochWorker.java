package org.cnnworkbench.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.data.format.Datasets;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.CheckpointStore;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.train.Steering;
import org.cnnworkbench.train.Trainer;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingState;

/**
 * One engine in a process of its own that trains as a run does, with full observation, but saves nothing; {@code epoch_worker.py} is the same in
 * Python. Arguments: engine, architecture file, FER2013's table, threads. Answers each line of its input with one of its own: the seconds that
 * one more epoch took with its validation, its training loss, its validation loss and its share of mistakes.
 */
public final class EpochWorker {

    private static final int MANY = 1000;

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out = System.out;
    private long begun;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new EpochWorker().train(arguments[0], experiment(arguments));
    }

    private static Experiment experiment(String[] arguments) throws IOException {
        return ExperimentJson.read("benchmark", """
                {"version": 1, "architecture": %s, "data": {"reference": "fer2013:%s"},
                 "augmentation": {"version": 1, "steps": [
                   {"type": "horizontal_flip"}, {"type": "rotation", "degrees": 10},
                   {"type": "color_jitter", "brightness": 0.2, "contrast": 0.2}]},
                 "training": {"epochs": %d, "batch_size": %d, "optimizer": {"type": "sgd", "learning_rate": %s}, "threads": %s}}
                """.formatted(
                        Files.readString(Path.of(arguments[1])),
                        arguments[2],
                        MANY,
                        EpochBenchmark.BATCH,
                        EpochBenchmark.LEARNING_RATE,
                        arguments[3]));
    }

    private void train(String engine, Experiment experiment) throws IOException, InterruptedException {
        PreparedData data = PreparedData.of(
                experiment,
                new Datasets(Path.of(""), Path.of("target"))
                        .load(DatasetReference.parse(experiment.data().reference()), Progress.none()));
        NetworkPlan plan = new NetworkPlan(
                ShapeInference.infer(
                        experiment.architecture(),
                        data.dataset().shape(),
                        data.dataset().classNames().size()),
                experiment.training().optimizer(),
                data.classWeights(),
                experiment.training().seed());
        try (Network network = StepBenchmark.engine(engine).build(plan)) {
            awaitOrder();
            new Trainer(experiment.training(), data, network, new NoCheckpoints(), this::on, Steering.NONE).run(null);
        }
    }

    private void on(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochFinished end) {
            EpochResult result = end.result();
            EpochResult.Scores validation = result.decisive();
            double seconds = (System.nanoTime() - begun) / 1e9;
            out.println(
                    seconds + " " + result.training().loss() + " " + validation.loss() + " " + validation.errorRate());
            out.flush();
            awaitOrder();
        }
    }

    private void awaitOrder() {
        try {
            if (in.readLine() == null) {
                System.exit(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begun = System.nanoTime();
    }

    /** A usual script saves nothing either. */
    private static final class NoCheckpoints implements CheckpointStore {
        @Override
        public String save(TrainingState state, boolean keep) {
            return "";
        }

        @Override
        public Optional<TrainingState> after(int epoch) {
            return Optional.empty();
        }
    }
}
