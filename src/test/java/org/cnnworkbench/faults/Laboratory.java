package org.cnnworkbench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.ProcessNeeds;
import org.cnnworkbench.run.ChildJvm;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/**
 * Where runs are made that shall be hurt: one experiment, in which everything random plays a part (shuffling, shifts, dropout), and so does
 * all that a network remembers beside its weights (batch normalisation's means, Adam's two arrays).
 *
 * @param folder     in which images and runs lie
 * @param experiment the same for every run
 */
record Laboratory(Path folder, Experiment experiment, Services services) {

    /** {@code %s} are the units of the widest layer, the reference of the data, the most images of a split, epochs and seconds between checkpoints. */
    private static final String EXPERIMENT = """
            {"version": 1, "name": "hurt",
             "architecture": {"version": 1, "name": "hurt", "layers": [
               {"type": "conv2d", "filters": 8, "kernel_size": 3, "strides": 2, "activation": "linear"},
               {"type": "batch_norm"}, {"type": "activation", "activation": "relu"}, {"type": "max_pool2d"},
               {"type": "dense", "units": %s, "activation": "relu", "dropout": 0.25}, {"type": "output"}]},
             "data": {"reference": "%s", "limit": %s},
             "augmentation": {"version": 1, "steps": [{"type": "shift", "height": 0.1, "width": 0.1}]},
             "training": {"epochs": %s, "batch_size": 32, "optimizer": "adam", "seed": 7, "threads": 1,
                          "checkpoint_seconds": %s}}
            """;

    /** On real images, with checkpoints so large that writing one takes a while. */
    static Laboratory large(Path folder, int epochs, int images) throws IOException {
        String data = RealImages.cut(folder.resolve("mnist"), images, 200);
        return of(folder, EXPERIMENT.formatted(400, data, images, epochs, 0.15));
    }

    /** On a few of the digits that come along, a checkpoint after every batch: trained in a moment. */
    static Laboratory small(Path folder, int epochs) {
        return of(folder, EXPERIMENT.formatted(16, "builtin:digits", 160, epochs, 1e-6));
    }

    private static Laboratory of(Path folder, String experiment) {
        Services plain = Wiring.services(Launcher.class);
        List<Engine> engines = plain.engines().all().stream()
                .<Engine>map(engine -> new WithOptions(engine, WithOptions.QUICK_START))
                .toList();
        return new Laboratory(
                folder,
                ExperimentJson.read("the experiment", experiment),
                new Services(new Engines(engines), plain.cacheDirectory(), plain.clock(), plain.jvm()));
    }

    /** A run that is made and not begun. */
    RunDirectory newRun(String name) {
        return new RunStore(folder.resolve("runs"), services.clock())
                .createAt(folder.resolve(name), experiment, folder, List.of("test"), null);
    }

    /** Starts a trainer. */
    Victim start(RunDirectory run) {
        return Victim.start(run, services);
    }

    /** Trains to the end in a process that nobody disturbs. */
    RunResult undisturbed(RunDirectory run) throws InterruptedException {
        try (Victim trainer = start(run)) {
            trainer.awaitEnd();
        }
        return RunResult.of(run);
    }

    /** The program in a process of its own, as a person starts it. */
    ProcessBuilder command(String... arguments) {
        ProcessBuilder builder =
                services.jvm().command(new ProcessNeeds(Map.of(), List.of()), false, List.of(), List.of(arguments));
        builder.environment().remove(ChildJvm.MARK);
        return builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed.txt").toFile());
    }
}
