package org.cnnworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.LearningRateSchedule;
import org.cnnworkbench.train.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ExperimentOptionsTest {

    @TempDir
    private Path folder;

    @Command
    private static final class Holder {
        @Mixin
        private final ExperimentSource source = new ExperimentSource();

        @Mixin
        private final ExperimentOptions options = new ExperimentOptions();
    }

    private Experiment experiment(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options.over(holder.source.json(folder), folder);
    }

    @Test
    void theDemoIsAnExperiment() {
        Experiment demo = experiment("--demo");
        assertThat(demo.name()).isEqualTo("demo");
        assertThat(demo.data().reference()).isEqualTo("builtin:fashion-mnist-mini");
    }

    @Test
    void theOptimizerTakesItsSettingsFromOptionsOrJson() {
        assertThat(experiment("--demo", "--optimizer", "nesterov", "--learning-rate", "0.5", "--momentum", "0.75")
                        .training()
                        .optimizer())
                .isEqualTo(new Optimizer.Nesterov(0.5, 0.75));
        assertThat(experiment("--demo", "--optimizer", "{\"type\":\"sgd\",\"learning_rate\":3}", "--learning-rate", "2")
                        .training()
                        .optimizer())
                .isEqualTo(new Optimizer.Sgd(2));
        assertThat(experiment("--demo", "--learning-rate", "0.25")
                        .training()
                        .optimizer()
                        .learningRate())
                .isEqualTo(0.25);
    }

    @Test
    void scheduleClassesAndAugmentationAreTaken() {
        Experiment experiment = experiment(
                "--demo",
                "--schedule",
                "{\"type\":\"step\",\"every\":2}",
                "--warm-up",
                "1.5",
                "--classes",
                "Sneaker, 2",
                "--holdout",
                "0.2",
                "--augment",
                "[{\"type\":\"horizontal_flip\"}]");
        assertThat(experiment.training().schedule()).isEqualTo(new LearningRateSchedule.Step(2, 0.1));
        assertThat(experiment.training().warmUpEpochs()).isEqualTo(1.5);
        assertThat(experiment.data().classes()).containsExactly("Sneaker", "2");
        assertThat(experiment.data().holdout()).isEqualTo(0.2);
        assertThat(experiment.augmentation().steps()).hasSize(1);
    }

    @Test
    void whatIsKeptWatchedAndMonitoredIsTaken() {
        TrainingSettings training = experiment(
                        "--demo",
                        "--checkpoint-seconds",
                        "2.5",
                        "--keep-last",
                        "5",
                        "--observation",
                        "none",
                        "--monitor",
                        "loss")
                .training();
        assertThat(training.checkpointSeconds()).isEqualTo(2.5);
        assertThat(training.keepLast()).isEqualTo(5);
        assertThat(training.observation()).isEqualTo(TrainingSettings.Observation.NONE);
        assertThat(training.monitor()).isEqualTo(TrainingSettings.Monitor.LOSS);
    }

    @Test
    void optionsGoBeforeTheExperimentFile() throws IOException {
        Experiment first = experiment("--demo", "--epochs", "7", "--optimizer", "momentum", "--name", "first");
        Files.writeString(folder.resolve("e.json"), ExperimentJson.write(first));
        assertThat(experiment("e.json")).isEqualTo(first);

        Experiment second = experiment("e.json", "--batch-size", "8", "--momentum", "0.5");
        assertThat(second.training().epochs()).isEqualTo(7);
        assertThat(second.training().batchSize()).isEqualTo(8);
        assertThat(second.training().optimizer()).isEqualTo(new Optimizer.Momentum(0.01, 0.5));
        assertThat(second.name()).isEqualTo("first");
    }

    @Test
    void l2IsGivenToKernelsThatHaveNoneOfTheirOwn() {
        ArchitectureSpec spec = SpecJson.read("test", """
                {"version": 1, "name": "n", "layers": [
                  {"type": "conv2d", "filters": 2, "kernel_size": 3}, {"type": "max_pool2d"},
                  {"type": "dense", "units": 3, "l2": 0.5}, {"type": "output"}]}
                """);
        ArchitectureSpec decayed = WeightDecay.apply(spec, 0.0005);
        assertThat(((LayerSpec.Conv2d) decayed.layers().get(0)).weights().l2()).isEqualTo(0.0005);
        assertThat(((LayerSpec.Dense) decayed.layers().get(2)).weights().l2()).isEqualTo(0.5);
        assertThat(((LayerSpec.Output) decayed.layers().get(3)).weights().l2()).isEqualTo(0.0005);
        assertThat(decayed.layers().get(1)).isEqualTo(spec.layers().get(1));
    }
}
