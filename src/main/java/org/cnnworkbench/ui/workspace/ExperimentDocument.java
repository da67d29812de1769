package org.cnnworkbench.ui.workspace;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.jspecify.annotations.Nullable;

/**
 * The experiment that is being edited, and the search that is planned around it: one immutable value, replaced by every edit, and the values
 * before it. All pages edit through {@link #edit} and {@link #editPlan}; so undo works everywhere and what is shown is always one whole
 * experiment. The file holds the experiment alone.
 */
public final class ExperimentDocument {

    /** The ending of experiment files. */
    public static final String ENDING = ".cnnx";

    private static final int MOST_STEPS = 500;

    /** @param mergeKey of the edit that led away from this value; null for one that stands alone */
    private record Step(
            StudyPlan plan, String what, @Nullable String mergeKey) {}

    private final ReadOnlyObjectWrapper<Experiment> experiment;
    private final ReadOnlyObjectWrapper<StudyPlan> plan;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper undoText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoText = new ReadOnlyStringWrapper("");
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private Experiment saved;

    public ExperimentDocument(Experiment first) {
        this(StudyPlan.around(first));
    }

    /** @param first with the experiment to begin with */
    public ExperimentDocument(StudyPlan first) {
        experiment = new ReadOnlyObjectWrapper<>(first.experiment());
        plan = new ReadOnlyObjectWrapper<>(first);
        saved = first.experiment();
    }

    public ReadOnlyObjectProperty<Experiment> experimentProperty() {
        return experiment.getReadOnlyProperty();
    }

    public Experiment experiment() {
        return experiment.get();
    }

    /** The search around it; its experiment always is the one that is being edited. */
    public ReadOnlyObjectProperty<StudyPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    public StudyPlan plan() {
        return plan.get();
    }

    /** Where it lies; null where it was never saved. */
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Whether there is something that no file holds. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** What undo would take back, in a few words; empty where there is nothing. */
    public ReadOnlyStringProperty undoTextProperty() {
        return undoText.getReadOnlyProperty();
    }

    /** What redo would do again, in a few words; empty where there is nothing. */
    public ReadOnlyStringProperty redoTextProperty() {
        return redoText.getReadOnlyProperty();
    }

    /**
     * Edits. An edit that changes nothing leaves no trace.
     *
     * @param what in a few words, for the menu: {@code delete conv2d_3}
     */
    public void edit(String what, UnaryOperator<Experiment> change) {
        edit(what, null, change);
    }

    /**
     * Edits as part of a gesture, such as the dragging of a slider: consecutive edits with the same key are undone as one.
     *
     * @param mergeKey null for an edit that stands alone
     */
    public void edit(String what, @Nullable String mergeKey, UnaryOperator<Experiment> change) {
        editPlan(what, mergeKey, now -> now.with(change.apply(now.experiment())));
    }

    /**
     * Edits the search around it, and where the change says so the experiment too.
     *
     * @param mergeKey as of {@link #edit(String, String, UnaryOperator)}
     */
    public void editPlan(String what, @Nullable String mergeKey, UnaryOperator<StudyPlan> change) {
        StudyPlan before = plan.get();
        StudyPlan after = change.apply(before);
        if (after.equals(before)) {
            return;
        }
        Step last = undo.peek();
        boolean merges = mergeKey != null && last != null && redo.isEmpty() && mergeKey.equals(last.mergeKey);
        if (!merges) {
            undo.push(new Step(before, what, mergeKey));
            if (undo.size() > MOST_STEPS) {
                undo.removeLast();
            }
        }
        redo.clear();
        show(after);
    }

    /** The next edit is not part of the gesture before. */
    public void endGesture() {
        Step last = undo.peek();
        if (last != null && last.mergeKey != null) {
            undo.pop();
            undo.push(new Step(last.plan, last.what, null));
        }
    }

    public void undo() {
        step(undo, redo);
    }

    public void redo() {
        step(redo, undo);
    }

    private void step(Deque<Step> from, Deque<Step> to) {
        Step step = from.poll();
        if (step != null) {
            to.push(new Step(plan.get(), step.what, null));
            show(step.plan);
        }
    }

    private void show(StudyPlan now) {
        plan.set(now);
        experiment.set(now.experiment());
        changed.set(!now.experiment().equals(saved));
        undoText.set(undo.isEmpty() ? "" : undo.getFirst().what);
        redoText.set(redo.isEmpty() ? "" : redo.getFirst().what);
    }

    /**
     * Begins with another experiment; what was there is gone, and its history with it. What is searched stays.
     *
     * @param from its file; null for none
     */
    public void replace(Experiment other, @Nullable Path from) {
        undo.clear();
        redo.clear();
        saved = other;
        file.set(from);
        show(plan.get().with(other));
    }

    /** @throws org.cnnworkbench.input.InputException where it is no experiment file; nothing has changed then */
    public void open(Path from) {
        replace(ExperimentJson.read(from), from);
    }

    /**
     * Writes it, by way of a temporary file: a failure leaves the old file as it was.
     *
     * @throws org.cnnworkbench.input.InputException where that can't be done
     */
    public void save(Path to) {
        Experiment written = experiment.get();
        TextFiles.writeAtomically(to, ExperimentJson.write(written));
        saved = written;
        file.set(to);
        show(plan.get());
    }

    /** What a window's title calls it. */
    public String title() {
        Path path = file.get();
        return path == null ? experiment.get().name() : String.valueOf(Objects.requireNonNull(path.getFileName()));
    }
}
