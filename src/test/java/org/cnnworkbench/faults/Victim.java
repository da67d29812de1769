package org.cnnworkbench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainerProcess;

/** A trainer's process, watched so closely that it can be killed at the very moment. */
final class Victim implements AutoCloseable {

    private static final long GLANCE_NANOS = 300_000;

    private final RunDirectory run;
    private final TrainerProcess trainer;
    private final ProcessHandle process;
    private final long journalAtStart;

    private Victim(RunDirectory run, TrainerProcess trainer, long journalAtStart) {
        this.run = run;
        this.trainer = trainer;
        this.process = ProcessHandle.of(trainer.processId()).orElseThrow();
        this.journalAtStart = journalAtStart;
    }

    static Victim start(RunDirectory run, Services services) {
        return new Victim(run, TrainerProcess.start(run, services, List.of()), size(run.eventsFile()));
    }

    RunDirectory run() {
        return run;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long processId() {
        return trainer.processId();
    }

    /** Looks again and again. Answers whether it came to that, and the process is still there. */
    boolean until(BooleanSupplier condition) {
        while (isAlive()) {
            if (condition.getAsBoolean()) {
                return isAlive();
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        return false;
    }

    /** Lets it work for a while. */
    boolean leaveAlone(long nanos) {
        long end = System.nanoTime() + nanos;
        return until(() -> System.nanoTime() >= end);
    }

    /** Whether it has told of a beginning, and more, since it was started. */
    boolean trains() {
        return journal() > journalAtStart + 600;
    }

    /** Bytes. */
    long journal() {
        return size(run.eventsFile());
    }

    /** Files in a folder of the run. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a file that may come and go; 0 where there is none. */
    static long size(Path file) {
        return file.toFile().length();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() throws InterruptedException {
        trainer.kill();
        trainer.exitCode();
    }

    int awaitEnd() throws InterruptedException {
        return trainer.exitCode();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
