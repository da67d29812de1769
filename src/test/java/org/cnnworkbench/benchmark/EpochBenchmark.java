package org.cnnworkbench.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.cnnworkbench.run.ChildJvm;

/**
 * Measures whole epochs on FER2013, with flips, rotations and colour jitter and with validation: the trainer's own way from bytes to scores,
 * beside a usual PyTorch script with DataLoaders (Debian: python3-torch, python3-torchvision). Every program runs in a process of its own with equal
 * threads, images, batch size and optimizer (SGD); they take turns. The first epoch of each is not counted.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.benchmark.EpochBenchmark \
 *     -Dargs="../shared/data/fer2013/fer2013.csv.gz 2 5 seed0-dropout.json:4000:dl4j,torch seed3-prelu.json:1000:torch"</pre>
 *
 * <p>Arguments: FER2013's table, threads, rounds, and what to measure: a file of {@code sample-archs}, the number of training images (there are an eighth as many
 * for validation) and the engines.
 */
public final class EpochBenchmark {

    static final int BATCH = 32;
    static final double LEARNING_RATE = 0.01;

    private static final int TRAINING_FOR_EACH_VALIDATION = 8;

    private final Path table;
    private final int threads;
    private final int rounds;
    private final PrintStream out;

    private EpochBenchmark(Path table, int threads, int rounds, PrintStream out) {
        this.table = table;
        this.threads = threads;
        this.rounds = rounds;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        EpochBenchmark benchmark = new EpochBenchmark(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), System.out);
        benchmark.out.println(
                "| network | program | s/epoch, median (quartiles) | images/s | of PyTorch's speed | last training loss, validation loss, mistakes |");
        benchmark.out.println("|---|---|---|---|---|---|");
        for (String one : Arrays.copyOfRange(arguments, 3, arguments.length)) {
            String[] parts = one.split(":", -1);
            benchmark.measure(parts[0], Integer.parseInt(parts[1]), List.of(parts[2].split(",", -1)));
        }
    }

    /** @param scores what the last epoch came to */
    private record Measured(Worker worker, List<Double> seconds, double[] scores) {}

    private void measure(String architecture, int training, List<String> engines) throws IOException {
        int validation = training / TRAINING_FOR_EACH_VALIDATION;
        Path directory = Path.of("target", "benchmark", "epoch");
        Path part = directory.resolve("fer2013-" + training + ".csv");
        Files.createDirectories(directory);
        write(part, Map.of("Training", training, "PublicTest", validation));
        Path network = Path.of("sample-archs", architecture);
        List<Measured> all = new ArrayList<>();
        try {
            for (String engine : engines) {
                all.add(measured(new Worker(engine, java(engine, network, part))));
            }
            all.add(measured(new Worker("pytorch", python(network, part))));
            for (Measured measured : all) {
                measured.worker().ask("epoch");
            }
            for (int round = 0; round < rounds; round++) {
                for (Measured measured : all) {
                    double[] answer = measured.worker().ask("epoch");
                    measured.seconds().add(answer[0]);
                    System.arraycopy(answer, 1, measured.scores(), 0, measured.scores().length);
                }
            }
            for (Measured measured : all) {
                tell(architecture, training + validation, measured, all.getLast());
            }
        } finally {
            for (Measured measured : all) {
                measured.worker().close();
            }
        }
    }

    private static Measured measured(Worker worker) {
        return new Measured(worker, new ArrayList<>(), new double[3]);
    }

    private void tell(String architecture, int images, Measured measured, Measured reference) {
        double[] scores = measured.scores();
        out.printf(
                Locale.ROOT,
                "| %s, %d images | %s | %s | %.0f | %s | %.3f, %.3f, %.3f |%n",
                architecture,
                images,
                measured.worker().name(),
                Figures.spread(measured.seconds()),
                images / Figures.quantile(measured.seconds(), 0.5),
                Figures.ratio(reference.seconds(), measured.seconds()),
                scores[0],
                scores[1],
                scores[2]);
        out.flush();
    }

    private ProcessBuilder java(String engine, Path network, Path part) {
        return new ChildJvm(EpochWorker.class.getName())
                .command(
                        StepBenchmark.engine(engine).processNeeds(threads),
                        false,
                        List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                        List.of(engine, network.toString(), part.toString(), Integer.toString(threads)));
    }

    private ProcessBuilder python(Path network, Path part) {
        return new ProcessBuilder(
                System.getProperty("python", "/usr/bin/python3"),
                "src/test/python/epoch_worker.py",
                network.toString(),
                part.toString(),
                Integer.toString(threads),
                Integer.toString(BATCH),
                Double.toString(LEARNING_RATE));
    }

    /** The first images of each use. */
    private void write(Path part, Map<String, Integer> most) throws IOException {
        Map<String, Integer> left = new HashMap<>(most);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            lines.add(in.readLine());
            in.lines()
                    .filter(line -> left.merge(line.substring(line.lastIndexOf(',') + 1), -1, Integer::sum) >= 0)
                    .forEach(lines::add);
            Files.write(part, lines);
        }
    }
}
