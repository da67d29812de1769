package org.cnnworkbench.ui.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cnnworkbench.eval.MosaicOptions.Channels;
import org.cnnworkbench.eval.MosaicOptions.Normalization;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.FilterFrames;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.workspace.RunCheckpoints;
import org.cnnworkbench.ui.workspace.RunFocus;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Which run is looked into, at which moment of its training, and from which side. */
final class InspectModel {

    /** What of a network is looked at. */
    enum Show {
        FILTERS,
        ACTIVATIONS,
        WEIGHTS
    }

    /** What the page can show. */
    enum Phase {
        NO_RUN,
        NOTHING_YET,
        WORKING,
        SHOWN,
        FAILED
    }

    private final Workspace workspace;
    private final RunFocus focus;
    private final LatestWins looking;
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.FILTERS);
    private final ObjectProperty<@Nullable RunDirectory> other = new SimpleObjectProperty<>(null);
    private final ObjectProperty<Channels> channels = new SimpleObjectProperty<>(Channels.SEPARATE);
    private final ObjectProperty<Normalization> contrast = new SimpleObjectProperty<>(Normalization.LAYER);
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NO_RUN);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final FilmModel frames = new FilmModel();
    private final FilmModel checkpoints = new FilmModel();
    private final FilterColumnModel filters;
    private final FilterColumnModel otherFilters;
    private final ActivationsModel activations;
    private final WeightsModel weights;
    private @Nullable Looked looked;
    private boolean active;

    private record Looked(
            RunDirectory run,
            List<FilterFrames.Frame> frames,
            RunCheckpoints checkpoints,
            @Nullable RunDirectory other,
            List<FilterFrames.Frame> otherFrames) {}

    InspectModel(Workspace workspace) {
        this.workspace = workspace;
        this.focus = new RunFocus(workspace.navigator(), workspace.runs().runs());
        this.looking = new LatestWins(workspace.background());
        this.filters = new FilterColumnModel(workspace.background(), channels, contrast, this::failed);
        this.otherFilters = new FilterColumnModel(
                workspace.background(),
                channels,
                contrast,
                failure -> workspace.notices().problem("reading the filters", failure));
        this.activations = new ActivationsModel(workspace, this::failed);
        this.weights = new WeightsModel(workspace.background(), this::failed);
        focus.runProperty().addListener((observed, before, now) -> begin());
        focus.overviewProperty().addListener((observed, before, now) -> look());
        other.addListener((observed, before, now) -> {
            otherFilters.show(null);
            look();
        });
        show.addListener((observed, before, now) -> {
            frames.playingProperty().set(false);
            checkpoints.playingProperty().set(false);
            fill();
        });
        frames.shotProperty().addListener((observed, before, now) -> showFilters());
        checkpoints.shotProperty().addListener((observed, before, now) -> showNetwork());
    }

    RunFocus focus() {
        return focus;
    }

    ObjectProperty<Show> showProperty() {
        return show;
    }

    /** A second run whose filters stand beside; null for none. */
    ObjectProperty<@Nullable RunDirectory> otherProperty() {
        return other;
    }

    /** How input channels are shown, where the layer allows. */
    ObjectProperty<Channels> channelsProperty() {
        return channels;
    }

    /** What is black and what is white. */
    ObjectProperty<Normalization> contrastProperty() {
        return contrast;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** How the filters learned. */
    FilmModel frames() {
        return frames;
    }

    /** The networks that can be asked. */
    FilmModel checkpoints() {
        return checkpoints;
    }

    /** The film that belongs to what is shown. */
    FilmModel film() {
        return show.get() == Show.FILTERS ? frames : checkpoints;
    }

    FilterColumnModel filters() {
        return filters;
    }

    FilterColumnModel otherFilters() {
        return otherFilters;
    }

    ActivationsModel activations() {
        return activations;
    }

    WeightsModel weights() {
        return weights;
    }

    /** Whether somebody looks: only then anything is read. */
    void setActive(boolean now) {
        boolean begins = now && !active;
        active = now;
        if (begins) {
            look();
        }
    }

    /** Looks whether there is more to see: to be called now and then while a run learns. */
    void poll() {
        boolean live = focus.overviewProperty().get() == null
                || focus.overviewProperty().get().status() != null
                        && focus.overviewProperty().get().status().state().isLive();
        if (live && !looking.isBusy()) {
            look();
        }
    }

    private void begin() {
        looked = null;
        frames.begin(List.of());
        checkpoints.begin(List.of());
        filters.show(null);
        activations.clear();
        weights.clear();
        look();
    }

    /** Looks into the run's directory, once more where it has been done. */
    void look() {
        RunDirectory run = focus.runProperty().get();
        if (run == null) {
            phase.set(Phase.NO_RUN);
            return;
        }
        if (!active) {
            return;
        }
        if (looked == null) {
            phase.set(Phase.WORKING);
        }
        RunDirectory beside = other.get();
        looking.request(
                () -> new Looked(
                        run,
                        FilterFrames.list(run),
                        RunCheckpoints.read(run),
                        beside,
                        beside == null ? List.of() : FilterFrames.list(beside)),
                this::show,
                this::failed);
    }

    private void show(Looked now) {
        looked = now;
        frames.show(now.frames.stream().map(InspectModel::shot).toList());
        checkpoints.show(now.checkpoints.marks().stream()
                .map(mark -> new FilmModel.Shot(
                        mark.position().epochs(), mark.text(), mark.best(), mark.latest(), mark.file(), ""))
                .toList());
        boolean any = !now.frames.isEmpty() || !now.checkpoints.marks().isEmpty();
        phase.set(any ? Phase.SHOWN : Phase.NOTHING_YET);
        showOtherFilters();
    }

    private static FilmModel.Shot shot(FilterFrames.Frame frame) {
        String text = frame.between()
                ? "In epoch " + (frame.epoch() + 1)
                : frame.epoch() == 0 ? "Before training" : "After epoch " + frame.epoch();
        return new FilmModel.Shot(
                frame.epoch(),
                text,
                false,
                false,
                frame.file().toString(),
                frame.modified().toString());
    }

    private void fill() {
        showFilters();
        showNetwork();
    }

    private void showFilters() {
        Looked now = looked;
        int index = frames.indexProperty().get();
        if (show.get() != Show.FILTERS || now == null || index < 0 || index >= now.frames.size()) {
            return;
        }
        filters.show(now.frames.get(index));
        showOtherFilters();
    }

    /** The other run's filters at the same epoch, or at the last that it has. */
    private void showOtherFilters() {
        Looked now = looked;
        FilmModel.Shot shot = frames.shotProperty().get();
        if (now == null || shot == null || !Objects.equals(now.other, other.get()) || show.get() != Show.FILTERS) {
            return;
        }
        FilterFrames.Frame found = null;
        for (FilterFrames.Frame frame : now.otherFrames) {
            if (found == null || frame.epoch() <= shot.epoch()) {
                found = frame;
            }
        }
        otherFilters.show(found);
    }

    private void showNetwork() {
        Looked now = looked;
        FilmModel.Shot shot = checkpoints.shotProperty().get();
        if (now == null || shot == null) {
            return;
        }
        switch (show.get()) {
            case FILTERS -> {
                // They are kept more often than networks are.
            }
            case ACTIVATIONS -> activations.show(now.run, now.checkpoints.experiment(), shot.file());
            case WEIGHTS -> weights.show(now.run, now.checkpoints.experiment().training(), shot.file());
        }
    }

    /** Shows what every layer makes of a picture file; false where there is no network. */
    boolean dropped(Path file) {
        if (checkpoints.shots().isEmpty()) {
            return false;
        }
        show.set(Show.ACTIVATIONS);
        return activations.choose(file);
    }

    private void failed(Throwable failure) {
        if (failure instanceof InputException && looked == null) {
            message.set(String.valueOf(failure.getMessage()));
            phase.set(Phase.FAILED);
        } else {
            workspace.notices().problem("looking into the network", failure);
            if (looked == null) {
                message.set(failure.toString());
                phase.set(Phase.FAILED);
            }
        }
    }

    void close() {
        looking.cancel();
        filters.close();
        otherFilters.close();
        activations.clear();
        weights.clear();
    }
}
