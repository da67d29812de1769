package org.cnnworkbench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.Progression;
import org.cnnworkbench.train.TrainingSettings;
import org.cnnworkbench.train.TrainingState;

/**
 * A run's checkpoints. The directory is its own index: a file's name says how far the run had come, {@code epoch-0003.safetensors} after
 * three epochs, {@code epoch-0003+00120.safetensors} 120 batches later, and a name is there only when the whole file is safe on the disk.
 *
 * <p>Three kinds are never thinned out: {@code -kept}, which a person asked for; {@code -start}, which a branch begins with; and
 * {@code -inherited}, the best that a branch's parent had come to until then, which a branch may fall back on but never goes on from.
 */
public final class Checkpoints {

    private static final Pattern NAME =
            Pattern.compile("epoch-(\\d{4,9})(?:\\+(\\d{5,9}))?(-kept|-start|-inherited)?\\.safetensors");
    private static final String DAMAGED = ".damaged";
    private static final String KEPT = "-kept";
    private static final String START = "-start";
    private static final String INHERITED = "-inherited";
    private static final String ENDING = ".safetensors";

    private final Path directory;
    private final Progression progression;

    /**
     * One checkpoint.
     *
     * @param file     its name in the directory of checkpoints
     * @param position how far the run had come
     * @param kept     whether it is never thinned out
     */
    public record Saved(String file, Position position, boolean kept) {

        static Saved at(Position position, boolean kept) {
            return named(position, kept ? KEPT : "");
        }

        /** What a branch begins with. */
        static Saved start(Position position) {
            return named(position, START);
        }

        /** The best epoch of a branch's parent. */
        static Saved inherited(int epoch) {
            return named(new Position(epoch, 0), INHERITED);
        }

        private static Saved named(Position position, String mark) {
            String epoch = "epoch-%04d".formatted(position.epochs());
            String batch = position.batches() == 0 ? "" : "+%05d".formatted(position.batches());
            return new Saved(epoch + batch + mark + ENDING, position, !mark.isEmpty());
        }

        boolean isStart() {
            return file.endsWith(START + ENDING);
        }

        boolean isInherited() {
            return file.endsWith(INHERITED + ENDING);
        }

        /** Epochs trained to their end. */
        public int epoch() {
            return position.epochs();
        }

        /** A branch may begin an epoch anew with weights from the middle of it: its first checkpoint is not taken for an epoch's end. */
        boolean endsEpoch() {
            return position.batches() == 0 && !isStart();
        }
    }

    /** A checkpoint with what it holds. */
    public record Loaded(Saved saved, TrainingState state) {}

    /** @param settings say which epoch is best */
    public Checkpoints(RunDirectory run, TrainingSettings settings) {
        this.directory = run.checkpointsDirectory();
        this.progression = new Progression(settings);
    }

    /** What the latest checkpoint of which that can be read says of its run; empty where there is none. */
    static Optional<RunContext> context(RunDirectory run) {
        for (Saved saved : list(run.checkpointsDirectory()).reversed()) {
            try {
                return Optional.of(
                        CheckpointFile.readContext(run.checkpointsDirectory().resolve(saved.file)));
            } catch (InputException damaged) {
                // Who goes on from it will hear of it: here the one before says the same.
                continue;
            }
        }
        return Optional.empty();
    }

    /** By how far the run had come. */
    public List<Saved> list() {
        return list(directory);
    }

    static List<Saved> list(Path directory) {
        // Of the same place, names come in the order of time: inherited, kept, start, and what was saved since then.
        return names(directory).stream()
                .map(Checkpoints::parse)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Saved::position).thenComparing(Saved::file))
                .toList();
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + directory + " failed: " + e.getMessage(), e);
        }
    }

    /** Names that mean no checkpoint, or that this program would write otherwise, are passed over. */
    private static Optional<Saved> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String batches = matcher.group(2);
        String mark = matcher.group(3);
        Saved saved = Saved.named(
                new Position(Integer.parseInt(matcher.group(1)), batches == null ? 0 : Integer.parseInt(batches)),
                mark == null ? "" : mark);
        return saved.file.equals(name) ? Optional.of(saved) : Optional.empty();
    }

    public Path file(Saved saved) {
        return directory.resolve(saved.file);
    }

    /** The one that came furthest. */
    public Optional<Saved> latest() {
        List<Saved> all = list();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /**
     * Reads the one that came furthest, and where that is damaged the one before. Damaged ones are put aside, with {@code .damaged} behind
     * their names.
     *
     * @param damages hears of each what is wrong with it
     * @return empty where there is none that can be read
     */
    public Optional<Loaded> loadLatest(Consumer<String> damages) {
        return loadLatest((saved, damage) -> {
            damages.accept(damage);
            putAside(saved);
        });
    }

    /** As {@link #loadLatest}, for who only looks: damaged ones stay where they are. */
    Optional<Loaded> readLatest(Consumer<String> damages) {
        return loadLatest((saved, damage) -> damages.accept(damage));
    }

    private Optional<Loaded> loadLatest(BiConsumer<Saved, String> damages) {
        for (Saved saved : list().reversed()) {
            if (saved.isInherited()) {
                continue;
            }
            try {
                return Optional.of(new Loaded(saved, read(saved)));
            } catch (InputException e) {
                damages.accept(saved, String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    /** What the run began with, where that was another run's checkpoint. */
    Optional<Saved> start() {
        return list().stream().filter(Saved::isStart).findFirst();
    }

    /** Whether the run began with another run's checkpoint, even if that is damaged by now. */
    boolean beganElsewhere() {
        return start().isPresent()
                || names(directory).stream().anyMatch(name -> name.endsWith(START + ENDING + DAMAGED));
    }

    private void putAside(Saved saved) {
        try {
            Files.move(
                    file(saved),
                    directory.resolve(saved.file + DAMAGED),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("moving " + file(saved) + " failed: " + e.getMessage(), e);
        }
    }

    /** That of the best epoch of which there is one; empty before the end of the first. */
    public Optional<Saved> best() {
        List<Saved> all = list();
        for (Saved saved : all.reversed()) {
            try {
                return best(all, CheckpointFile.readHistory(file(saved)));
            } catch (InputException damaged) {
                // The one before knows all epochs but the last few.
                continue;
            }
        }
        return Optional.empty();
    }

    Optional<Saved> best(List<Saved> all, List<EpochResult> history) {
        return progression
                .bestOf(history.stream()
                        .filter(epoch -> atEnd(all, epoch.epoch()).isPresent())
                        .toList())
                .flatMap(epoch -> atEnd(all, epoch.epoch()));
    }

    private static Optional<Saved> atEnd(List<Saved> all, int epoch) {
        return all.stream()
                .filter(saved -> saved.endsEpoch() && saved.epoch() == epoch)
                .findFirst();
    }

    /** That at the end of an epoch. */
    Optional<Saved> atEnd(int epoch) {
        return atEnd(list(), epoch);
    }

    /**
     * Finds a checkpoint.
     *
     * @param which {@code best}, {@code latest}, the number of an epoch, or a file's name. A run that was stopped in its first epoch has
     *              no best one: its latest stands in
     * @throws InputException where there is no such checkpoint; the message lists those that there are
     */
    public Saved find(String which) {
        List<Saved> all = list();
        Optional<Saved> found = switch (which) {
            case "best" -> best().or(this::latest);
            case "latest" -> latest();
            default ->
                all.stream()
                        .filter(saved -> saved.file.equals(which)
                                || (saved.endsEpoch()
                                        && Integer.toString(saved.epoch()).equals(which)))
                        .findFirst();
        };
        return found.orElseThrow(() -> new InputException("checkpoint " + which + ": "
                + (all.isEmpty()
                        ? "the run has none yet"
                        : "expected best, latest, one of the epochs " + epochs(all) + ", or the name of a file in "
                                + directory)));
    }

    private static String epochs(List<Saved> all) {
        return all.stream()
                .filter(Saved::endsEpoch)
                .map(saved -> Integer.toString(saved.epoch()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /**
     * The state that a checkpoint holds.
     *
     * @throws InputException where the file is damaged
     */
    public TrainingState read(Saved saved) {
        return CheckpointFile.read(file(saved));
    }

    /** {@link #read} of {@link #find}. */
    public TrainingState load(String which) {
        return read(find(which));
    }
}
