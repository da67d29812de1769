package org.cnnworkbench.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Checkpoints.Loaded;
import org.cnnworkbench.run.Checkpoints.Saved;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * Makes branches: new runs that begin with a checkpoint of another, finished or at work, with changed settings.
 *
 * <ul>
 *   <li>The curve so far comes along, and epochs count on: a branch of epoch 3 that asks for 5 trains two more.
 *   <li>The network must have the same parameters, the images the same shape and the same classes.
 *   <li>With another kind of optimizer the weights come along, and the optimizer begins anew. Other settings of the same kind go on with
 *       its state.
 *   <li>With another batch size, another seed or other images, an epoch that was left in the middle begins anew.
 *   <li>What people set by hand while the parent was trained holds here, too, unless the branch names what takes its place: a learning
 *       rate, an optimizer, a schedule or a warm-up; a number of epochs.
 *   <li>The parent's best checkpoint comes along as well, so that "best" is the best of the whole curve.
 *   <li>Unless other images are named, they must be those that the parent learned from, to the last pixel.
 * </ul>
 */
public final class Branches {

    private static final int ATTEMPTS = 5;

    private final Services services;

    public Branches(Services services) {
        this.services = services;
    }

    /**
     * A branch that nobody has begun to train.
     *
     * @param notes what a person should know of it; its journal has them, too
     */
    public record Branch(RunDirectory run, List<String> notes) {
        public Branch {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes a branch. Where that fails, nothing is left of it.
     *
     * @param at          the branch's directory, new or empty; null to make one in the store
     * @param commandLine for the record
     * @param progress    of loading images, which happens where other images or classes are named
     * @throws InputException       where there is no such checkpoint, it is damaged, or the settings don't fit it
     * @throws InterruptedException where the thread was interrupted while images were loaded
     */
    public Branch make(
            RunDirectory parent,
            BranchRequest request,
            RunStore store,
            @Nullable Path at,
            List<String> commandLine,
            Progress progress)
            throws InterruptedException {
        Experiment experiment = request.experiment();
        Experiment before = parent.experiment();
        RunRecord record = parent.record();
        Path dataDirectory =
                request.dataDirectory() == null ? Path.of(record.dataDirectory()) : request.dataDirectory();
        List<String> notes = new ArrayList<>();
        Checkpoints checkpoints = new Checkpoints(parent, experiment.training());
        Loaded loaded = load(checkpoints, request.checkpoint(), notes);
        Preparation preparation = Preparation.read(parent);
        BranchStart rules = new BranchStart(before, request, summary(experiment, preparation));
        TrainingState start = rules.of(loaded.state());
        boolean sameImages = request.dataDirectory() == null
                && experiment.data().classes().equals(before.data().classes());
        if (!sameImages) {
            preparation.check(images(experiment, dataDirectory, progress));
        }
        notes.addFirst("branch of run " + record.id() + " from its checkpoint "
                + loaded.saved().file() + ", " + loaded.state().position().text());
        notes.addAll(rules.notes(loaded.state()));
        RunRecord.Origin origin = new RunRecord.Origin(
                RunRecord.Origin.Kind.BRANCH,
                parent.path().toString(),
                loaded.saved().file());
        RunDirectory run = at == null
                ? store.create(experiment, dataDirectory, commandLine, origin)
                : store.createAt(at, experiment, dataDirectory, commandLine, origin);
        RunStore.discardUnless(run, () -> {
            RunContext context = new RunContext(experiment, run.record().dataDirectory());
            Checkpoints own = new Checkpoints(run, experiment.training());
            inheritBest(checkpoints, loaded, rules, notes)
                    .ifPresent(best -> CheckpointFile.write(best, context, own.file(Saved.inherited(best.epochs()))));
            CheckpointFile.write(start, context, own.file(Saved.start(start.position())));
            run.writeRecord(run.record()
                    .withData(request.dataDirectory() == null ? record.data() : null)
                    .withSteering(start.acts()));
            tell(run, start, notes);
        });
        return new Branch(run, notes);
    }

    /** A parent at work thins out its checkpoints: one may be gone between finding and reading it. */
    private static Loaded load(Checkpoints checkpoints, String which, List<String> notes) {
        for (int attempt = 1; ; attempt++) {
            if (which.equals("latest")) {
                Optional<Loaded> latest =
                        checkpoints.readLatest(damage -> notes.add(damage + "; the branch begins with the one before"));
                if (latest.isPresent()) {
                    return latest.get();
                }
            }
            Saved saved = checkpoints.find(which);
            try {
                return new Loaded(saved, checkpoints.read(saved));
            } catch (InputException e) {
                if (attempt == ATTEMPTS || Files.exists(checkpoints.file(saved))) {
                    throw e;
                }
            }
        }
    }

    private static NetworkSummary summary(Experiment experiment, Preparation preparation) {
        NetworkSummary summary = ShapeInference.infer(
                experiment.architecture(),
                preparation.shape(),
                preparation.classNames().size());
        if (!summary.isValid()) {
            throw new InputException(
                    "architecture " + experiment.architecture().name() + ": " + Diagnostics.errors(summary));
        }
        return summary;
    }

    private ImageDataset images(Experiment experiment, Path directory, Progress progress) throws InterruptedException {
        ImageDataset loaded = services.datasets(directory)
                .load(DatasetReference.parse(experiment.data().reference()), progress);
        return PreparedData.of(experiment, loaded).dataset();
    }

    /** The best so far, by the branch's own measure; that it can't be read is no reason not to begin. */
    private static Optional<TrainingState> inheritBest(
            Checkpoints checkpoints, Loaded start, BranchStart rules, List<String> notes) {
        Optional<Saved> best =
                checkpoints.best(checkpoints.list(), start.state().history());
        if (best.isEmpty()) {
            return Optional.empty();
        }
        try {
            TrainingState state = checkpoints.read(best.get());
            return Optional.of(new TrainingState(
                    rules.networkState(state.network()), state.history(), null, rules.acts(state.acts())));
        } catch (InputException e) {
            notes.add("the best checkpoint so far doesn't come along: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void tell(RunDirectory run, TrainingState start, List<String> notes) {
        try (Journal journal = new Journal(run, services.clock())) {
            notes.forEach(note -> journal.on(new TrainingEvent.Note(start.epochs(), note)));
            journal.force();
        }
    }
}
