package org.cnnworkbench.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.run.Services;

/** Starts the process that begins the runs of a queue. It outlives who started it. */
public final class QueueRunnerProcess {

    /** The subcommand that it is started with, followed by the directory of runs. */
    public static final String SUBCOMMAND = "queue-runner";

    private static final String LOG = "queue.log";
    private static final long LOOK_MILLIS = 20;

    /** It looks at a few small files twice a second. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info");

    private QueueRunnerProcess() {}

    /**
     * Starts it and waits until it is at work.
     *
     * @throws IllegalStateException where it ended with an error
     */
    static void start(Path directory, Services services) throws InterruptedException {
        Path log = directory.resolve(LOG);
        ProcessBuilder builder = services.jvm()
                .command(
                        new ProcessNeeds(Map.of(), List.of()),
                        true,
                        JVM_OPTIONS,
                        List.of(SUBCOMMAND, directory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            while (process.isAlive() && !QueueRunner.isRunning(directory)) {
                Thread.sleep(LOOK_MILLIS);
            }
            if (!process.isAlive() && process.exitValue() != 0) {
                throw new IllegalStateException("the queue's process ended with exit code " + process.exitValue() + "; "
                        + log + " has the reason; what waits is still there, \"queue start\" goes on with it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("starting the queue's process failed: " + e.getMessage(), e);
        }
    }
}
