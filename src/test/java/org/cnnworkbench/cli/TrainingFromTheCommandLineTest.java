package org.cnnworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.cnnworkbench.cli.CommandLineHarness.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.cli.CommandLineHarness.Result;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.train.TrainingState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on real images: a network so small that each takes a second or two. */
class TrainingFromTheCommandLineTest {

    private static final String ARCHITECTURE = """
            {"version": 1, "name": "small", "layers": [
              {"type": "conv2d", "filters": 4, "kernel_size": 3, "activation": "relu"}, {"type": "max_pool2d"},
              {"type": "dense", "units": 16, "activation": "relu", "dropout": 0.1}, {"type": "output"}]}
            """;

    @TempDir
    private static Path folder;

    private static Result trained;

    /** So many that a request to stop comes before the last. */
    private static final int EPOCHS = 6;

    private static String[] train(String run) {
        return new String[] {
            "train",
            "--arch",
            "small.json",
            "--data",
            "builtin:digits",
            "--epochs",
            Integer.toString(EPOCHS),
            "--batch-size",
            "8",
            "--threads",
            "1",
            "--run",
            run,
            "--json"
        };
    }

    private static RunDirectory at(String run) {
        return new RunDirectory(folder.resolve(run));
    }

    @BeforeAll
    static void trainUndisturbed() throws IOException {
        Files.writeString(folder.resolve("small.json"), ARCHITECTURE);
        trained = run(folder, train("undisturbed"));
    }

    @Test
    void trainLeavesAJudgedNetworkAndItsCurves() throws IOException {
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("epoch 6/6").contains("validation loss");
        JsonNode json = new ObjectMapper().readTree(trained.out());
        assertThat(json.at("/record/state").asText()).isEqualTo("completed");
        assertThat(json.at("/record/engine/threads").asInt()).isEqualTo(1);
        assertThat(json.at("/record/progress/epochs").asInt()).isEqualTo(EPOCHS);
        assertThat(json.at("/evaluation/split").asText()).isEqualTo("test");
        assertThat(json.at("/evaluation/evaluation/metrics/accuracy").asDouble())
                .isGreaterThan(0.8);

        Result history = run(folder, "history", "undisturbed", "--csv");
        assertThat(history.out().lines()).hasSize(1 + EPOCHS);
        assertThat(at("undisturbed").evaluationFile()).exists();
        assertThat(folder.resolve("undisturbed/filters/epoch-0006.safetensors")).exists();
    }

    @Test
    void filtersAreDrawn() {
        Result result = run(folder, "filters", "undisturbed", "--layer", "conv2d_0", "--out", "filters.png");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(folder.resolve("filters.png")).isNotEmptyFile();
    }

    @Test
    void theSameDirectoryIsNotTrainedInTwice() {
        Result again = run(folder, train("undisturbed"));
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("there is a run already");
    }

    @Test
    void aNetworkThatDoesntFitTheImagesIsWrongInputAndTheRecordSaysSo() throws IOException {
        Files.writeString(
                folder.resolve("large.json"),
                "{\"version\":1,\"name\":\"l\",\"layers\":[{\"type\":\"conv2d\",\"filters\":2,\"kernel_size\":9,"
                        + "\"padding\":\"valid\"},{\"type\":\"output\"}]}");
        Result result = run(folder, "train", "--arch", "large.json", "--data", "builtin:digits", "--run", "wrong");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("failed: ")
                .contains("layer 0 (conv2d)")
                .doesNotContain("\tat ");
        assertThat(at("wrong").record().state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void evaluateAndPredictAnswerInAProcessOfTheirOwn() throws Exception {
        Path out = folder.resolve("evaluate.txt");
        assertThat(start(out, false, "evaluate", "undisturbed", "--json").waitFor())
                .isZero();
        JsonNode judged = new ObjectMapper().readTree(out.toFile());
        JsonNode before =
                new ObjectMapper().readTree(at("undisturbed").evaluationFile().toFile());
        assertThat(judged.at("/evaluation/confusion_matrix")).isEqualTo(before.at("/evaluation/confusion_matrix"));

        run(folder, "augment", "--data", "builtin:digits", "--pipeline", "[]", "--out", "digits", "--count", "1");
        Path predictions = folder.resolve("predict.txt");
        assertThat(start(predictions, true, "predict", "undisturbed", "digits/000000-original.png", "--json")
                        .waitFor())
                .isZero();
        assertThat(new ObjectMapper().readTree(predictions.toFile()).get(0).get("probabilities"))
                .hasSize(10);
    }

    @Test
    void ctrlCLeavesANetworkThatIsUsedAndResumedToTheSameWeights() throws Exception {
        assumeThat(System.getProperty("os.name"))
                .as("signals are sent as on Unix")
                .doesNotContain("Windows");
        Path out = folder.resolve("stopped.txt");
        Process parent = start(out, false, train("stopped"));
        JournalReader journal = new JournalReader(at("stopped"));
        int[] events = {0};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    events[0] += journal.readNew().size();
                    return events[0] > 10;
                });
        new ProcessBuilder("kill", "-INT", Long.toString(parent.pid())).start().waitFor();
        assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(at("stopped").record().state()).isEqualTo(RunState.STOPPED);
        assertThat(at("stopped").evaluationFile()).exists();
        assertThat(Files.readString(out)).contains("\"state\" : \"stopped\"");

        Result resumed = run(folder, "resume", "stopped", "--json");
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(at("stopped").record().state()).isEqualTo(RunState.COMPLETED);
        assertSameWeights(latest("stopped"), latest("undisturbed"));
    }

    private static TrainingState latest(String run) {
        return new Checkpoints(at(run), at(run).experiment().training()).load("latest");
    }

    private static void assertSameWeights(TrainingState one, TrainingState other) {
        Map<String, Tensor> expected = other.network().parameters();
        assertThat(one.network().step()).isEqualTo(other.network().step());
        assertThat(one.network().parameters().keySet()).isEqualTo(expected.keySet());
        one.network()
                .parameters()
                .forEach((name, tensor) -> assertThat(tensor.values())
                        .as(name)
                        .isEqualTo(Objects.requireNonNull(expected.get(name)).values()));
    }

    /**
     * The program in a process of its own.
     *
     * @param ready whether it is started as an engine needs it, not as a person starts it, so that it starts no further one
     */
    private static Process start(Path out, boolean ready, String... arguments) throws IOException {
        ProcessBuilder builder = new ChildJvm(Launcher.class.getName())
                .command(new ProcessNeeds(Map.of(), List.of()), false, List.of(), new ArrayList<>(List.of(arguments)));
        if (!ready) {
            builder.environment().remove(ChildJvm.MARK);
        }
        return builder.directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }
}
