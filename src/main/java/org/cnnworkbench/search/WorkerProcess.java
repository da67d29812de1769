package org.cnnworkbench.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.run.CommandFile;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;

/** A {@link TrialWorker}'s process, seen from the one that started it. */
final class WorkerProcess implements AutoCloseable {

    private static final int SIGNAL_BASE = 128;

    private final ProcessNeeds needs;
    private final Process process;
    private final Writer runs;
    private final BufferedReader answers;

    /**
     * Starts it.
     *
     * @param log   what it prints is added there
     * @param bound whether it ends with its input also in the middle of a training
     */
    WorkerProcess(ProcessNeeds needs, Services services, Path log, boolean bound) {
        this.needs = needs;
        ProcessBuilder builder = services.jvm()
                .command(
                        needs,
                        true,
                        List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=info"),
                        bound ? List.of(TrialWorker.SUBCOMMAND, TrialWorker.BOUND) : List.of(TrialWorker.SUBCOMMAND));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("starting a worker failed: " + e.getMessage(), e);
        }
        this.runs = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** Whether it can train what needs this. */
    boolean suits(ProcessNeeds other) {
        return process.isAlive() && needs.equals(other);
    }

    void train(RunDirectory run) {
        try {
            runs.write(new CommandFile(run).size() + " " + run.path() + "\n");
            runs.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the worker can't be told what to train: " + e.getMessage(), e);
        }
    }

    /** Whether it has answered, or ended, since it was last told to train. Reads the answer. */
    boolean isDone() {
        try {
            boolean alive = process.isAlive();
            while (answers.ready()) {
                String line = answers.readLine();
                if (line != null && line.startsWith(TrialWorker.ANSWER)) {
                    return true;
                }
            }
            return !alive;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a worker's answer failed: " + e.getMessage(), e);
        }
    }

    /** How the process ended, if it has. */
    Optional<String> death() {
        if (process.isAlive()) {
            return Optional.empty();
        }
        int exit = process.exitValue();
        return Optional.of(
                exit > SIGNAL_BASE
                        ? "the worker's process was ended by signal " + (exit - SIGNAL_BASE)
                        : "the worker's process ended with exit code " + exit);
    }

    /** It ends after the training that it is at. */
    @Override
    public void close() {
        try (answers) {
            runs.close();
        } catch (IOException e) {
            throw new UncheckedIOException("letting a worker go failed: " + e.getMessage(), e);
        }
    }
}
