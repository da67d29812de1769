package org.cnnworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cnnworkbench.cli.CommandLineHarness.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cnnworkbench.cli.CommandLineHarness.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    @TempDir
    private Path folder;

    /** Wrong input: exit code 2, one or two lines that say it, nothing printed as a result. */
    private static void assertWrong(Result result, String... said) {
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(said).doesNotContain("\tat ");
        assertThat(result.err().lines().count()).isBetween(1L, 2L);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void withoutArgumentsTheHelpIsShown() {
        Result result = run(folder);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("train", "inspect", "doctor").doesNotContain("trainer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "resume",
                "branch",
                "reproduce",
                "queue",
                "evaluate",
                "predict",
                "inspect",
                "data",
                "augment",
                "filters",
                "history",
                "runs",
                "follow",
                "pause",
                "set",
                "checkpoint",
                "stop",
                "doctor",
                "version"
            })
    void everyCommandExplainsItself(String command) {
        Result result = run(folder, command, "--help");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Usage: cnn-workbench " + command).contains("--verbose");
    }

    @Test
    void theDoctorFindsNothingAmissInAProcessThatTheProgramHasStarted() {
        assertThat(run(folder, "doctor").exitCode()).isZero();
    }

    @Test
    void misspellingsAreAnsweredWithWhatWasProbablyMeant() {
        assertWrong(run(folder, "tran"), "train");
        assertWrong(run(folder, "train", "--epcohs", "3"), "--epochs");
        assertWrong(run(folder, "train", "--arch", "tiyn", "--data", "builtin:digits"), "did you mean \"tiny\"?");
    }

    @Test
    void inspectShowsLayersAndTotals() throws IOException {
        Result result = run(folder, "inspect", "tiny");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("52,138");

        JsonNode json = new ObjectMapper()
                .readTree(run(folder, "inspect", "tiny", "--json").out());
        assertThat(json.get("parameters").asInt()).isEqualTo(52_138);
        assertThat(json.get("layers")).hasSize(6);
    }

    @Test
    void inspectOfANetworkThatCannotBeBuiltShowsWhyAndExitsWithTwo() throws IOException {
        Files.writeString(
                folder.resolve("bad.json"),
                "{\"version\":1,\"name\":\"bad\",\"layers\":[{\"type\":\"conv2d\",\"filters\":2,\"kernel_size\":9,"
                        + "\"padding\":\"valid\"},{\"type\":\"output\"}]}");
        Result result = run(folder, "inspect", "bad.json", "--input", "8x8");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("error: layer 0 (conv2d)");
        assertWrong(run(folder, "inspect", "bad.json"), "--input 28x28x1");
        assertWrong(run(folder, "inspect", "bad.json", "--input", "8by8"), "height x width x channels");
        assertWrong(run(folder, "inspect", "missing.json"), "there is no such file");
    }

    @Test
    void dataCountsImagesOfEachClassAndSplit() throws IOException {
        Result result = run(folder, "data", "builtin:digits");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("1,797 images of 8×8×1, 10 classes");

        JsonNode json = new ObjectMapper()
                .readTree(run(folder, "data", "builtin:digits", "--classes", "2,7", "--json")
                        .out());
        assertThat(json.get("class_names")).hasSize(2);
        assertWrong(run(folder, "data", "builtin:digit"), "digits");
        assertWrong(run(folder, "data", "nowhere"), "expected a format and a place");
    }

    @Test
    void augmentWritesOriginalsAndVariants() throws IOException {
        String pipeline = "[{\"type\":\"horizontal_flip\",\"probability\":1}]";
        Result result = run(
                folder,
                "augment",
                "--data",
                "builtin:digits",
                "--pipeline",
                pipeline,
                "--out",
                "varied",
                "--count",
                "2",
                "--copies",
                "3");
        assertThat(result.exitCode()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("varied"))) {
            assertThat(files).hasSize(8);
        }
        assertWrong(
                run(folder, "augment", "--data", "builtin:digits", "--pipeline", "[{\"type\":\"flip\"}]", "--out", "x"),
                "flip");
    }

    @Test
    void aWrongExperimentLeavesNoRun() {
        assertWrong(run(folder, "train"), "--arch");
        assertWrong(run(folder, "train", "--arch", "tiny"), "--data");
        assertWrong(run(folder, "train", "--demo", "--epochs", "0"), "command line: training.epochs", "1");
        assertWrong(run(folder, "train", "--demo", "--epochs", "many"), "many");
        assertWrong(run(folder, "train", "--demo", "--optimizer", "adadelt"), "did you mean \"adadelta\"?");
        assertWrong(run(folder, "train", "--demo", "--optimizer", "adam", "--momentum", "0.9"), "momentum");
        assertWrong(run(folder, "train", "--demo", "--optimizer", "{\"type\":"), "--optimizer: not valid JSON");
        assertWrong(run(folder, "train", "--demo", "--engine", "dl5j"), "did you mean \"dl4j\"?");
        assertWrong(run(folder, "train", "--demo", "--device", "gpu"), "cpu");
        assertWrong(run(folder, "train", "--demo", "--schedule", "cosin"), "cosine");
        assertWrong(run(folder, "train", "missing.json"), "there is no such file");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aRunThatIsNotThereIsWrongInput() {
        assertWrong(run(folder, "history", "nothing"), "no such run");
        assertWrong(run(folder, "evaluate", "nothing"), "no such run");
        assertWrong(run(folder, "resume", "nothing"), "no such run");
        assertWrong(run(folder, "filters", "nothing", "--out", "x.png"), "no such run");
    }

    @Test
    void verboseShowsWhereAnErrorArose() {
        Result result = run(folder, "inspect", "missing.json", "--verbose");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("\tat ");
    }
}
