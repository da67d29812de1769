package org.cnnworkbench.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.Network;

/**
 * One engine in a process of its own, as a trainer is; {@code step_worker.py} is the same in Python. Arguments: engine, case, its
 * directory. Answers each line of its input with one of its own: {@code losses N} with the losses of N steps from the first weights
 * without dropout, {@code steps N} with the milliseconds of each of N steps, {@code memory} with the most MiB that the process has had.
 */
public final class EngineWorker {

    private final List<Batch> batches;
    private final Engine engine;
    private final BenchmarkCase benchmark;
    private final Path directory;
    private final Network network;
    private int next;

    private EngineWorker(Engine engine, BenchmarkCase benchmark, Path directory) {
        this.engine = engine;
        this.benchmark = benchmark;
        this.directory = directory;
        this.network = engine.build(benchmark.plan(directory, BenchmarkCase.WHOLE));
        this.batches = BenchmarkCase.batches(directory, network.summary().input());
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        BenchmarkCase benchmark = BenchmarkCase.named(arguments[1]);
        EngineWorker worker = new EngineWorker(StepBenchmark.engine(arguments[0]), benchmark, Path.of(arguments[2]));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                out.println(
                        switch (words[0]) {
                            case "losses" -> worker.losses(Integer.parseInt(words[1]));
                            case "steps" -> worker.steps(Integer.parseInt(words[1]));
                            case "memory" -> memory();
                            default -> throw new IllegalArgumentException(line);
                        });
                out.flush();
            }
        }
        System.exit(0);
    }

    private String losses(int count) {
        StringJoiner losses = new StringJoiner(" ");
        try (Network plain = engine.build(benchmark.plan(directory, BenchmarkCase.WITHOUT_DROPOUT))) {
            for (int i = 0; i < count; i++) {
                losses.add(Double.toString(
                        plain.fit(batches.get(i % batches.size()), i, false).loss()));
            }
        }
        return losses.toString();
    }

    private String steps(int count) {
        StringJoiner times = new StringJoiner(" ");
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            network.fit(batches.get(next++ % batches.size()), next, false);
            times.add(Double.toString((System.nanoTime() - start) / 1e6));
        }
        return times.toString();
    }

    /** The system's own count of the largest resident size. */
    private static String memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.toString(Long.parseLong(line.replaceAll("\\D", "")) / 1024);
            }
        }
        return "0";
    }
}
