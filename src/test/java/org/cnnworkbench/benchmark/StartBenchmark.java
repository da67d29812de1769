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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.Folders;

/**
 * Measures how long a person waits: from {@code train --demo} to the first batch, or from the program's start to the window's first picture
 * (which needs a display, such as Xvfb). Programs take turns.
 *
 * <pre>mvn test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.benchmark.StartBenchmark \
 *     -Dargs="train 6 now=. before=../before image=target/dist/cnn-workbench/bin/cnn-workbench"</pre>
 *
 * <p>Arguments: {@code train} or {@code window}, rounds, and programs by name: the directory of a project after {@code mvn package}, which is started
 * as the README starts it, or an installed program's command.
 */
public final class StartBenchmark {

    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final String DRAWN = "drawn at ";
    private static final double MILLIS = 1e3;

    /** One start, in seconds. */
    private interface Measurement {
        double seconds(Path program) throws IOException, InterruptedException;
    }

    private StartBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Measurement measurement = switch (arguments[0]) {
            case "train" -> StartBenchmark::toFirstBatch;
            case "window" -> StartBenchmark::toFirstPicture;
            default -> throw new IllegalArgumentException("expected train or window, received " + arguments[0]);
        };
        int rounds = Integer.parseInt(arguments[1]);
        Map<String, Path> programs = new LinkedHashMap<>();
        for (String program : Arrays.copyOfRange(arguments, 2, arguments.length)) {
            String[] parts = program.split("=", 2);
            programs.put(parts[0], Path.of(parts[1]).toAbsolutePath().normalize());
        }
        report(measurement, rounds, programs, System.out);
    }

    private static void report(Measurement measurement, int rounds, Map<String, Path> programs, PrintStream out)
            throws IOException, InterruptedException {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Path> program : programs.entrySet()) {
                seconds.computeIfAbsent(program.getKey(), name -> new ArrayList<>())
                        .add(measurement.seconds(program.getValue()));
            }
        }
        List<Double> first = seconds.values().iterator().next();
        out.println("| program | s, median (quartiles) | fewest | times as fast as the first |");
        out.println("|---|---|---|---|");
        seconds.forEach((name, times) -> out.printf(
                "| %s | %s | %.2f | %s |%n",
                name, Figures.spread(times), Figures.quantile(times, 0), Figures.ratio(first, times)));
    }

    private static ProcessBuilder command(Path program, String... arguments) {
        List<String> command = new ArrayList<>();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (Files.isDirectory(program)) {
            command.addAll(List.of(
                    ChildJvm.java().toString(), "@jpackage/java.options", "-jar", "target/app/cnn-workbench.jar"));
            builder.directory(program.toFile());
        } else {
            command.add(program.toString());
        }
        command.addAll(List.of(arguments));
        return builder;
    }

    private static double toFirstBatch(Path program) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("start-benchmark");
        Path run = folder.resolve("run");
        long start = System.nanoTime();
        Process process = command(program, "train", "--demo", "--run", run.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Path events = run.resolve("events.jsonl");
            while (!Files.exists(events) || !Files.readString(events).contains("\"batch_finished\"")) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IllegalStateException(program + " trained no batch");
                }
                Thread.sleep(2);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            List<ProcessHandle> trainers = process.descendants().toList();
            trainers.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            for (ProcessHandle trainer : trainers) {
                trainer.onExit().join();
            }
            Folders.delete(folder);
        }
    }

    /** The program says itself when it has drawn, and ends. */
    private static double toFirstPicture(Path program) throws IOException, InterruptedException {
        Path settings = Files.createTempDirectory("start-benchmark");
        try {
            ProcessBuilder builder = command(program);
            builder.environment().put("CNN_WORKBENCH_CONFIG", settings.toString());
            builder.environment().put("JAVA_TOOL_OPTIONS", "-Dcnnworkbench.close=shown");
            long start = System.currentTimeMillis();
            Process process = builder.start();
            long drawn = 0;
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.startsWith(DRAWN)) {
                        drawn = Long.parseLong(line.substring(DRAWN.length()));
                    }
                }
            }
            process.waitFor();
            if (drawn == 0) {
                throw new IllegalStateException(program + " drew nothing");
            }
            return (drawn - start) / MILLIS;
        } finally {
            Folders.delete(settings);
        }
    }
}
