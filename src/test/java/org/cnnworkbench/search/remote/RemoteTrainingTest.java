package org.cnnworkbench.search.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.search.InThisProcess;
import org.cnnworkbench.search.SmallStudies;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.SteeringAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are trained "elsewhere", over a real socket, come to what they come to here. */
class RemoteTrainingTest {

    private static final String NOTHING = "{\"training.batch_size\": [32]}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private MirrorServer server;

    @BeforeEach
    void listen() {
        server = new MirrorServer(InetAddress.getLoopbackAddress(), 0, "127.0.0.1");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private RunDirectory run(String name, int epochs) {
        Experiment longer = SmallStudies.longer(SmallStudies.plan(folder, NOTHING, "\"trials\": 1"), epochs, 150)
                .experiment();
        return new RunStore(folder, SmallStudies.SERVICES.clock())
                .createAt(folder.resolve(name), longer, folder, List.of(), null);
    }

    private CompletableFuture<Throwable> trainElsewhere(RemoteRun offered) {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (InThisProcess executor = new InThisProcess(SmallStudies.SERVICES)) {
                RemoteTraining.train(
                        offered.ticket(),
                        folder.resolve("elsewhere " + offered.ticket().training()),
                        executor);
                ended.complete(null);
            } catch (IOException | InterruptedException | RuntimeException e) {
                ended.complete(e);
            }
        });
        return ended;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    private static List<EpochResult.Scores> losses(RunDirectory run) {
        return Curves.of(new JournalReader(run).readNew()).epochs().stream()
                .map(EpochResult::training)
                .toList();
    }

    private List<EpochResult.Scores> lossesHere(int epochs) {
        RunDirectory here = run("here", epochs);
        try (InThisProcess executor = new InThisProcess(SmallStudies.SERVICES)) {
            var training = executor.train(here);
            await(training::isOver);
        }
        return losses(here);
    }

    @Test
    void everythingThatARunComesToArrives() throws IOException {
        RunDirectory run = run("run", 3);
        RemoteRun offered = server.offer(run, 0);

        assertThat(trainElsewhere(offered).join()).isNull();

        assertThat(offered.isOver()).isTrue();
        assertThat(offered.trouble()).isEmpty();
        assertThat(RunLock.isHeld(run)).isFalse();
        assertThat(RunStatus.of(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(losses(run)).hasSize(3).isEqualTo(lossesHere(3));
        RunDirectory elsewhere = new RunDirectory(folder.resolve("elsewhere 1").resolve("run"));
        for (String file : List.of("events.jsonl", "run.json", "evaluation.json", "preparation.json")) {
            assertThat(run.path().resolve(file))
                    .hasSameBinaryContentAs(elsewhere.path().resolve(file));
        }
        for (Path inside : List.of(elsewhere.checkpointsDirectory(), elsewhere.filtersDirectory())) {
            Path there = run.path().resolve(inside.getFileName());
            try (var files = Files.list(inside);
                    var arrived = Files.list(there)) {
                List<Path> all = files.toList();
                assertThat(arrived.map(Path::getFileName))
                        .containsExactlyInAnyOrderElementsOf(
                                all.stream().map(Path::getFileName).toList());
                all.forEach(
                        file -> assertThat(there.resolve(file.getFileName())).hasSameBinaryContentAs(file));
            }
        }
    }

    @Test
    void whatPeopleAskHereIsDoneThereAndTheRunCanGoOn() {
        RunDirectory run = run("run", 600);
        new CommandFile(run).append(new SteeringAct.Stop(SteeringAct.When.NOW));
        RemoteRun offered = server.offer(run, new CommandFile(run).size());

        CompletableFuture<Throwable> ended = trainElsewhere(offered);
        await(() -> !losses(run).isEmpty());
        // The record comes behind the journal, so that it never tells of what has not arrived.
        await(() -> RunStatus.of(run).state() == RunState.RUNNING);
        assertThat(RunLock.isHeld(run)).as("it is shown as running").isTrue();
        new CommandFile(run).append(new SteeringAct.Stop(SteeringAct.When.NOW));

        assertThat(ended.join()).isNull();
        assertThat(RunStatus.of(run).state())
                .as("stopped by the second request: the first was not meant for this training")
                .isEqualTo(RunState.STOPPED);
    }

    @Test
    void aRunWhoseConnectionIsCutGoesOnFromWhatHasArrived() throws IOException {
        RunDirectory run = run("run", 40);
        RemoteRun first = server.offer(run, 0);
        CompletableFuture<Throwable> lost = trainElsewhere(first);
        await(() -> losses(run).size() >= 2);
        // The record comes behind the journal.
        await(() -> RunStatus.of(run).state() == RunState.RUNNING);
        first.close();
        assertThat(lost.join()).isInstanceOf(IOException.class);
        assertThat(RunStatus.of(run).state()).isEqualTo(RunState.INTERRUPTED);
        // As a study's process leaves it that is killed just then.
        Files.writeString(run.eventsFile(), "{\"seq\":99,\"ti", StandardOpenOption.APPEND);

        assertThat(trainElsewhere(server.offer(run, 0)).join()).isNull();

        assertThat(RunStatus.of(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(losses(run)).isEqualTo(lossesHere(40));
        assertThat(new JournalReader(run).damages()).isEmpty();
    }

    @Test
    void onlyTheLatestOfTwoWithOneTicketWrites() {
        RunDirectory run = run("run", 40);
        RemoteRun offered = server.offer(run, 0);
        CompletableFuture<Throwable> first = trainElsewhere(offered);
        await(() -> !losses(run).isEmpty());

        CompletableFuture<Throwable> second = CompletableFuture.supplyAsync(() -> {
            try (InThisProcess executor = new InThisProcess(SmallStudies.SERVICES)) {
                RemoteTraining.train(offered.ticket(), folder.resolve("second"), executor);
                return null;
            } catch (IOException | InterruptedException e) {
                return e;
            }
        });

        assertThat(first.join()).isInstanceOf(IOException.class);
        assertThat(second.join()).isNull();
        assertThat(RunStatus.of(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aTrainingThatIsNoLongerWantedIsRefused() {
        RemoteRun offered = server.offer(run("run", 3), 0);
        offered.close();

        assertThat(trainElsewhere(offered).join()).isInstanceOf(IOException.class);
    }

    @Test
    void whatATrainerCannotDoIsTold() {
        RunDirectory run = run("run", 3);
        RemoteRun offered = server.offer(run, 0);
        assertThatThrownBy(() -> RemoteTraining.train(
                        new Ticket("127.0.0.1", 1, 1, "run", "00".repeat(Ticket.TOKEN_BYTES)),
                        folder.resolve("nowhere"),
                        new InThisProcess(SmallStudies.SERVICES)))
                .isInstanceOf(IOException.class);
        assertThat(offered.hasBegun()).isFalse();
    }
}
