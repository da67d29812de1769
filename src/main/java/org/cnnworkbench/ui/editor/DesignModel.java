package org.cnnworkbench.ui.editor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.Gap;
import org.cnnworkbench.ui.editor.graph.LayerText;
import org.cnnworkbench.ui.editor.graph.Mend;
import org.cnnworkbench.ui.editor.graph.Mends;
import org.cnnworkbench.ui.editor.graph.PaletteCatalog;
import org.cnnworkbench.ui.editor.graph.SpecEdits;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Edited;
import org.cnnworkbench.ui.editor.graph.SpecEdits.Joining;
import org.cnnworkbench.ui.workspace.DataState.NetworkInput;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.jspecify.annotations.Nullable;

/** What the page shows and does: the drawing, what is selected in it, and the edits. On the window's thread. */
final class DesignModel {

    /** Inference that took longer last time is done in the background. */
    private static final long LONG_NANOS = 8_000_000;

    /** A connection. */
    record Edge(int from, int to) {}

    private final ExperimentDocument document;
    private final ObservableValue<NetworkInput> input;
    private final LatestWins inferring;
    private final ReadOnlyObjectWrapper<@Nullable Edited> lastEdit = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<Drawing> drawing;
    private final ReadOnlyObjectWrapper<Set<Integer>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Edge> edge = new ReadOnlyObjectWrapper<>(null);
    private long lastNanos;

    DesignModel(ExperimentDocument document, ObservableValue<NetworkInput> input, Background background) {
        this.document = document;
        this.input = input;
        this.inferring = new LatestWins(background);
        this.drawing = new ReadOnlyObjectWrapper<>(infer(spec(), input.getValue()));
        document.experimentProperty().addListener((observed, before, now) -> {
            if (!now.architecture().equals(before.architecture())) {
                follow(before.architecture().layers(), now.architecture().layers());
                refresh();
            }
        });
        input.addListener((observed, before, now) -> refresh());
    }

    private static Drawing infer(ArchitectureSpec spec, NetworkInput input) {
        return input.awaited()
                ? Drawing.ofAwaited(spec, input.shape(), input.classes())
                : Drawing.of(spec, input.shape(), input.classes());
    }

    private void refresh() {
        ArchitectureSpec spec = spec();
        NetworkInput fed = input.getValue();
        clip(spec.layers().size());
        inferring.cancel();
        if (lastNanos < LONG_NANOS) {
            long start = System.nanoTime();
            Drawing inferred = infer(spec, fed);
            lastNanos = System.nanoTime() - start;
            drawing.set(inferred);
            return;
        }
        inferring.request(
                () -> {
                    long start = System.nanoTime();
                    Drawing inferred = infer(spec, fed);
                    return new Timed(inferred, System.nanoTime() - start);
                },
                timed -> {
                    lastNanos = timed.nanos();
                    drawing.set(timed.drawing());
                },
                failure -> {
                    throw new IllegalStateException("following the shapes", failure);
                });
    }

    private record Timed(Drawing drawing, long nanos) {}

    /** What is selected stays selected where it has moved, as by undo; what is gone is not. An edit then selects what it was about. */
    private void follow(List<LayerSpec> before, List<LayerSpec> now) {
        if (before.size() == now.size() || selection.get().isEmpty()) {
            return;
        }
        int least = Math.min(before.size(), now.size());
        int head = 0;
        while (head < least && before.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && before.get(before.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        Set<Integer> moved = new TreeSet<>();
        for (int layer : selection.get()) {
            if (layer < head) {
                moved.add(layer);
            } else if (layer >= before.size() - tail) {
                moved.add(layer + now.size() - before.size());
            }
        }
        selection.set(moved);
    }

    /** Selections must not point behind the last layer. */
    private void clip(int layers) {
        if (selection.get().stream().anyMatch(layer -> layer >= layers)) {
            Set<Integer> kept = new TreeSet<>(selection.get());
            kept.removeIf(layer -> layer >= layers);
            selection.set(kept);
        }
        edge.set(null);
    }

    ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    Drawing drawing() {
        return drawing.get();
    }

    ArchitectureSpec spec() {
        return document.experiment().architecture();
    }

    ExperimentDocument document() {
        return document;
    }

    /** Images in a batch, as training is set. */
    int batchSize() {
        return document.experiment().training().batchSize();
    }

    // ---- selection ----

    /** Indices of layers. */
    ReadOnlyObjectProperty<Set<Integer>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    Set<Integer> selection() {
        return selection.get();
    }

    ReadOnlyObjectProperty<@Nullable Edge> edgeProperty() {
        return edge.getReadOnlyProperty();
    }

    void select(List<Integer> layers) {
        edge.set(null);
        Set<Integer> chosen = new TreeSet<>(layers);
        chosen.removeIf(layer -> layer < 0 || layer >= spec().layers().size());
        selection.set(chosen);
    }

    /** Adds a layer to the selection, or takes it out. */
    void toggle(int layer) {
        Set<Integer> chosen = new LinkedHashSet<>(selection());
        if (!chosen.remove(layer)) {
            chosen.add(layer);
        }
        select(List.copyOf(chosen));
    }

    void selectAll() {
        select(SpecEdits.all(spec()));
    }

    void selectEdge(Edge chosen) {
        selection.set(Set.of());
        edge.set(chosen);
    }

    /** The next layer, or the one before. */
    void step(int by, boolean extend) {
        int size = spec().layers().size();
        if (size == 0) {
            return;
        }
        int at = selection().isEmpty()
                ? (by > 0 ? -1 : size)
                : by > 0
                        ? selection().stream().mapToInt(Integer::intValue).max().orElse(0)
                        : selection().stream().mapToInt(Integer::intValue).min().orElse(0);
        int next = Math.clamp(at + by, 0, size - 1);
        Set<Integer> chosen = extend ? new TreeSet<>(selection()) : new TreeSet<>();
        chosen.add(next);
        select(List.copyOf(chosen));
    }

    // ---- edits ----

    /** Edits the architecture and selects what it was about. */
    void edit(String what, Function<ArchitectureSpec, Edited> change) {
        Edited edited = change.apply(spec());
        put(what, null, edited.spec());
        select(edited.selection());
        lastEdit.set(edited);
    }

    /** What the latest edit made, with the layers that it was about; null before the first. */
    ReadOnlyObjectProperty<@Nullable Edited> lastEditProperty() {
        return lastEdit.getReadOnlyProperty();
    }

    /** @param mergeKey as {@link ExperimentDocument#edit(String, String, java.util.function.UnaryOperator)} */
    void put(String what, @Nullable String mergeKey, ArchitectureSpec after) {
        document.edit(what, mergeKey, e -> new Experiment(e.name(), after, e.data(), e.augmentation(), e.training()));
    }

    void insert(PaletteCatalog.Item item, Gap gap) {
        List<LayerSpec> layers = item.maker()
                .layers(drawing().output(Math.min(gap.from(), drawing().size() - 1)));
        edit("add " + item.title(), spec -> SpecEdits.insert(spec, layers, gap));
    }

    /** Behind what is selected, or at the end. */
    Gap usualGap() {
        return selection().isEmpty()
                ? SpecEdits.end(spec())
                : SpecEdits.after(
                        spec(),
                        selection().stream().mapToInt(Integer::intValue).max().orElseThrow());
    }

    /** Removes what is selected: layers, or a connection. */
    void delete() {
        Edge chosen = edge.get();
        if (chosen != null) {
            edit("disconnect " + nameOf(chosen.from()), spec -> SpecEdits.disconnect(spec, chosen.from(), chosen.to()));
        } else if (!selection().isEmpty()) {
            Set<Integer> gone = selection();
            edit("delete " + selected(), spec -> SpecEdits.delete(spec, gone));
        }
    }

    void duplicate() {
        if (!selection().isEmpty()) {
            edit("duplicate " + selected(), spec -> SpecEdits.duplicate(spec, selection()));
        }
    }

    /** Moves what is selected by one layer. */
    void nudge(boolean up) {
        if (!selection().isEmpty()) {
            edit(
                    "move " + selected(),
                    spec -> up ? SpecEdits.moveUp(spec, selection()) : SpecEdits.moveDown(spec, selection()));
        }
    }

    void move(Gap gap) {
        if (!selection().isEmpty()) {
            edit("move " + selected(), spec -> SpecEdits.move(spec, selection(), gap));
        }
    }

    /** @throws InputException where that would make a circle */
    void connect(int from, int to, Joining joining) {
        edit("connect " + nameOf(from) + " to " + nameOf(to), spec -> SpecEdits.connect(spec, from, to, joining));
    }

    /** What is selected, as the text of an architecture; empty where nothing is. */
    Optional<String> copy() {
        return selection().isEmpty()
                ? Optional.empty()
                : Optional.of(SpecJson.write(
                        new ArchitectureSpec("layers", null, null, SpecEdits.fragment(spec(), selection()))));
    }

    /**
     * Puts layers behind what is selected.
     *
     * @param text an architecture in any form that is read from files
     * @throws InputException where it is none
     */
    void paste(String text) {
        List<LayerSpec> layers = SpecJson.read("clipboard", text).layers();
        Gap gap = usualGap();
        edit(
                "paste " + (layers.size() == 1 ? LayerText.type(layers.getFirst()) : layers.size() + " layers"),
                spec -> SpecEdits.insert(spec, layers, gap));
    }

    /** Another network. */
    void open(ArchitectureSpec other) {
        put("open " + other.name(), null, other);
        select(List.of());
    }

    Optional<Mend> mendOf(Diagnostic problem) {
        return Mends.of(drawing().summary(), problem);
    }

    void apply(Diagnostic problem, Mend mend) {
        put(
                mend.title().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                        + mend.title().substring(1),
                null,
                mend.after());
        if (problem.layer() >= 0) {
            select(List.of(problem.layer()));
        }
    }

    private String selected() {
        return selection().size() == 1
                ? nameOf(selection().iterator().next())
                : selection().size() + " layers";
    }

    private String nameOf(int layer) {
        return layer < 0 || layer >= drawing().size() ? "input" : drawing().name(layer);
    }

    /** The layer that is selected alone; -1 where there is none. */
    int single() {
        return selection().size() == 1 && Objects.requireNonNull(drawing.get()).size() > 0
                ? selection().iterator().next()
                : -1;
    }
}
