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
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cnnworkbench.cli.CommandLineHarness.Result;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.SteeringAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real queues, runners and trainers; networks so small that each run takes a second or two. */
class QueueFromTheCommandLineTest {

    private static final Pattern RUNNER = Pattern.compile("the queue is at work, process (\\d+)");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheNetworks() throws IOException {
        Files.writeString(folder.resolve("small.json"), """
                {"version": 1, "name": "small", "layers": [
                  {"type": "conv2d", "filters": 4, "kernel_size": 3, "activation": "relu"}, {"type": "output"}]}
                """);
        Files.writeString(folder.resolve("large.json"), """
                {"version": 1, "name": "large", "layers": [
                  {"type": "conv2d", "filters": 4, "kernel_size": 9, "padding": "valid"}, {"type": "output"}]}
                """);
    }

    /** A test that failed leaves nothing running. */
    @AfterEach
    void endWhatIsLeft() throws IOException {
        runners().stream()
                .flatMap(process -> ProcessHandle.of(process).stream())
                .forEach(ProcessHandle::destroyForcibly);
        for (String id : List.of("a", "b", "c", "wrong", "cancelled")) {
            if (at(id).isRun() && RunLock.isHeld(at(id))) {
                kill(Objects.requireNonNull(at(id).record().processId()));
            }
        }
    }

    private RunDirectory at(String id) {
        return new RunDirectory(folder.resolve("runs").resolve(id));
    }

    private Result command(String... arguments) {
        Result result = run(folder, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private void enqueue(String id, String network, int epochs, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--arch", network, "--data", "builtin:digits"));
        arguments.addAll(List.of("--threads", "1", "--run", "runs/" + id, "--queue"));
        arguments.addAll(List.of("--epochs", Integer.toString(epochs)));
        arguments.addAll(List.of(more));
        command(arguments.toArray(String[]::new));
    }

    private JsonNode queue() throws IOException {
        return new ObjectMapper().readTree(command("queue", "--json").out());
    }

    private static List<String> runs(JsonNode list) {
        List<String> runs = new ArrayList<>();
        list.forEach(each -> runs.add(each.get("run").asText()));
        return runs;
    }

    /** The processes that have been at work on the queue, as its log names them. */
    private List<Long> runners() throws IOException {
        Path log = folder.resolve("runs/queue.log");
        return !Files.exists(log)
                ? List.of()
                : RUNNER.matcher(Files.readString(log))
                        .results()
                        .map((MatchResult found) -> Long.parseLong(found.group(1)))
                        .toList();
    }

    private static void kill(long process) {
        ProcessHandle handle = ProcessHandle.of(process).orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
    }

    private void awaitState(String id, RunState state) {
        await(id + " " + state)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> RunStatus.of(at(id)).state() == state);
    }

    @Test
    void runsFollowOneAnotherInTheirOrderWhateverIsKilled() throws Exception {
        command("queue", "slots", "--cpu", "0");
        enqueue("a", "small.json", 2);
        enqueue("wrong", "large.json", 2);
        enqueue("b", "small.json", 100_000);
        enqueue("gone", "small.json", 2, "--priority", "9");
        enqueue("cancelled", "small.json", 2, "--priority", "5");
        enqueue("c", "small.json", 2, "--priority", "7");
        assertThat(runs(queue().get("waiting"))).containsExactly("gone", "c", "cancelled", "a", "wrong", "b");
        command("queue", "cancel", "cancelled");
        command("queue", "move", "b", "--before", "c");
        command("queue", "priority", "wrong", "1");
        assertThat(runs(queue().get("waiting"))).containsExactly("gone", "b", "c", "wrong", "a");
        Files.move(at("gone").path(), folder.resolve("elsewhere"));

        kill(runners().getLast());
        assertThat(queue().get("waiting")).as("what waits outlives the runner").hasSize(5);
        await().until(() -> runners().size() == 2);
        command("queue", "slots", "--cpu", "1");
        awaitState("b", RunState.RUNNING);
        JsonNode shown = queue();
        assertThat(runs(shown.get("running"))).containsExactly("b");
        assertThat(runs(shown.get("waiting"))).containsExactly("c", "wrong", "a");
        Result refused = run(folder, "queue", "cancel", "b");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("\"stop b\" ends it");

        kill(runners().getLast());
        assertThat(RunStatus.of(at("b")).state())
                .as("a trainer outlives the runner that began it")
                .isEqualTo(RunState.RUNNING);
        assertThat(command("queue").out()).contains("goes on now");
        kill(Objects.requireNonNull(at("b").record().processId()));
        awaitState("a", RunState.COMPLETED);

        assertThat(RunStatus.of(at("b")).state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(at("c").record().state()).isEqualTo(RunState.COMPLETED);
        assertThat(at("wrong").record().state()).isEqualTo(RunState.FAILED);
        assertThat(at("wrong").record().reason()).contains("layer 0 (conv2d)");
        assertThat(at("cancelled").record().state()).isEqualTo(RunState.STOPPED);
        assertThat(at("cancelled").record().started()).isNull();
        List<RunRecord> inOrder = List.of(at("c").record(), at("wrong").record(), at("a").record());
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(inOrder.get(i).started())
                    .isAfterOrEqualTo(inOrder.get(i - 1).ended());
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> runners().stream()
                        .noneMatch(process -> ProcessHandle.of(process).isPresent()));
        assertThat(folder.resolve("runs/queue.log")).content().contains("run gone: its directory is gone");
        assertThat(runs(queue().get("waiting"))).isEmpty();
    }

    @Test
    void twoSlotsTrainTwoAtOnce() throws Exception {
        command("queue", "slots", "--cpu", "2");
        enqueue("a", "small.json", 100_000);
        enqueue("b", "small.json", 100_000);
        enqueue("c", "small.json", 1);
        awaitState("a", RunState.RUNNING);
        awaitState("b", RunState.RUNNING);
        JsonNode shown = queue();
        assertThat(runs(shown.get("running"))).containsExactly("a", "b");
        assertThat(runs(shown.get("waiting"))).containsExactly("c");

        new CommandFile(at("a")).append(new SteeringAct.Stop(SteeringAct.When.NOW));
        awaitState("c", RunState.COMPLETED);
        assertThat(at("a").record().state()).isEqualTo(RunState.STOPPED);
        assertThat(RunLock.isHeld(at("b"))).isTrue();
        new CommandFile(at("b")).append(new SteeringAct.Stop(SteeringAct.When.NOW));
        awaitState("b", RunState.STOPPED);
    }
}
