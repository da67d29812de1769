package org.cnnworkbench.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.dl4j.Dl4jEngine;
import org.cnnworkbench.engine.torch.TorchEngine;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.spec.LayerSummary;

/**
 * Measures whole training steps of the seeds' networks, engine beside engine and beside PyTorch as people write it, where Python has it
 * (Debian: python3-torch). Every program runs in a process of its own, with equal threads, images, first weights and optimizer (SGD); they take
 * turns, so that what else the machine does falls on all alike. Before, 20 steps without dropout have to give equal losses.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.benchmark.StepBenchmark \
 *     -Dargs="2 9 A-32 B-128 B-16 B-1 C-64 PReLU-32"</pre>
 *
 * <p>Arguments: threads, rounds, names of cases. {@code JAVA_TOOL_OPTIONS} may hold {@code -Dpython=…}, the interpreter
 * ({@code /usr/bin/python3}), {@code -Dengines=torch}, the engines, and {@code -Ddevice=cuda:0}, a graphics card for all of them (docs/GPU.md).
 */
public final class StepBenchmark {

    private static final int LOSSES = 20;
    private static final double EQUAL = 1e-4;
    private static final double ROUND_MILLIS = 1500;
    private static final String PYTORCH = "pytorch";
    private static final List<String> ENGINES =
            List.of(System.getProperty("engines", Dl4jEngine.NAME + "," + TorchEngine.NAME)
                    .split(",", -1));

    private static final String DEVICE = System.getProperty("device", "cpu");

    /** A worker on a card sees that card alone. */
    private static final String DEVICE_OF_WORKER = DEVICE.equals("cpu") ? DEVICE : "cuda:0";

    private final int threads;
    private final int rounds;
    private final PrintStream out;

    private StepBenchmark(int threads, int rounds, PrintStream out) {
        this.threads = threads;
        this.rounds = rounds;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        StepBenchmark benchmark =
                new StepBenchmark(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), System.out);
        benchmark.out.println(
                "| case | program | ms/step, median (quartiles) | images/s | of PyTorch's speed | of the machine's limit | peak MiB | largest difference of losses |");
        benchmark.out.println("|---|---|---|---|---|---|---|---|");
        for (String name : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            benchmark.measure(BenchmarkCase.named(name));
        }
    }

    static Engine engine(String name) {
        Engine engine = name.equals(Dl4jEngine.NAME) ? new Dl4jEngine() : new TorchEngine();
        return new Engines(List.of(engine)).find(name, DEVICE);
    }

    private void measure(BenchmarkCase benchmark) throws IOException {
        Path directory = directory(benchmark);
        benchmark.write(directory);
        // Losses, and the machine's limit, in processes of their own: the others' memory shall be that of steps.
        try (Workers judges = workers(benchmark, directory);
                Workers workers = workers(benchmark, directory)) {
            report(benchmark, judges.all(), workers.all());
        }
    }

    /** The engines, and PyTorch last where there is Python. */
    private record Workers(List<Worker> all) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            for (Worker worker : all) {
                worker.close();
            }
        }
    }

    private Workers workers(BenchmarkCase benchmark, Path directory) throws IOException {
        List<Worker> workers = new ArrayList<>();
        for (String engine : ENGINES) {
            workers.add(new Worker(
                    engine,
                    new ChildJvm(EngineWorker.class.getName())
                            .command(
                                    engine(engine).processNeeds(threads),
                                    false,
                                    List.of(
                                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                                            "-Ddevice=" + DEVICE_OF_WORKER),
                                    List.of(engine, benchmark.name(), directory.toString()))));
        }
        python(benchmark, directory).ifPresent(workers::add);
        return new Workers(workers);
    }

    private static Path directory(BenchmarkCase benchmark) {
        return Path.of("target", "benchmark", benchmark.name());
    }

    private Optional<Worker> python(BenchmarkCase benchmark, Path directory) throws IOException {
        Path python = Path.of(System.getProperty("python", "/usr/bin/python3"));
        if (!Files.isExecutable(python)) {
            return Optional.empty();
        }
        return Optional.of(new Worker(
                PYTORCH,
                new ProcessBuilder(
                        python.toString(),
                        "src/test/python/step_worker.py",
                        directory.toString(),
                        Integer.toString(threads),
                        Integer.toString(benchmark.classes()),
                        Double.toString(benchmark.learningRate()),
                        DEVICE)));
    }

    /**
     * @param steps  in a round
     * @param millis for a step, a number a round
     */
    private record Measured(Worker worker, double[] losses, int steps, List<Double> millis) {}

    private void report(BenchmarkCase benchmark, List<Worker> judges, List<Worker> workers) throws IOException {
        List<Measured> all = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            double[] losses = judges.get(i).ask("losses " + LOSSES);
            all.add(new Measured(workers.get(i), losses, warmUp(workers.get(i)), new ArrayList<>()));
        }
        List<Double> limits = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (judges.getLast().name().equals(PYTORCH)) {
                limits.add(judges.getLast().ask("limit")[0]);
            }
            for (Measured measured : all) {
                double[] times = measured.worker().ask("steps " + measured.steps());
                measured.millis().add(Arrays.stream(times).average().orElseThrow());
            }
        }
        // Without PyTorch's there are the last engine's losses to compare with, and no speed.
        Measured reference = all.getLast();
        boolean hasPyTorch = reference.worker().name().equals(PYTORCH);
        for (Measured measured : all) {
            List<Double> millis = measured.millis();
            double difference = largestDifference(measured.losses(), reference.losses());
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %s | %s | %.0f | %.1e%s |%n",
                    benchmark.name(),
                    measured.worker().name(),
                    Figures.spread(millis),
                    benchmark.batchSize() * 1000 / Figures.quantile(millis, 0.5),
                    hasPyTorch ? Figures.ratio(reference.millis(), millis) : "-",
                    hasPyTorch ? share(benchmark, Figures.quantile(millis, 0.5), Figures.quantile(limits, 0.5)) : "-",
                    measured.worker().ask("memory")[0],
                    difference,
                    difference <= EQUAL ? "" : " NOT EQUAL");
            out.flush();
        }
    }

    /**
     * The multiply-adds of a step in a second, as a share of the most that the machine comes to. A step has those of the way forward
     * three times, for the gradients of weights and of inputs have as many each; the first layer has no use for the latter.
     */
    private static String share(BenchmarkCase benchmark, double millis, double limit) {
        List<LayerSummary> layers = benchmark.layers(directory(benchmark));
        long forward =
                layers.stream().mapToLong(LayerSummary::multiplyAccumulates).sum();
        double step = benchmark.batchSize() * (3.0 * forward - layers.getFirst().multiplyAccumulates());
        return String.format(Locale.ROOT, "%.0f %%", 100 * step / (millis / 1000) / limit);
    }

    /** Until it is warm, and so many that a round takes about as long for everybody. */
    private static int warmUp(Worker worker) throws IOException {
        double millis = 0;
        long end = System.nanoTime() + 6_000_000_000L;
        do {
            millis = Arrays.stream(worker.ask("steps 5")).average().orElseThrow();
        } while (System.nanoTime() < end);
        return (int) Math.clamp(Math.round(ROUND_MILLIS / millis), 2, 2000);
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < b.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
