package org.cnnworkbench.ui.workspace;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunOverview;
import org.cnnworkbench.run.RunStatus;
import org.jspecify.annotations.Nullable;

/**
 * The run that a page is about: the one that the person chose, and before they choose the latest that has learned something. What was
 * found by itself stays, so that a run that begins meanwhile doesn't push away what is looked at.
 */
public final class RunFocus {

    private final Navigator navigator;
    private final ObservableList<RunOverview> runs;
    private final ObservableList<RunDirectory> choices = FXCollections.observableArrayList();
    private final ObservableList<RunDirectory> shownChoices = FXCollections.unmodifiableObservableList(choices);
    private final ReadOnlyObjectWrapper<@Nullable RunDirectory> run = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable RunOverview> overview = new ReadOnlyObjectWrapper<>(null);

    /** @param runs all runs, oldest first */
    public RunFocus(Navigator navigator, ObservableList<RunOverview> runs) {
        this.navigator = navigator;
        this.runs = runs;
        navigator.runProperty().addListener((observed, before, now) -> follow());
        runs.addListener((ListChangeListener<RunOverview>) change -> follow());
        follow();
    }

    /** All runs, the latest first. Changes only where runs come or go. */
    public ObservableList<RunDirectory> choices() {
        return shownChoices;
    }

    /** The run; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable RunDirectory> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** Where the run stands; null where that isn't known yet. Changes with it. */
    public ReadOnlyObjectProperty<@Nullable RunOverview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    /** What a person chose; the other pages follow. */
    public void choose(RunDirectory chosen) {
        navigator.runProperty().set(chosen);
    }

    /** Where some run stands. */
    public Optional<RunOverview> overviewOf(RunDirectory wanted) {
        return runs.stream().filter(one -> one.run().equals(wanted)).findFirst();
    }

    private void follow() {
        List<RunDirectory> now = runs.stream().map(RunOverview::run).toList().reversed();
        if (!now.equals(choices)) {
            choices.setAll(now);
        }
        RunDirectory chosen = navigator.runProperty().get();
        RunDirectory found = chosen == null ? byItself(now) : chosen;
        overview.set(found == null ? null : overviewOf(found).orElse(null));
        run.set(found);
    }

    private @Nullable RunDirectory byItself(List<RunDirectory> now) {
        RunDirectory before = run.get();
        if (before != null && now.contains(before) && epochs(before) > 0) {
            return before;
        }
        return now.stream().filter(one -> epochs(one) > 0).findFirst().orElse(now.isEmpty() ? null : now.getFirst());
    }

    private int epochs(RunDirectory of) {
        RunStatus status = overviewOf(of).map(RunOverview::status).orElse(null);
        return status == null ? 0 : status.record().progress().epochs();
    }
}
