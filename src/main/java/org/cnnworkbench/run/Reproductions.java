package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Checkpoints.Loaded;
import org.cnnworkbench.run.Checkpoints.Saved;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.LearningRates;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.train.TrainingSettings;
import org.cnnworkbench.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * Makes reproductions: new runs that do the same as another from its beginning up to its latest checkpoint that can be read, with the same
 * steering acts at the same batches, and end there. {@link RunComparison} says whether the same came of it.
 *
 * <p>A reproduction holds a copy of the checkpoint that it is compared with, so that the original may go on meanwhile. The reproduction of a
 * branch begins with the checkpoint that the branch began with.
 */
public final class Reproductions {

    private Reproductions() {}

    /**
     * Makes a reproduction that nobody has begun to train. Where that fails, nothing is left of it.
     *
     * @param at          its directory, new or empty; null to make one in the store
     * @param commandLine for the record
     * @param damages     hears of checkpoints of the original that can't be read
     * @throws InputException where the original has nothing to reproduce, or what it began with is gone
     */
    public static RunDirectory make(
            RunDirectory original,
            RunStore store,
            @Nullable Path at,
            List<String> commandLine,
            Consumer<String> damages) {
        RunRecord record = original.record();
        Checkpoints checkpoints =
                new Checkpoints(original, original.experiment().training());
        Loaded target = checkpoints
                .readLatest(damages)
                .orElseThrow(() -> new InputException("run " + original
                        + ": there is nothing to reproduce: the run has no checkpoint that can be read"));
        Optional<Saved> start = start(original, record, checkpoints);
        if (target.state().position().equals(Position.START) || target.saved().isStart()) {
            throw new InputException("run " + original
                    + ": there is nothing to reproduce: no checkpoint behind its beginning is there and can be read");
        }
        RunContext context = CheckpointFile.readContext(checkpoints.file(target.saved()));
        RunRecord.Origin origin = new RunRecord.Origin(
                RunRecord.Origin.Kind.REPRODUCTION,
                original.path().toString(),
                target.saved().file());
        Path data = Path.of(context.dataDirectory());
        RunDirectory run = at == null
                ? store.create(context.experiment(), data, commandLine, origin)
                : store.createAt(at, context.experiment(), data, commandLine, origin);
        RunStore.discardUnless(run, () -> {
            start.ifPresent(saved -> copyStart(checkpoints, run, context));
            CheckpointFile.write(target.state(), context, run.originalFile());
            replay(record, context.experiment().training(), target.state()).write(run);
        });
        return run;
    }

    private static Optional<Saved> start(RunDirectory original, RunRecord record, Checkpoints checkpoints) {
        Optional<Saved> start = checkpoints.start();
        boolean isBranch = record.origin() != null && record.origin().kind() == RunRecord.Origin.Kind.BRANCH;
        if (start.isEmpty() && (isBranch || checkpoints.beganElsewhere())) {
            throw new InputException("run " + original + ": it can't be reproduced: the checkpoint of another run that "
                    + "it began with is missing or damaged");
        }
        return start;
    }

    /** The checkpoint that a branch began with, and the best of its parent, which it may have fallen back on. */
    private static void copyStart(Checkpoints from, RunDirectory run, RunContext context) {
        Checkpoints to = new Checkpoints(run, context.experiment().training());
        for (Saved saved : from.list()) {
            if (saved.isStart() || saved.isInherited()) {
                CheckpointFile.write(from.read(saved), context, to.file(saved));
            }
        }
    }

    private static Replay replay(RunRecord record, TrainingSettings settings, TrainingState target) {
        List<AppliedAct> acts = new ArrayList<>(target.acts());
        if (!endsItself(record, settings, target)) {
            acts.add(new AppliedAct(target.position(), new SteeringAct.Stop(SteeringAct.When.NOW)));
        }
        return new Replay(acts);
    }

    /** Whether training the same way ends at that place without being asked to. */
    private static boolean endsItself(RunRecord record, TrainingSettings settings, TrainingState target) {
        boolean trained = target.epochs() >= new LearningRates(settings).epochs(target.acts());
        boolean early =
                record.state() == RunState.STOPPED_EARLY && record.progress().epochs() == target.epochs();
        return target.partial() == null && (trained || early);
    }
}
