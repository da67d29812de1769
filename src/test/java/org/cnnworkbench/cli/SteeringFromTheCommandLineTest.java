package org.cnnworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.CompletableFuture;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.cli.CommandLineHarness.Result;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainers on real images, steered and watched by other processes and threads. */
class SteeringFromTheCommandLineTest {

    @TempDir
    private Path folder;

    private static String[] train(String run, int epochs, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("train", "--arch", "tiny", "--data", "builtin:digits", "--batch-size", "4", "--threads", "1"));
        arguments.addAll(List.of("--epochs", Integer.toString(epochs), "--run", "runs/" + run));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private RunDirectory at(String run) {
        return new RunDirectory(folder.resolve("runs").resolve(run));
    }

    private Result done(String... arguments) {
        Result result = run(folder, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private void refused(String says, String... arguments) {
        Result result = run(folder, arguments);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(says);
    }

    @Test
    void aDetachedRunIsFollowedByTwoPausedChangedSavedContinuedStoppedAndExtended() throws IOException {
        assertThat(run(folder, "runs").out()).contains("no runs in").contains("train --demo");
        assertThat(done(train("long", 5000, "--detach")).out()).contains("cnn-workbench follow long");
        refused("cnn-workbench follow long", "resume", "long");
        CompletableFuture<Result> lines = CompletableFuture.supplyAsync(() -> run(folder, "follow", "long", "--json"));
        CompletableFuture<Result> shown = CompletableFuture.supplyAsync(() -> run(folder, "follow", "long"));

        assertThat(done("pause", "long").out()).startsWith("paused ");
        assertThat(done("runs").out()).contains("paused").contains("/5000");
        refused("paused already", "pause", "long");
        refused("learning_rate: expected", "set", "long", "--learning-rate", "-1");
        assertThat(done("set", "long", "--learning-rate", "0.0005").out()).contains("learning rate 5.0E-4");
        JsonNode saved =
                new ObjectMapper().readTree(done("checkpoint", "long", "--json").out());
        assertThat(Path.of(saved.get("checkpoint").asText())).isNotEmptyFile();
        done("resume", "long", "--detach");
        assertThat(RunStatus.of(at("long")).state()).isEqualTo(RunState.RUNNING);
        assertThat(done("stop", "long").out()).startsWith("stopped: ");

        assertThat(lines.join().exitCode()).isZero();
        assertThat(lines.join().out().lines().toList())
                .isEqualTo(Files.readAllLines(at("long").eventsFile()));
        assertThat(shown.join().out()).contains("paused").contains("continued").contains("stopped: ");
        assertThat(done("history", "long", "--batches", "--csv").out()).contains(",,,,,,learning rate 5.0E-4");
        refused("one that is stopped", "pause", "long");

        int trained = RunStatus.of(at("long")).record().progress().epochs();
        done("resume", "long", "--epochs", Integer.toString(trained + 1));
        assertThat(RunStatus.of(at("long")).state()).isEqualTo(RunState.COMPLETED);
        refused("--epochs", "resume", "long");
        assertThat(done("history", "long", "--csv").out().lines()).hasSize(trained + 2);
    }

    @Test
    void aTrainerOutlivesTheCommandThatStartedIt() throws Exception {
        ProcessBuilder builder = new ChildJvm(Launcher.class.getName())
                .command(new ProcessNeeds(Map.of(), List.of()), false, List.of(), List.of(train("orphan", 3)));
        builder.environment().remove(ChildJvm.MARK);
        Process command = builder.directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> Files.exists(at("orphan").recordFile())
                        && RunStatus.of(at("orphan")).state() == RunState.RUNNING);
        command.destroyForcibly().waitFor();

        assertThat(done("follow", "orphan").out()).contains("epoch 3/3").contains("completed: ");
        assertThat(RunStatus.of(at("orphan")).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aDamagedRunIsARowOfTheListThatSaysWhatIsDamaged() throws IOException {
        Files.createDirectories(at("broken").checkpointsDirectory());
        Files.writeString(at("broken").recordFile(), "{");
        assertThat(done("runs").out()).contains("broken").contains("damaged").contains("run.json");
    }
}
