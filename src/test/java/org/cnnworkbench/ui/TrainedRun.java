package org.cnnworkbench.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.train.ExperimentJson;

/**
 * A small network trained for two epochs on a few digits, for all tests that look at one. It is trained when it is first asked for, once in
 * a process, and may only be read.
 *
 * @param folder with the run in {@code runs}: where a window may be opened
 */
public record TrainedRun(Path folder, RunDirectory run) {

    public static final Services SERVICES = Wiring.services(Launcher.class);

    private static final String EXPERIMENT = """
            {"version": 1, "name": "digits",
             "architecture": {"version": 1, "name": "small", "layers": [
               {"type": "conv2d", "filters": 6, "kernel_size": 3, "activation": "relu"}, {"type": "max_pool2d"},
               {"type": "conv2d", "filters": 4, "kernel_size": 3, "activation": "relu"},
               {"type": "dense", "units": 16, "activation": "relu"}, {"type": "output"}]},
             "data": {"reference": "builtin:digits", "limit": 200},
             "training": {"epochs": 2, "batch_size": 32, "seed": 7, "threads": 1}}
            """;

    private static final class Holder {
        static final TrainedRun SHARED = train();
    }

    /** The one. */
    public static TrainedRun shared() {
        return Holder.SHARED;
    }

    private static TrainedRun train() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "trained-run-");
            RunDirectory run = new RunStore(folder.resolve("runs"), SERVICES.clock())
                    .create(ExperimentJson.read("the test's experiment", EXPERIMENT), folder, List.of(), null);
            int exit = TrainerProcess.start(run, SERVICES, List.of()).exitCode();
            if (exit != 0) {
                throw new AssertionError("training failed: " + Files.readString(run.logFile()));
            }
            return new TrainedRun(folder, run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("training was interrupted", e);
        }
    }
}
