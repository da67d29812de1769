package org.cnnworkbench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Services;
import org.jspecify.annotations.Nullable;

/** The process that works through a study. It outlives who started it and its terminal; the two talk through the study's directory. */
public final class StudyProcess {

    /** The subcommand that it is started with, followed by the study's directory. */
    public static final String SUBCOMMAND = "study-runner";

    /** How many trials are trained at once, where not as many as planned. */
    public static final String WORKERS = "--workers";

    private static final long LOOK_MILLIS = 20;
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=info");

    private final StudyDirectory study;
    private final Process process;

    private StudyProcess(StudyDirectory study, Process process) {
        this.study = study;
        this.process = process;
    }

    /**
     * Starts it, where the study {@linkplain TrialSite remembers} that its trials are trained, and waits until it is at work or over.
     *
     * @param workers trials that are trained at once, or 0 for as many as planned
     * @param sparkHome where Apache Spark lies on this computer, for a study on a cluster; null for what the environment says
     * @throws InputException where another process is at work on the study, or it can't be trained where it shall be
     */
    public static StudyProcess start(StudyDirectory study, Services services, int workers, @Nullable String sparkHome)
            throws InterruptedException {
        if (study.isHeld()) {
            throw new InputException("study " + study + ": a process is at work on it already");
        }
        Path log = study.logFile();
        ProcessBuilder builder = command(study, services, workers, sparkHome)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            StudyProcess started = new StudyProcess(study, process);
            while (process.isAlive() && !study.isHeld()) {
                Thread.sleep(LOOK_MILLIS);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("starting the study's process failed: " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder command(
            StudyDirectory study, Services services, int workers, @Nullable String sparkHome) {
        List<String> arguments = new ArrayList<>(List.of(study.path().toString()));
        if (workers > 0) {
            arguments.add(WORKERS + "=" + workers);
        }
        return switch (TrialSite.of(study, sparkHome)) {
            case TrialSite.ThisComputer here -> {
                arguments.addFirst(SUBCOMMAND);
                yield services.jvm().command(new ProcessNeeds(Map.of(), List.of()), true, JVM_OPTIONS, arguments);
            }
            case TrialSite.SparkCluster cluster -> ready(cluster).study(cluster, arguments);
        };
    }

    /**
     * Whether studies can be trained there, as far as can be told at once.
     *
     * @throws InputException where what they need is missing on this computer, or nobody answers there
     */
    public static void checkReady(TrialSite site) {
        if (site instanceof TrialSite.SparkCluster cluster) {
            ready(cluster);
        }
    }

    private static SparkHome ready(TrialSite.SparkCluster cluster) {
        SparkHome home = SparkHome.find(cluster.home());
        SparkHome.checkThere(cluster);
        return home;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long processId() {
        return process.pid();
    }

    /** How the process ended, after waiting for that: 0 where all is done, 2 for wrong input, anything else for a failure. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public String toString() {
        return "process " + process.pid() + " of study " + study;
    }
}
