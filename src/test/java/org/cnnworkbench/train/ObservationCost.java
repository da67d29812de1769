package org.cnnworkbench.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.data.Epoch;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.engine.StepResult;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.Journal;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.SpecJson;

/**
 * Measures by hand what each part of watching costs, on a machine where whole runs vary by more than that: every other step is
 * observed, so that whatever slows the machine slows both kinds alike, and medians are compared. No test: what it prints depends on the
 * machine. Arguments: an architecture's file, a data reference, batch size, steps.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.train.ObservationCost \
 *     -Dargs="sample-archs/lenet-5.json builtin:fashion-mnist-mini 64 600"</pre>
 */
public final class ObservationCost {

    private static final int WARM_UP = 100;

    private final List<Double> plain = new ArrayList<>();
    private final List<Double> observed = new ArrayList<>();
    private final List<Double> batchTold = new ArrayList<>();
    private final List<Double> layersTold = new ArrayList<>();

    private ObservationCost() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Services services = Wiring.services(Launcher.class);
        if (!ChildJvm.isChild()) {
            ProcessBuilder child = new ChildJvm(ObservationCost.class.getName())
                    .command(
                            services.engines().find("auto", "cpu").processNeeds(Engines.threads(0)),
                            false,
                            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                            List.of(arguments));
            System.exit(child.inheritIO().start().waitFor());
        }
        new ObservationCost().measure(services, arguments);
        System.exit(0);
    }

    private void measure(Services services, String[] arguments) throws IOException, InterruptedException {
        Experiment experiment = ExperimentJson.read("benchmark", """
                {"version": 1, "name": "benchmark", "architecture": %s, "data": {"reference": "%s"},
                 "training": {"batch_size": %s}}
                """.formatted(
                        SpecJson.codec().write(SpecJson.read(Path.of(arguments[0]))), arguments[1], arguments[2]));
        PreparedData data = PreparedData.of(
                experiment,
                services.datasets(Path.of("")).load(experiment.data().reference()));
        RunDirectory run = new RunStore(Files.createTempDirectory("observation-cost"), Clock.systemUTC())
                .create(experiment, Path.of(""), List.of("benchmark"), null);
        int steps = Integer.parseInt(arguments[3]);
        try (Network network = services.engines()
                        .find("auto", "cpu")
                        .build(new NetworkPlan(
                                ShapeInference.infer(
                                        experiment.architecture(),
                                        data.dataset().shape(),
                                        data.dataset().classNames().size()),
                                experiment.training().optimizer(),
                                List.of(),
                                1));
                Journal journal = new Journal(run, Clock.systemUTC())) {
            journal.on(new TrainingEvent.Started(0, 0, 1_000_000, 1_000_000, 1, 0, 1));
            network.setLearningRate(0.001);
            int step = 0;
            for (int epoch = 1; step < steps; epoch++) {
                try (Epoch batches = data.trainingBatches(experiment.training()).epoch(epoch, 0)) {
                    while (batches.hasNext() && step < steps) {
                        step++;
                        step(network, batches.next(), journal, step);
                    }
                }
            }
        }
        report();
    }

    private void step(Network network, Batch batch, Journal journal, int step) {
        boolean watch = step % 2 == 0;
        long begun = System.nanoTime();
        StepResult result = network.fit(batch, step, watch);
        long fitted = System.nanoTime();
        journal.on(new TrainingEvent.BatchFinished(1, step, 1, result.loss(), 0, batch.size(), 0.001));
        long told = System.nanoTime();
        if (step > WARM_UP) {
            (watch ? observed : plain).add((fitted - begun) / 1e6);
            batchTold.add((told - fitted) / 1e6);
        }
        if (watch) {
            Position at = new Position(0, step);
            long before = System.nanoTime();
            journal.on(new TrainingEvent.LayersObserved(at, result.statistics()));
            journal.on(new TrainingEvent.FiltersChanged(at, Kernels.of(network)));
            if (step > WARM_UP) {
                layersTold.add((System.nanoTime() - before) / 1e6);
            }
        }
    }

    private void report() {
        double step = median(plain);
        double more = median(observed) - step;
        double batch =
                batchTold.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double layers = median(layersTold);
        System.out.printf(Locale.ROOT, "a step: %.3f ms; %.3f ms more where it is observed%n", step, more);
        System.out.printf(Locale.ROOT, "telling a batch: %.4f ms, %.2f %% of a step%n", batch, 100 * batch / step);
        System.out.printf(Locale.ROOT, "telling statistics and filters: %.3f ms%n", layers);
        System.out.printf(
                Locale.ROOT,
                "ratio of training with observation every 2 s to training without: %.4f%n",
                1 + batch / step + (Math.max(0, more) + layers) / 2000);
        System.out.printf(
                Locale.ROOT,
                "and with the most that the budget allows: %.4f%n",
                1 + batch / step + ObservationBudget.SHARE);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
