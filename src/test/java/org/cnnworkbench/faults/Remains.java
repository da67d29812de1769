package org.cnnworkbench.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.CheckpointFile;
import org.cnnworkbench.run.Checkpoints;
import org.cnnworkbench.run.Checkpoints.Saved;
import org.cnnworkbench.run.JournalEntry;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.TrainingEvent;
import org.cnnworkbench.train.TrainingSettings;

/** What a killed trainer can leave behind. */
enum Remains {
    NO_CHECKPOINT_YET("no checkpoint yet"),
    TORN_CHECKPOINT("half of a checkpoint under its unfinished name"),
    WHOLE_CHECKPOINT_NOT_NAMED("a whole checkpoint under its unfinished name"),
    CHECKPOINT_NOT_TOLD("a checkpoint that the journal doesn't tell of"),
    NOT_THINNED("an old checkpoint that was to be deleted"),
    UNFINISHED_FILE("another unfinished file (record, preparation, filters, evaluation)"),
    TORN_JOURNAL_LINE("half a line at the journal's end"),
    BATCHES_BEHIND_CHECKPOINT("batches in the journal that lie behind the latest checkpoint"),
    EPOCH_BEHIND_CHECKPOINT("a finished epoch in the journal whose checkpoint is missing"),
    MIDDLE_OF_AN_EPOCH("the latest checkpoint lies in the middle of an epoch"),
    ALL_TRAINED("all epochs trained, the end not recorded");

    private final String text;

    Remains(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Names of the checkpoints. */
    static List<String> names(RunDirectory run) {
        return checkpoints(run).list().stream().map(Saved::file).toList();
    }

    private static Checkpoints checkpoints(RunDirectory run) {
        return new Checkpoints(run, run.experiment().training());
    }

    /** Looks at a directory whose trainer is dead. */
    static Set<Remains> of(RunDirectory run) {
        Set<Remains> found = EnumSet.noneOf(Remains.class);
        unfinished(run, found);
        checkpoints(run, found);
        journal(run, found);
        return found;
    }

    private static void unfinished(RunDirectory run, Set<Remains> found) {
        for (Path folder : List.of(run.path(), run.checkpointsDirectory(), run.filtersDirectory())) {
            for (Path file : Victim.files(folder)) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".tmp")) {
                    continue;
                }
                if (folder.equals(run.checkpointsDirectory())) {
                    found.add(isWhole(file) ? WHOLE_CHECKPOINT_NOT_NAMED : TORN_CHECKPOINT);
                } else {
                    found.add(UNFINISHED_FILE);
                }
            }
        }
    }

    private static boolean isWhole(Path file) {
        try {
            CheckpointFile.read(file);
            return true;
        } catch (InputException torn) {
            return false;
        }
    }

    private static void checkpoints(RunDirectory run, Set<Remains> found) {
        List<Saved> all = checkpoints(run).list();
        TrainingSettings settings = run.experiment().training();
        if (all.isEmpty()) {
            found.add(NO_CHECKPOINT_YET);
        } else if (all.getLast().position().batches() > 0) {
            found.add(MIDDLE_OF_AN_EPOCH);
        }
        // The latest and the best; the best may be one of the latest, so that this finds some of those not thinned, not
        // all.
        if (all.stream()
                        .filter(saved -> saved.epoch() % settings.keepEvery() != 0 || saved.epoch() == 0)
                        .count()
                > settings.keepLast() + 1) {
            found.add(NOT_THINNED);
        }
    }

    private static void journal(RunDirectory run, Set<Remains> found) {
        if (endsInTheMiddle(run.eventsFile())) {
            found.add(TORN_JOURNAL_LINE);
        }
        List<Saved> all = checkpoints(run).list();
        Position latest = all.isEmpty() ? Position.START : all.getLast().position();
        boolean told = all.isEmpty();
        for (JournalEntry entry : new JournalReader(run).readNew()) {
            switch (entry.event()) {
                case TrainingEvent.Started started -> {
                    found.remove(BATCHES_BEHIND_CHECKPOINT);
                    found.remove(EPOCH_BEHIND_CHECKPOINT);
                    told |= started.position().equals(latest) && latest.equals(Position.START);
                }
                case TrainingEvent.CheckpointWritten written ->
                    told |= written.at().equals(latest);
                case TrainingEvent.BatchFinished batch -> {
                    if (batch.position().compareTo(latest) > 0) {
                        found.add(BATCHES_BEHIND_CHECKPOINT);
                    }
                }
                case TrainingEvent.EpochFinished epoch -> {
                    if (epoch.result().epoch() > latest.epochs()) {
                        found.add(EPOCH_BEHIND_CHECKPOINT);
                    }
                }
                case TrainingEvent.Finished finished -> found.add(ALL_TRAINED);
                default -> {}
            }
        }
        if (!told) {
            found.add(CHECKPOINT_NOT_TOLD);
        }
    }

    private static boolean endsInTheMiddle(Path journal) {
        if (Victim.size(journal) == 0) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() != '\n';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
