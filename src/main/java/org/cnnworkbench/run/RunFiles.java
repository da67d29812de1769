package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cnnworkbench.input.AtomicFiles;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/**
 * What a trainer finds in a run's directory when it begins. Files that are damaged are written anew from what a checkpoint says.
 *
 * @param experiment what was asked
 * @param record     what has happened so far
 * @param notes      what was damaged and how it was mended
 */
record RunFiles(Experiment experiment, RunRecord record, List<String> notes) {

    /**
     * Reads and mends. To be called by who has the run's lock.
     *
     * @throws InputException where a file is damaged and there is no checkpoint that says what stood in it
     */
    static RunFiles open(RunDirectory run, Clock clock) {
        run.createFolders();
        deleteUnfinished(run.path());
        deleteUnfinished(run.checkpointsDirectory());
        deleteUnfinished(run.filtersDirectory());
        CrashLog.setAside(run);
        List<String> notes = new ArrayList<>();
        Optional<RunContext> context = Checkpoints.context(run);
        Experiment experiment = experiment(run, context, notes);
        return new RunFiles(experiment, record(run, experiment, context, clock, notes), notes);
    }

    /** What a trainer that was killed was writing. */
    private static void deleteUnfinished(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(".") && name.endsWith(AtomicFiles.UNFINISHED)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("clearing " + folder + " failed: " + e.getMessage(), e);
        }
    }

    private static Experiment experiment(RunDirectory run, Optional<RunContext> context, List<String> notes) {
        try {
            Experiment read = ExperimentJson.read(run.experimentFile());
            if (context.isEmpty() || same(read, context.get().experiment())) {
                return read;
            }
            notes.add(
                    "experiment.json was damaged or changed after the run began: it is put back as the checkpoint has "
                            + "it; to train with other settings make a branch");
        } catch (InputException e) {
            if (context.isEmpty()) {
                throw e;
            }
            notes.add(e.getMessage() + "; it is written anew from the checkpoint");
        }
        Experiment experiment = context.get().experiment();
        run.writeExperiment(experiment);
        return experiment;
    }

    private static boolean same(Experiment one, Experiment other) {
        return ExperimentJson.write(one).equals(ExperimentJson.write(other));
    }

    private static RunRecord record(
            RunDirectory run, Experiment experiment, Optional<RunContext> context, Clock clock, List<String> notes) {
        try {
            return run.record();
        } catch (InputException e) {
            if (context.isEmpty()) {
                throw e;
            }
            notes.add(e.getMessage() + "; it is begun anew from the checkpoint");
            return RunRecord.created(
                    String.valueOf(run.path().getFileName()),
                    experiment.name(),
                    clock.instant(),
                    context.get().dataDirectory(),
                    List.of(),
                    null);
        }
    }
}
