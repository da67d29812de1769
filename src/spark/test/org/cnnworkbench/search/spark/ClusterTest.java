package org.cnnworkbench.search.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.SafeTensors;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyEvent;
import org.cnnworkbench.search.StudyProcess;
import org.cnnworkbench.search.StudyRequest;
import org.cnnworkbench.search.StudyState;
import org.cnnworkbench.search.StudyStore;
import org.cnnworkbench.search.Trial;
import org.cnnworkbench.search.TrialSite;
import org.cnnworkbench.search.SmallStudies;
import org.cnnworkbench.search.result.TrialState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies on a real cluster of a master and two workers come to what they come to on this machine, to the last bit of every checkpoint,
 * whoever is killed. By hand: {@code mvn -Pspark verify} (docs/CLUSTER.md).
 */
class ClusterTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int EPOCHS = 15;
    private static final String SPACE =
            "{\"training.optimizer.learning_rate\": {\"from\": 0.0001, \"to\": 0.1, \"log\": true}}";
    private static final String MORE =
            "\"sampler\": {\"type\": \"tpe\", \"startup\": 2}, \"trials\": 3, \"workers\": 2, \"folds\": 2";

    @TempDir
    private static Path folder;

    private static StudyDirectory here;

    private LocalCluster cluster;

    @BeforeAll
    static void aStudyOnThisMachine() throws InterruptedException {
        assumeThat(LocalCluster.isPacked())
                .as("Spark's jars are in target/spark/jars (mvn -f src/spark/pom.xml package)")
                .isTrue();
        here = study("here", TrialSite.THIS_COMPUTER);
        assertThat(start(here).exitCode()).isZero();
    }

    @BeforeEach
    void startTheCluster() throws IOException {
        cluster = new LocalCluster(Files.createDirectory(folder.resolve("cluster-" + System.nanoTime())));
        cluster.startWorker();
        cluster.startWorker();
    }

    @AfterEach
    void stopTheCluster() {
        cluster.close();
    }

    private static StudyDirectory study(String name, TrialSite site) {
        StudyDirectory made = StudyStore.createAt(
                folder.resolve(name), SmallStudies.longer(SmallStudies.plan(folder, SPACE, MORE), EPOCHS, 2500));
        site.remember(made);
        return made;
    }

    private static StudyProcess start(StudyDirectory study) throws InterruptedException {
        return StudyProcess.start(study, SmallStudies.SERVICES, 0, LocalCluster.HOME.toString());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    private static int epochs(RunDirectory run) {
        return Curves.of(new JournalReader(run).readNew()).epochs().size();
    }

    private static StudyState state(StudyDirectory study) {
        return StudyState.EMPTY.after(study.events().after(0).values());
    }

    /** Waits until a fold is in the middle, and what comes of it is here already. */
    private static void awaitTheMiddle(StudyDirectory study) {
        await(() -> Stream.of(study.run(0, 0), study.run(1, 0)).anyMatch(ClusterTest::isInTheMiddle));
    }

    private static boolean isInTheMiddle(RunDirectory run) {
        int epochs = epochs(run);
        return epochs >= 2 && epochs < EPOCHS - 2;
    }

    private Stream<ProcessHandle> executors() {
        return cluster.workers().stream().flatMap(worker -> worker.toHandle().children());
    }

    private static void assertCameToTheSame(StudyDirectory study) throws IOException {
        StudyState state = state(study);
        StudyState expected = state(here);
        assertThat(state.trials()).extracting(Trial::state).containsOnly(TrialState.COMPLETE);
        assertThat(state.trials()).extracting(Trial::point).isEqualTo(points(expected));
        assertThat(state.trials()).extracting(Trial::scores).isEqualTo(scores(expected));
        assertThat(state.refitted()).isEqualTo(expected.refitted());
        int compared = 0;
        for (Path file : checkpoints(here)) {
            Path other = study.path().resolve(here.path().relativize(file));
            Map<String, Tensor> tensors = SafeTensors.read(other).tensors();
            assertThat(tensors).hasSizeGreaterThan(3);
            SafeTensors.read(file)
                    .tensors()
                    .forEach((name, tensor) -> assertThat(
                                    Objects.requireNonNull(tensors.get(name)).values())
                            .as("%s of %s", name, other)
                            .isEqualTo(tensor.values()));
            compared++;
        }
        assertThat(compared).isEqualTo(7);
    }

    private static List<Path> checkpoints(StudyDirectory study) throws IOException {
        try (Stream<Path> files = Files.walk(study.path())) {
            // The last of every run; others depend on how often a run was begun.
            return files.filter(file -> file.toString().endsWith("%04d.safetensors".formatted(EPOCHS)))
                    .filter(file -> file.toString().contains("checkpoints"))
                    .toList();
        }
    }

    private static List<?> points(StudyState state) {
        return state.trials().stream().map(Trial::point).toList();
    }

    private static List<?> scores(StudyState state) {
        return state.trials().stream().map(Trial::scores).toList();
    }

    private static List<String> notes(StudyDirectory study) {
        return study.events().after(0).values().stream()
                .filter(StudyEvent.Note.class::isInstance)
                .map(Object::toString)
                .toList();
    }

    @Test
    void onTheClusterAStudyComesToWhatItComesToHere() throws InterruptedException, IOException {
        StudyDirectory study = study("undisturbed", cluster.site());
        StudyProcess process = start(study);
        awaitTheMiddle(study);

        assertThat(process.exitCode()).isZero();
        assertCameToTheSame(study);
    }

    @Test
    void aStudyThatIsStoppedLeavesNobodyAtWorkAndGoesOn() throws InterruptedException, IOException {
        StudyDirectory study = study("stopped", cluster.site());
        StudyProcess process = start(study);
        awaitTheMiddle(study);
        long asked = System.nanoTime();
        study.requests().append(new StudyRequest.Stop());
        await(() -> state(study).finished() != null);
        report("stopped after", asked);
        assertThat(process.exitCode()).isZero();
        await(() -> executors().noneMatch(ProcessHandle::isAlive));

        assertThat(start(study).exitCode()).isZero();
        assertCameToTheSame(study);
    }

    private static void report(String what, long since) {
        System.out.printf("%s %.2f s%n", what, (System.nanoTime() - since) / 1e9);
    }

    @Test
    void aKilledExecutorCostsNoTrial() throws InterruptedException, IOException {
        StudyDirectory study = study("executor", cluster.site());
        StudyProcess process = start(study);
        awaitTheMiddle(study);
        ProcessHandle victim = executors()
                .filter(executor -> executor.descendants().findAny().isPresent())
                .findFirst()
                .orElseThrow();
        List<ProcessHandle> below = victim.descendants().toList();
        victim.destroyForcibly();
        await(() -> below.stream().noneMatch(ProcessHandle::isAlive));

        assertThat(process.exitCode()).isZero();
        assertCameToTheSame(study);
        assertThat(notes(study)).asString().contains("goes on from its latest checkpoint");
    }

    @Test
    void aKilledWorkerCostsNoTrial() throws InterruptedException, IOException {
        StudyDirectory study = study("worker", cluster.site());
        StudyProcess process = start(study);
        awaitTheMiddle(study);
        Process victim = cluster.workers().stream()
                .filter(worker -> worker.descendants().count() > 1)
                .findFirst()
                .orElseThrow();
        List<ProcessHandle> below = victim.descendants().toList();
        victim.destroyForcibly();
        await(() -> below.stream().noneMatch(ProcessHandle::isAlive));

        assertThat(process.exitCode()).isZero();
        assertCameToTheSame(study);
    }

    @Test
    void aKilledStudyGoesOnAndLeavesNobodyBehind() throws InterruptedException, IOException {
        StudyDirectory study = study("driver", cluster.site());
        StudyProcess process = start(study);
        awaitTheMiddle(study);
        List<ProcessHandle> below =
                cluster.workers().stream().flatMap(Process::descendants).toList();
        assertThat(below).hasSizeGreaterThanOrEqualTo(2);
        long killed = System.nanoTime();
        ProcessHandle.of(process.processId()).orElseThrow().destroyForcibly();
        await(() -> below.stream().noneMatch(ProcessHandle::isAlive));
        report("nobody is left after", killed);

        assertThat(start(study).exitCode()).isZero();
        assertCameToTheSame(study);
    }
}
