package org.cnnworkbench.ui.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Curves;
import org.cnnworkbench.run.JournalReader;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunNotes;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.RunTrash;
import org.cnnworkbench.train.EpochResult;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.workspace.ListMerge;
import org.cnnworkbench.ui.workspace.Workspace;

/** The table's rows, what is filtered out, and what can be done to runs. */
final class RunsModel {

    /** Which states are shown. */
    enum Shown {
        ALL("All"),
        LIVE("Running"),
        DONE("Completed"),
        TROUBLE("Ended badly");

        private final String title;

        Shown(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        boolean matches(RunRow row) {
            RunState state = row.state();
            return switch (this) {
                case ALL -> true;
                case LIVE -> state != null && !state.isOver();
                case DONE ->
                    state == RunState.COMPLETED || state == RunState.STOPPED_EARLY || state == RunState.STOPPED;
                case TROUBLE -> state == null || state == RunState.FAILED || state == RunState.INTERRUPTED;
            };
        }
    }

    /** The epochs of a run, for curves laid over one another. */
    record RunCurve(RunRow row, List<EpochResult> epochs) {}

    private final Workspace workspace;
    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final FilteredList<RunRow> filtered = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.ALL);

    /** What a run was asked never changes: read once. Empty where it can't be read. */
    private final Map<RunDirectory, Optional<Experiment>> experiments = new ConcurrentHashMap<>();

    private final Map<RunDirectory, RunNotes> notes = new ConcurrentHashMap<>();
    /** One for each directory of runs in which this window has deleted. */
    private final Map<Path, RunTrash> trashes = new ConcurrentHashMap<>();

    private final LatestWins drawing;
    private Consumer<Runnable> updating = Runnable::run;
    private boolean active = true;
    private boolean reading;
    private boolean changedMeanwhile;

    RunsModel(Workspace workspace) {
        this.workspace = workspace;
        this.drawing = new LatestWins(workspace.background());
        workspace.runs().runs().addListener((ListChangeListener<RunOverview>) change -> follow());
        search.addListener((observed, before, now) -> filter());
        shown.addListener((observed, before, now) -> filter());
        follow();
        clearTrash();
    }

    /** What a window that was killed had put away, nobody takes back. */
    private void clearTrash() {
        RunStore store = workspace.store();
        var ignored = workspace
                .background()
                .run(
                        () -> {
                            RunTrash.clear(store);
                            return store;
                        },
                        cleared -> {},
                        failure -> workspace.notices().problem("clearing away deleted runs", failure));
    }

    /** All rows that pass the filter, oldest first; the table sorts. */
    ObservableList<RunRow> rows() {
        return filtered;
    }

    /** @param how runs what changes the rows: a row is another value whenever its run goes on */
    void onUpdate(Consumer<Runnable> how) {
        updating = how;
    }

    int total() {
        return rows.size();
    }

    StringProperty searchProperty() {
        return search;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    private void filter() {
        String words = search.get();
        Shown states = shown.get();
        filtered.setPredicate(row -> states.matches(row) && row.matches(words));
    }

    /** Whether somebody looks; what changes meanwhile is read when somebody does again. */
    void setActive(boolean active) {
        this.active = active;
        if (active && !reading) {
            followed();
        }
    }

    /** One reading at a time; what changes meanwhile is read after it. */
    private void follow() {
        if (reading || !active) {
            changedMeanwhile = true;
            return;
        }
        reading = true;
        // Those of studies are the Search page's.
        List<RunOverview> overviews = workspace.runs().runs().stream()
                .filter(overview -> workspace.runs().isOwn(overview.run()))
                .toList();
        var ignored = workspace
                .background()
                .run(
                        () -> overviews.stream().map(this::row).toList(),
                        read -> {
                            updating.accept(() -> ListMerge.merge(rows, read, RunRow::run));
                            followed();
                        },
                        failure -> {
                            followed();
                            workspace.notices().problem("reading the runs", failure);
                        });
    }

    private void followed() {
        reading = false;
        if (changedMeanwhile) {
            changedMeanwhile = false;
            follow();
        }
    }

    private RunRow row(RunOverview overview) {
        RunDirectory run = overview.run();
        Experiment experiment =
                experiments.computeIfAbsent(run, RunsModel::experiment).orElse(null);
        return RunRow.of(overview, experiment, notes.computeIfAbsent(run, RunsModel::notes));
    }

    private static Optional<Experiment> experiment(RunDirectory run) {
        try {
            return Optional.of(run.experiment());
        } catch (InputException e) {
            // The row says that the run is damaged.
            return Optional.empty();
        }
    }

    private static RunNotes notes(RunDirectory run) {
        try {
            return RunNotes.read(run);
        } catch (InputException e) {
            return new RunNotes(String.valueOf(e.getMessage()), List.of());
        }
    }

    /** Writes what the person noted about a run. */
    void note(RunRow row, RunNotes written) {
        if (written.equals(row.runNotes())) {
            return;
        }
        notes.put(row.run(), written);
        follow();
        var ignored = workspace
                .background()
                .run(
                        () -> {
                            written.write(row.run());
                            return written;
                        },
                        done -> {},
                        failure -> workspace.notices().problem("keeping the notes of run " + row.id(), failure));
    }

    /** Puts runs away; the notice offers to take it back. */
    void delete(List<RunRow> chosen) {
        RunStore store = workspace.store();
        RunTrash trash = trashes.computeIfAbsent(store.directory(), missing -> new RunTrash(store));
        var ignored = workspace.background().run(() -> putAway(trash, chosen), away -> {
            workspace.runs().refresh();
            if (!away.isEmpty()) {
                workspace
                        .notices()
                        .undoable(
                                away.size() == 1
                                        ? "Deleted run " + RunStore.id(away.getFirst())
                                        : "Deleted " + away.size() + " runs",
                                () -> restore(trash, away));
            }
        });
    }

    private List<RunDirectory> putAway(RunTrash trash, List<RunRow> chosen) {
        List<RunDirectory> away = new ArrayList<>();
        for (RunRow row : chosen) {
            try {
                away.add(trash.put(row.run()));
            } catch (InputException e) {
                workspace.notices().problem("deleting", e);
            }
        }
        return away;
    }

    private void restore(RunTrash trash, List<RunDirectory> away) {
        var ignored = workspace
                .background()
                .run(
                        () -> away.stream().map(trash::restore).toList(),
                        back -> workspace.runs().refresh(),
                        failure -> workspace.notices().problem("restoring runs", failure));
    }

    /** Deletes for good what was put away here; what another window has put away can still be taken back there. */
    void emptyTrash() {
        try {
            for (RunTrash trash : trashes.values()) {
                trash.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("emptying the folder of deleted runs failed: " + e.getMessage(), e);
        }
    }

    /** Makes a run's experiment the one that is being edited; undo brings the former back. */
    void duplicate(RunRow row) {
        var ignored = workspace
                .background()
                .run(
                        () -> row.run().experiment(),
                        experiment -> {
                            workspace.document().edit("take over run " + row.id(), now -> experiment);
                            workspace
                                    .notices()
                                    .info("The experiment of run " + row.id() + " is open now; undo goes back.");
                        },
                        failure -> workspace.notices().problem("opening the experiment of run " + row.id(), failure));
    }

    /** Reads the curves of some runs; only the latest request is answered. */
    void curves(List<RunRow> chosen, Consumer<List<RunCurve>> into) {
        drawing.request(
                () -> chosen.stream().map(RunsModel::curve).toList(),
                into,
                failure -> workspace.notices().problem("reading curves", failure));
    }

    private static RunCurve curve(RunRow row) {
        return new RunCurve(
                row, Curves.of(new JournalReader(row.run()).readNew()).epochs());
    }
}
