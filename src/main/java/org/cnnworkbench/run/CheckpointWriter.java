package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Checkpoints.Saved;
import org.cnnworkbench.train.CheckpointStore;
import org.cnnworkbench.train.TrainingSettings;
import org.cnnworkbench.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves checkpoints and thins out old ones. The last few, the best, every k-th epoch's, and those that a person asked for are kept; a
 * file is deleted only when the new one is safe on the disk.
 */
final class CheckpointWriter implements CheckpointStore {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWriter.class);

    private final Checkpoints checkpoints;
    private final RunContext context;
    private final TrainingSettings settings;
    private final Journal journal;

    /** @param journal whose events are made safe on the disk before the state that they led to, so that curves have no gap */
    CheckpointWriter(Checkpoints checkpoints, RunContext context, Journal journal) {
        this.checkpoints = checkpoints;
        this.context = context;
        this.settings = context.experiment().training();
        this.journal = journal;
    }

    @Override
    public String save(TrainingState state, boolean keep) {
        journal.force();
        Saved saved = Saved.at(state.position(), keep);
        CheckpointFile.write(state, context, checkpoints.file(saved));
        thinOut(state);
        return saved.file();
    }

    private void thinOut(TrainingState state) {
        List<Saved> all = checkpoints.list();
        Set<Saved> keep = new HashSet<>(all.subList(Math.max(0, all.size() - settings.keepLast()), all.size()));
        checkpoints.best(all, state.history()).ifPresent(keep::add);
        for (Saved saved : all) {
            boolean isRegular = saved.endsEpoch() && saved.epoch() > 0 && saved.epoch() % settings.keepEvery() == 0;
            if (!keep.contains(saved) && !saved.kept() && !isRegular) {
                delete(saved);
            }
        }
    }

    private void delete(Saved saved) {
        try {
            Files.deleteIfExists(checkpoints.file(saved));
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + checkpoints.file(saved) + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<TrainingState> after(int epoch) {
        try {
            return checkpoints.atEnd(epoch).map(checkpoints::read);
        } catch (InputException e) {
            LOG.warn("the checkpoint of epoch {} can't be used: {}", epoch, e.getMessage());
            return Optional.empty();
        }
    }
}
