package org.cnnworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cnnworkbench.cli.CommandLineHarness.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.cli.CommandLineHarness.Result;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with a life: steered, paused, killed, resumed, extended. Real processes on real images. */
class BranchAndReproduceTest {

    private static final String EXPERIMENT = """
            {"version": 1, "name": "eventful", "data": {"reference": "builtin:digits"},
             "architecture": {"version": 1, "name": "small", "layers": [
               {"type": "conv2d", "filters": 2, "kernel_size": 3, "activation": "relu"}, {"type": "max_pool2d"},
               {"type": "dense", "units": 8, "activation": "relu", "dropout": 0.1}, {"type": "output"}]},
             "training": {"epochs": 2, "batch_size": 4, "threads": 1, "schedule": "cosine", "checkpoint_seconds": 0.2,
                          "keep_every": 1}}
            """;

    @TempDir
    private Path folder;

    private final Services services = Wiring.services(Launcher.class);

    @Test
    void whatWasSteeredKilledResumedAndExtendedIsReproducedAndSoIsABranchOfIt() throws Exception {
        RunDirectory original = eventfulRun();
        assertThat(Curves.of(new JournalReader(original).readNew()).acts())
                .as("the rate that is set before training, the one in the middle, and the epochs")
                .filteredOn(applied -> applied.act().changesWeights())
                .hasSize(3);
        assertReproduced("original", "again");

        Result branched = run(
                folder,
                "branch",
                "original",
                "--checkpoint",
                "2",
                "--optimizer",
                "momentum",
                "--batch-size",
                "16",
                "--epochs",
                "4",
                "--run",
                "branch",
                "--json");
        assertThat(branched.exitCode()).as(branched.err()).isZero();
        assertThat(branched.err()).contains("optimizer begins anew").contains("gives way");
        assertThat(epochs("branch").subList(0, 2)).isEqualTo(epochs("original").subList(0, 2));
        assertThat(epochs("branch")).hasSize(4);
        assertReproduced("branch", "branch-again");

        Result different = run(folder, "reproduce", "original", "--compare", "branch");
        assertThat(different.exitCode()).isEqualTo(1);
        assertThat(different.out()).contains("different from epoch 3 on").contains("experiment.training.batch_size");
    }

    /** Two learning rates set by hand, a pause, a kill in the middle, two epochs, and one more after they were trained. */
    private RunDirectory eventfulRun() throws IOException, InterruptedException {
        RunDirectory original = new RunStore(folder, Clock.systemUTC())
                .createAt(
                        folder.resolve("original"),
                        ExperimentJson.read("experiment", EXPERIMENT),
                        folder,
                        List.of(),
                        null);
        TrainerProcess first =
                TrainerProcess.start(original, services, List.of(new SteeringAct.SetLearningRate(0.002)));
        List<TrainingEvent> told = new ArrayList<>();
        JournalReader journal = new JournalReader(original);
        CommandFile commands = new CommandFile(original);
        awaitTold(journal, told, TrainingEvent.BatchFinished.class);
        commands.append(new SteeringAct.SetLearningRate(0.004));
        commands.append(new SteeringAct.Pause());
        await().atMost(Duration.ofSeconds(60)).until(() -> original.record().state() == RunState.PAUSED);
        told.clear();
        commands.append(new SteeringAct.Continue());
        awaitTold(journal, told, TrainingEvent.BatchFinished.class);
        first.kill();
        first.exitCode();

        assertThat(TrainerProcess.start(original, services, List.of()).exitCode())
                .isZero();
        assertThat(original.record().state()).isEqualTo(RunState.COMPLETED);
        assertThat(TrainerProcess.start(original, services, List.of(new SteeringAct.SetEpochs(3)))
                        .exitCode())
                .isZero();
        assertThat(original.record().progress().epochs()).isEqualTo(3);
        return original;
    }

    private static void awaitTold(JournalReader journal, List<TrainingEvent> told, Class<?> type) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(() -> {
                    journal.readNew().forEach(entry -> told.add(entry.event()));
                    return told.stream().anyMatch(type::isInstance);
                });
    }

    private List<EpochResult> epochs(String run) {
        return Curves.of(new JournalReader(new RunDirectory(folder.resolve(run))).readNew())
                .epochs();
    }

    private void assertReproduced(String original, String as) throws IOException {
        Result result = run(folder, "reproduce", original, "--run", as, "--json");
        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        JsonNode comparison = new ObjectMapper().readTree(result.out());
        assertThat(comparison.get("same").asBoolean()).isTrue();
        assertThat(comparison.get("circumstances")).isEmpty();
        assertThat(Files.exists(folder.resolve(as).resolve("original.safetensors")))
                .isTrue();
        assertThat(run(folder, "reproduce", original, "--compare", as).out()).contains("the same to the last bit");
    }
}
