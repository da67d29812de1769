package org.cnnworkbench.ui.evaluate;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Evaluations;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.workspace.RunCheckpoints;
import org.cnnworkbench.ui.workspace.RunFocus;
import org.cnnworkbench.ui.workspace.TrainedNetworks;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Which network is judged on which images, and what came out. */
final class EvaluateModel {

    /** What the page can show. */
    enum Phase {
        NO_RUN,
        NO_CHECKPOINT,
        WORKING,
        SHOWN,
        FAILED
    }

    private static final int MOST_KEPT = 32;

    private final Workspace workspace;
    private final RunFocus focus;
    private final LatestWins looking;
    private final TrainedNetworks.Asker judging;
    private final ObservableList<RunCheckpoints.Mark> marks = FXCollections.observableArrayList();
    private final ObservableList<String> splits = FXCollections.observableArrayList();
    private final IntegerProperty checkpoint = new SimpleIntegerProperty(-1);
    private final ObjectProperty<@Nullable String> split = new SimpleObjectProperty<>(null);
    private final ReadOnlyObjectWrapper<@Nullable Judged> judged = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NO_RUN);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(Double.NaN);
    private final Map<Asked, RunEvaluation> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, RunEvaluation> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private @Nullable RunCheckpoints checkpoints;
    private boolean followsBest = true;
    private boolean settling;
    private boolean active;

    private record Asked(RunDirectory run, String checkpoint, String split) {}

    private record Looked(
            RunCheckpoints checkpoints, @Nullable RunEvaluation atEnd) {}

    EvaluateModel(Workspace workspace) {
        this.workspace = workspace;
        this.focus = new RunFocus(workspace.navigator(), workspace.runs().runs());
        this.looking = new LatestWins(workspace.background());
        this.judging = workspace.networks().asker();
        focus.runProperty().addListener((observed, before, now) -> begin());
        focus.overviewProperty().addListener((observed, before, now) -> look());
        checkpoint.addListener((observed, before, now) -> {
            if (!settling) {
                followsBest = false;
                judge();
            }
        });
        split.addListener((observed, before, now) -> {
            if (!settling) {
                judge();
            }
        });
    }

    RunFocus focus() {
        return focus;
    }

    /** The checkpoints that there are, in the order of training. */
    ObservableList<RunCheckpoints.Mark> marks() {
        return marks;
    }

    /** The one that is judged, as a position in {@link #marks}; -1 for none. */
    IntegerProperty checkpointProperty() {
        return checkpoint;
    }

    /** The splits that there are, the most telling first. */
    ObservableList<String> splits() {
        return splits;
    }

    /** The images that it is judged on; null while there are none. */
    ObjectProperty<@Nullable String> splitProperty() {
        return split;
    }

    /** The last result; while the next is worked out the one before stands. Null before the first. */
    ReadOnlyObjectProperty<@Nullable Judged> judgedProperty() {
        return judged.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What is being done, or what went wrong. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** 0 to 1 while something is worked out, -1 where nobody knows how far it is, NaN at rest. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Whether somebody looks: only then is anything worked out. */
    void setActive(boolean now) {
        boolean begins = now && !active;
        active = now;
        if (begins) {
            look();
        }
    }

    /** Once more, after a failure. */
    void retry() {
        look();
    }

    private void begin() {
        judging.cancel();
        progress.set(Double.NaN);
        checkpoints = null;
        followsBest = true;
        judged.set(null);
        settle(() -> {
            marks.clear();
            splits.clear();
            checkpoint.set(-1);
            split.set(null);
        });
        look();
    }

    private void look() {
        RunDirectory run = focus.runProperty().get();
        if (run == null) {
            phase.set(Phase.NO_RUN);
            return;
        }
        if (!active) {
            return;
        }
        if (judged.get() == null && phase.get() != Phase.NO_CHECKPOINT) {
            message.set("Looking at the run");
            phase.set(Phase.WORKING);
        }
        looking.request(() -> look(run), this::show, failure -> failed("looking at the run", failure));
    }

    private static Looked look(RunDirectory run) {
        return new Looked(RunCheckpoints.read(run), atEnd(run));
    }

    /** What the trainer worked out when it ended; null where there is nothing. */
    private static @Nullable RunEvaluation atEnd(RunDirectory run) {
        if (!Files.exists(run.evaluationFile())) {
            return null;
        }
        try {
            return RunEvaluation.read(run);
        } catch (InputException damaged) {
            // It is worked out anew from the network.
            return null;
        }
    }

    private void show(Looked looked) {
        RunCheckpoints found = looked.checkpoints();
        RunEvaluation atEnd = looked.atEnd();
        if (atEnd != null) {
            kept.putIfAbsent(new Asked(found.run(), atEnd.checkpoint(), atEnd.split()), atEnd);
        }
        String before = chosenFile();
        checkpoints = found;
        settle(() -> {
            if (!marks.equals(found.marks())) {
                marks.setAll(found.marks());
            }
            int same = before == null || followsBest ? -1 : found.indexOf(before);
            checkpoint.set(same >= 0 ? same : found.best());
            List<String> there = new ArrayList<>(found.images().keySet());
            there.add(Evaluations.ALL);
            if (!splits.equals(there)) {
                splits.setAll(there);
            }
            String chosen = split.get();
            if (chosen == null || !there.contains(chosen)) {
                split.set(atEnd != null && there.contains(atEnd.split()) ? atEnd.split() : there.getFirst());
            }
        });
        judge();
    }

    private void settle(Runnable change) {
        settling = true;
        try {
            change.run();
        } finally {
            settling = false;
        }
    }

    /** The file of the checkpoint that is chosen; null for none. */
    @Nullable
    String chosenFile() {
        int index = checkpoint.get();
        return index < 0 || index >= marks.size() ? null : marks.get(index).file();
    }

    private void judge() {
        RunCheckpoints of = checkpoints;
        String file = chosenFile();
        String images = split.get();
        if (of == null || images == null || !active) {
            return;
        }
        if (file == null) {
            phase.set(Phase.NO_CHECKPOINT);
            return;
        }
        Asked asked = new Asked(of.run(), file, images);
        RunEvaluation known = kept.get(asked);
        if (known != null) {
            judging.cancel();
            shown(new Judged(of.run(), of.experiment(), known));
            return;
        }
        if (isShown(asked)) {
            return;
        }
        progress.set(-1);
        message.set("Opening the network");
        if (judged.get() == null) {
            phase.set(Phase.WORKING);
        }
        Experiment experiment = of.experiment();
        judging.ask(
                of.run(),
                file,
                (trained, told) -> Evaluations.of(
                        trained,
                        workspace.runImages().of(of.run(), experiment, told),
                        experiment.data().reference(),
                        images,
                        told),
                (text, fraction) -> {
                    message.set(text);
                    progress.set(fraction);
                },
                answer -> {
                    kept.put(asked, answer);
                    shown(new Judged(of.run(), experiment, answer));
                },
                failure -> failed("evaluating the network", failure));
    }

    private boolean isShown(Asked asked) {
        Judged now = judged.get();
        return now != null
                && now.run().equals(asked.run)
                && now.result().checkpoint().equals(asked.checkpoint)
                && now.result().split().equals(asked.split);
    }

    private void shown(Judged now) {
        progress.set(Double.NaN);
        message.set("");
        if (!Objects.equals(judged.get(), now)) {
            judged.set(now);
        }
        phase.set(Phase.SHOWN);
    }

    private void failed(String doing, Throwable failure) {
        progress.set(Double.NaN);
        judged.set(null);
        message.set(failure instanceof InputException ? String.valueOf(failure.getMessage()) : failure.toString());
        phase.set(Phase.FAILED);
        if (!(failure instanceof InputException)) {
            workspace.notices().problem(doing, failure);
        }
    }

    void close() {
        looking.cancel();
        judging.cancel();
    }
}
