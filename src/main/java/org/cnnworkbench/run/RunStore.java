package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;

/** The directory of run directories: makes runs and finds them. */
public final class RunStore {

    private static final int SHOWN = 5;

    private final Path directory;
    private final Clock clock;

    /** @param directory need not exist yet */
    public RunStore(Path directory, Clock clock) {
        this.directory = directory.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** Where the runs lie, absolute. */
    public Path directory() {
        return directory;
    }

    /**
     * Makes a run under the store's directory, named by the time and the experiment's name: {@code 20260131-120000-lenet}.
     *
     * @param dataDirectory where relative paths in the data reference start
     * @param commandLine   for the record
     * @param origin        the run that it is made from; null for none
     */
    public RunDirectory create(
            Experiment experiment, Path dataDirectory, List<String> commandLine, RunRecord.@Nullable Origin origin) {
        Path path = Folders.makeNew(directory, clock.instant(), experiment.name(), "run");
        return fill(new RunDirectory(path), experiment, dataDirectory, commandLine, origin);
    }

    /**
     * Makes a run in a directory that the person named.
     *
     * @throws InputException where something is there already
     */
    public RunDirectory createAt(
            Path path,
            Experiment experiment,
            Path dataDirectory,
            List<String> commandLine,
            RunRecord.@Nullable Origin origin) {
        RunDirectory run = new RunDirectory(path);
        if (run.isRun()) {
            throw new InputException(path + ": there is a run already; resume it, or name another directory");
        }
        if (Files.exists(path) && !isEmptyFolder(path)) {
            throw new InputException(
                    path + ": expected an empty or new directory for the run, received one with other files");
        }
        Folders.make(path);
        return fill(run, experiment, dataDirectory, commandLine, origin);
    }

    private RunDirectory fill(
            RunDirectory run,
            Experiment experiment,
            Path dataDirectory,
            List<String> commandLine,
            RunRecord.@Nullable Origin origin) {
        discardUnless(run, () -> {
            run.writeExperiment(experiment);
            run.writeRecord(RunRecord.created(
                    String.valueOf(run.path().getFileName()),
                    experiment.name(),
                    clock.instant(),
                    dataDirectory.toAbsolutePath().normalize().toString(),
                    commandLine,
                    origin));
            // Last: a folder of checkpoints makes it a run, which without its record would be a damaged one for whoever
            // looks just now.
            run.createFolders();
        });
        return run;
    }

    /** Does something that a new run needs; where that fails, nothing is left of the run. */
    static void discardUnless(RunDirectory run, Runnable made) {
        try {
            made.run();
        } catch (RuntimeException | Error e) {
            try {
                Folders.delete(run.path());
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    /**
     * Writes into a run's record that it is over, for a run that no trainer is at: one that could not be begun, or is no longer wanted.
     *
     * @return false where a trainer is at it; nothing was written then
     * @throws InputException where the record is damaged
     */
    public boolean end(RunDirectory run, RunState state, String reason) {
        Optional<RunLock> lock = RunLock.tryAcquire(run);
        if (lock.isEmpty()) {
            return false;
        }
        try (RunLock held = lock.get()) {
            run.writeRecord(run.record().ended(state, reason, clock.instant()));
            return true;
        }
    }

    private static boolean isEmptyFolder(Path path) {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * Finds a run.
     *
     * @param name its id, or the beginning of its id if no other begins so
     * @throws InputException where none or several are meant
     */
    public RunDirectory find(String name) {
        RunDirectory named = new RunDirectory(directory.resolve(name));
        if (named.isRun()) {
            return named;
        }
        List<RunDirectory> all = list();
        List<RunDirectory> matching =
                all.stream().filter(run -> id(run).startsWith(name)).toList();
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        if (matching.isEmpty()) {
            throw new InputException(
                    "run " + name + ": there is no such run in " + directory + ", and no run directory of that name"
                            + (all.isEmpty() ? "" : "; the last runs are " + ids(all.reversed())));
        }
        throw new InputException("run " + name + ": " + matching.size() + " runs begin so: " + ids(matching)
                + "; write more of the one you mean");
    }

    private static String ids(List<RunDirectory> runs) {
        return runs.stream().limit(SHOWN).map(RunStore::id).collect(Collectors.joining(", "))
                + (runs.size() > SHOWN ? ", …" : "");
    }

    /** The id of a run: the name of its directory. */
    public static String id(RunDirectory run) {
        return String.valueOf(run.path().getFileName());
    }

    /** All runs under the store's directory, by id, which is by age. */
    public List<RunDirectory> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(directory)) {
            return content.map(RunDirectory::new)
                    .filter(RunDirectory::isRun)
                    .sorted(Comparator.comparing(RunStore::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + directory + " failed: " + e.getMessage(), e);
        }
    }
}
