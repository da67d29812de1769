package org.cnnworkbench.ui.runs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunNotes;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * A run as a row of the table.
 *
 * @param state      null where its record can't be read
 * @param stateText  with the reason, or what is wrong with its files
 * @param network    name of the architecture
 * @param settings   optimizer, learning rate, batch size
 * @param bestError  error rate of the best epoch, 0 to 1; null before the first epoch
 * @param bestLoss   of the same epoch
 * @param epochs     trained
 * @param planned    to be trained altogether
 * @param seconds    that trainers worked on it
 */
record RunRow(
        RunDirectory run,
        String id,
        @Nullable RunState state,
        String stateText,
        String name,
        String network,
        String data,
        String settings,
        @Nullable Double bestError,
        @Nullable Double bestLoss,
        int bestEpoch,
        int epochs,
        int planned,
        double seconds,
        @Nullable Instant created,
        String notes,
        List<String> tags) {

    /** @param experiment null where it can't be read */
    static RunRow of(RunOverview overview, @Nullable Experiment experiment, RunNotes notes) {
        RunStatus status = overview.status();
        RunRecord record = status == null ? null : status.record();
        RunRecord.Progress progress = record == null ? RunRecord.Progress.NONE : record.progress();
        String damage = overview.damage();
        String reason = status == null || status.reason() == null ? "" : ": " + status.reason();
        return new RunRow(
                overview.run(),
                overview.id(),
                status == null ? null : status.state(),
                damage != null
                        ? "damaged: " + damage
                        : status == null ? "" : status.state().text() + reason,
                record == null ? "" : record.name(),
                experiment == null ? "" : experiment.architecture().name(),
                experiment == null ? "" : dataText(experiment),
                experiment == null ? "" : Settings.text(experiment.training()),
                progress.best() == null ? null : progress.best().errorRate(),
                progress.best() == null ? null : progress.best().loss(),
                progress.bestEpoch(),
                progress.epochs(),
                overview.epochs(),
                progress.seconds(),
                record == null ? null : record.created(),
                notes.notes(),
                notes.tags());
    }

    private static String dataText(Experiment experiment) {
        List<String> classes = experiment.data().classes();
        return experiment.data().reference() + (classes.isEmpty() ? "" : " (" + String.join(", ", classes) + ")");
    }

    RunNotes runNotes() {
        return new RunNotes(notes, tags);
    }

    /** Whether every word occurs somewhere in the row. */
    boolean matches(String words) {
        String all = String.join(" ", id, name, stateText, network, data, settings, notes, String.join(" ", tags))
                .toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
