package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.RecordCodec;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.train.CheckpointStore;
import org.cnnworkbench.train.TrainingState;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.jspecify.annotations.Nullable;

/**
 * A run's checkpoints: the latest, the best and every k-th epoch's are kept. {@code index.json} says which is which; it names a file only
 * when that is safe on the disk, and a file is deleted only when the index no longer names it.
 */
public final class Checkpoints implements CheckpointStore {

    private static final int MAX_INDEX_BYTES = 16 << 20;
    private static final RecordCodec<Index> INDEX = RecordCodec.of(Index.class);

    private final Path directory;
    private final int keepEvery;
    private Index index;

    /**
     * One checkpoint.
     *
     * @param file    its name in the directory of checkpoints
     * @param epoch   epochs trained to their end
     * @param batches learned of the epoch after those
     */
    public record Saved(String file, int epoch, int batches) {}

    /** What {@code index.json} holds. */
    private record Index(@Nullable String latest, @Nullable String best, List<Saved> checkpoints) {}

    /**
     * @param keepEvery the checkpoint of every so many epochs is kept, 1 or more
     * @throws InputException where there is an index that can't be read
     */
    public Checkpoints(RunDirectory run, int keepEvery) {
        this.directory = run.checkpointsDirectory();
        this.keepEvery = keepEvery;
        this.index = readIndex();
    }

    private Path indexFile() {
        return directory.resolve("index.json");
    }

    private Index readIndex() {
        if (!Files.exists(indexFile())) {
            return new Index(null, null, List.of());
        }
        Index read = INDEX.read(JsonValue.parse(indexFile().toString(), TextFiles.read(indexFile(), MAX_INDEX_BYTES)));
        for (Saved saved : read.checkpoints) {
            if (!saved.file.equals(fileName(saved.epoch, saved.batches))) {
                throw new InputException(indexFile() + ": expected the file name "
                        + fileName(saved.epoch, saved.batches) + ", received another");
            }
        }
        return read;
    }

    private static String fileName(int epoch, int batches) {
        return batches == 0
                ? "epoch-%04d.safetensors".formatted(epoch)
                : "epoch-%04d-batch-%05d.safetensors".formatted(epoch, batches);
    }

    @Override
    public String save(TrainingState state, boolean best) {
        PartialEpoch partial = state.partial();
        Saved saved = new Saved(
                fileName(state.epochs(), partial == null ? 0 : partial.batches()),
                state.epochs(),
                partial == null ? 0 : partial.batches());
        CheckpointFile.write(state, directory.resolve(saved.file));
        String bestFile = best ? saved.file : index.best;
        List<Saved> all = new ArrayList<>(index.checkpoints);
        all.removeIf(other -> other.file.equals(saved.file));
        all.add(saved);
        List<Saved> kept = all.stream()
                .filter(each -> each.equals(saved) || each.file.equals(bestFile) || isKept(each))
                .toList();
        index = new Index(saved.file, bestFile, kept);
        TextFiles.writeAtomically(indexFile(), INDEX.write(index) + "\n");
        all.stream().filter(each -> !kept.contains(each)).forEach(this::delete);
        return saved.file;
    }

    private boolean isKept(Saved saved) {
        return saved.batches == 0 && saved.epoch % keepEvery == 0;
    }

    private void delete(Saved saved) {
        try {
            Files.deleteIfExists(directory.resolve(saved.file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "deleting " + directory.resolve(saved.file) + " failed: " + e.getMessage(), e);
        }
    }

    /** In the order in which they were saved. */
    public List<Saved> list() {
        return index.checkpoints;
    }

    /** The one that training goes on from. */
    public Optional<Saved> latest() {
        return byFile(index.latest);
    }

    /** That of the best epoch; none before an epoch has ended. */
    public Optional<Saved> bestSaved() {
        return byFile(index.best);
    }

    private Optional<Saved> byFile(@Nullable String file) {
        return index.checkpoints.stream()
                .filter(saved -> Objects.equals(saved.file, file))
                .findFirst();
    }

    @Override
    public TrainingState best() {
        return read(bestSaved().orElseThrow(() -> new IllegalStateException("no best checkpoint in " + directory)));
    }

    /**
     * Finds a checkpoint.
     *
     * @param which {@code best}, {@code latest} or the number of an epoch. A run that was stopped in its first epoch has no best one: its
     *              latest stands in
     * @throws InputException where there is no such checkpoint; the message lists those that there are
     */
    public Saved find(String which) {
        Optional<Saved> found = switch (which) {
            case "best" -> bestSaved().or(this::latest);
            case "latest" -> latest();
            default ->
                index.checkpoints.stream()
                        .filter(saved -> saved.batches == 0
                                && Integer.toString(saved.epoch).equals(which))
                        .findFirst();
        };
        return found.orElseThrow(() -> new InputException("checkpoint " + which + ": "
                + (index.checkpoints.isEmpty()
                        ? "the run has none yet"
                        : "expected best, latest or one of the epochs "
                                + index.checkpoints.stream()
                                        .filter(saved -> saved.batches == 0)
                                        .map(saved -> Integer.toString(saved.epoch))
                                        .collect(Collectors.joining(", ")))));
    }

    /**
     * The state that a checkpoint holds.
     *
     * @throws InputException where the file is damaged
     */
    public TrainingState read(Saved saved) {
        return CheckpointFile.read(directory.resolve(saved.file));
    }

    /** {@link #read} of {@link #find}. */
    public TrainingState load(String which) {
        return read(find(which));
    }
}
