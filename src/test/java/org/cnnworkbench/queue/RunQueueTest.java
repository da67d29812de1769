package org.cnnworkbench.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.SteeringAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue's file. Here the runner's lock is held by the test, so that nothing is begun. */
class RunQueueTest {

    private static final Experiment EXPERIMENT = ExperimentJson.read("test", """
            {"version": 1, "name": "small", "data": {"reference": "builtin:digits"},
             "architecture": {"version": 1, "name": "small", "layers": [{"type": "output"}]}}
            """);

    @TempDir
    private Path folder;

    private final Services services = Wiring.services(Launcher.class);
    private final List<String> notes = new ArrayList<>();
    private RunStore store;
    private RunQueue queue;
    private RunLock runner;

    @BeforeEach
    void holdTheRunnersLock() {
        store = new RunStore(folder, services.clock());
        queue = new RunQueue(store, services, notes::add);
        runner = RunLock.tryAcquire(store.directory(), "queue-runner.lock").orElseThrow();
    }

    @AfterEach
    void release() {
        runner.close();
    }

    private RunDirectory create(String id) {
        return store.createAt(folder.resolve(id), EXPERIMENT, folder, List.of(), null);
    }

    private List<String> waiting() throws InterruptedException {
        return queue.state().waiting().stream().map(QueueEntry::run).toList();
    }

    /** Queues runs that are there already: {@code DIR FIRST LAST}. */
    static final class Adder {
        private Adder() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            RunStore store =
                    new RunStore(folder, Wiring.services(Launcher.class).clock());
            RunQueue queue = new RunQueue(store, Wiring.services(Launcher.class), note -> {});
            for (int i = Integer.parseInt(arguments[1]); i <= Integer.parseInt(arguments[2]); i++) {
                queue.add(new RunDirectory(folder.resolve("r" + i)), 0, List.of());
            }
        }
    }

    @Test
    void processesThatEditAtOnceLoseNothing() throws Exception {
        IntStream.rangeClosed(1, 30).forEach(i -> create("r" + i));
        List<Process> adders = new ArrayList<>();
        for (int first = 1; first <= 21; first += 10) {
            adders.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Adder.class.getName(),
                            folder.toString(),
                            Integer.toString(first),
                            Integer.toString(first + 9))
                    .inheritIO()
                    .start());
        }
        for (Process adder : adders) {
            assertThat(adder.waitFor()).isZero();
        }
        assertThat(waiting())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(i -> "r" + i).toList());
        assertThat(notes).isEmpty();
    }

    @Test
    void aRunThatWaitsIsQueuedAndOneThatIsCancelledIsStopped() throws InterruptedException {
        RunDirectory run = create("one");
        create("two");
        assertThat(RunStates.of(queue).of(run).state()).isEqualTo(RunState.CREATED);
        assertThat(queue.add(run, 0, List.of(new SteeringAct.SetEpochs(7)))).isEqualTo(1);
        assertThat(queue.add(new RunDirectory(folder.resolve("two")), 3, List.of()))
                .isEqualTo(1);
        assertThat(queue.state().waiting().getLast().first()).containsExactly(new SteeringAct.SetEpochs(7));
        assertThat(RunStates.of(queue).of(run).state()).isEqualTo(RunState.QUEUED);
        assertThat(RunStates.of(queue).of(run).reason()).isEqualTo("place 2 of 2, priority 0");
        assertThat(run.record().state()).isEqualTo(RunState.CREATED);

        queue.cancel("one");
        RunRecord record = run.record();
        assertThat(record.state()).isEqualTo(RunState.STOPPED);
        assertThat(record.reason()).contains("cancelled").contains("never began");
        assertThat(RunStates.of(queue).of(run).state()).isEqualTo(RunState.STOPPED);
        assertThat(waiting()).containsExactly("two");
    }

    @Test
    void whatMakesNoSenseIsRefused() throws InterruptedException {
        RunDirectory run = create("one");
        queue.add(run, 0, List.of());
        assertThatThrownBy(() -> queue.add(run, 0, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("it waits in the queue already, at place 1");
        assertThatThrownBy(() -> queue.cancel("two")).hasMessageContaining("it doesn't wait");
        assertThatThrownBy(() -> queue.moveBefore("one", "one")).hasMessageContaining("received itself");
        assertThatThrownBy(() -> queue.add(new RunDirectory(folder.resolve("below/two")), 0, List.of()))
                .hasMessageContaining("whose queue this is");
        RunDirectory busy = create("busy");
        try (RunLock lock = RunLock.tryAcquire(busy).orElseThrow()) {
            assertThatThrownBy(() -> queue.add(busy, 0, List.of())).hasMessageContaining("being trained already");
            assertThatThrownBy(() -> queue.cancel("busy")).hasMessageContaining("\"stop busy\" ends it");
        }
    }

    @Test
    void aRunIsFoundByTheBeginningOfItsIdAndAlsoWhenItsDirectoryIsGone() throws Exception {
        RunDirectory gone = create("20260101-gone");
        queue.add(gone, 0, List.of());
        queue.add(create("20260102-there"), 0, List.of());
        try (var files = Files.walk(gone.path())) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
        assertThat(queue.find("20260101")).isEqualTo("20260101-gone");
        assertThatThrownBy(() -> queue.find("2026")).hasMessageContaining("2 runs that wait begin so");
        queue.cancel("20260101-gone");
        assertThat(waiting()).containsExactly("20260102-there");
    }

    @Test
    void aDamagedFileIsKeptAsideAndTheQueueIsMadeAnewFromWhatNeverBegan() throws Exception {
        queue.add(create("b-first"), 0, List.of());
        queue.add(create("a-second"), 9, List.of());
        RunDirectory cancelled = create("cancelled");
        queue.add(cancelled, 0, List.of());
        queue.cancel("cancelled");
        queue.setSlots(new Slots(3, null));
        Path file = folder.resolve("queue.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"priority\" : 9", "\"priority\" : 8"));

        assertThat(waiting()).containsExactly("b-first", "a-second");
        assertThat(notes).singleElement().asString().contains("damaged").contains("never begun (2)");
        assertThat(folder.resolve("queue.json.damaged")).content().contains("\"priority\" : 8");
        assertThat(queue.state().slots()).isEqualTo(Slots.DEFAULT);
        assertThat(waiting()).hasSize(2);
        assertThat(notes).hasSize(1);
    }

    @Test
    void everyTornFileIsNoticed() throws IOException, InterruptedException {
        queue.add(create("one"), 0, List.of());
        Path file = folder.resolve("queue.json");
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length(); length += 17) {
            Files.writeString(file, whole.substring(0, length));
            notes.clear();
            assertThat(waiting()).containsExactly("one");
            assertThat(notes).as("cut at " + length).hasSize(1);
        }
    }
}
