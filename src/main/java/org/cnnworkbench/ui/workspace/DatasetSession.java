package org.cnnworkbench.ui.workspace;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.data.format.Datasets;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.LatestWins;
import org.jspecify.annotations.Nullable;

/** Keeps the images of the experiment in memory and follows its edits: reads them where the reference changes, prepares them anew. */
public final class DatasetSession {

    /** Between two tidings of how far a load is. */
    private static final long PROGRESS_MILLIS = 50;

    private static final DataState.NetworkInput UNKNOWN =
            new DataState.NetworkInput(new TensorShape.Image(28, 28, 1), 0, true);

    private final ExperimentDocument document;
    private final Services services;
    private final Supplier<Path> baseDirectory;
    private final Background background;
    private final LatestWins loading;
    private final LatestWins preparing;
    private final ReadOnlyObjectWrapper<DataState> state;
    private final ReadOnlyObjectWrapper<DataState.NetworkInput> input = new ReadOnlyObjectWrapper<>(UNKNOWN);
    private @Nullable ImageDataset images;
    private String reference = "";
    private boolean awaited = true;

    /** @param baseDirectory where relative paths in references start */
    public DatasetSession(
            ExperimentDocument document, Services services, Supplier<Path> baseDirectory, Background background) {
        this.document = document;
        this.services = services;
        this.baseDirectory = baseDirectory;
        this.background = background;
        this.loading = new LatestWins(background);
        this.preparing = new LatestWins(background);
        this.state = new ReadOnlyObjectWrapper<>(new DataState.Loading("", "starting", -1));
        document.experimentProperty().addListener((observed, before, now) -> follow(before, now));
    }

    public ReadOnlyObjectProperty<DataState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What the images feed a network with; while they are not known, what the architecture was drawn for. Never null. */
    public ReadOnlyObjectProperty<DataState.NetworkInput> inputProperty() {
        return input.getReadOnlyProperty();
    }

    /** Reads the images, once more where they have been read already. */
    public void reload() {
        Experiment experiment = document.experiment();
        reference = experiment.data().reference();
        String mine = reference;
        images = null;
        preparing.cancel();
        awaited = true;
        tellInput(experiment);
        state.set(new DataState.Loading(mine, "reading " + mine, -1));
        Datasets datasets = services.datasets(baseDirectory.get());
        loading.request(
                () -> datasets.load(DatasetReference.parse(mine), progress(mine)),
                loaded -> {
                    images = loaded;
                    awaited = false;
                    state.set(new DataState.Loaded(mine, loaded));
                    tellInput(document.experiment());
                    prepare(document.experiment());
                },
                failure -> failed(mine, failure));
    }

    /** Tells at most so often how far a load is, and always the latest. */
    private Progress progress(String mine) {
        AtomicReference<DataState.@Nullable Loading> untold = new AtomicReference<>();
        Executor soon = CompletableFuture.delayedExecutor(PROGRESS_MILLIS, TimeUnit.MILLISECONDS, background::onWindow);
        return (message, done, total) -> {
            double fraction = total > 0 ? Math.min(1, (double) done / total) : -1;
            if (untold.getAndSet(new DataState.Loading(mine, message, fraction)) == null) {
                soon.execute(() -> tell(untold.getAndSet(null)));
            }
        };
    }

    private void tell(DataState.@Nullable Loading now) {
        if (now != null && now.reference().equals(reference) && state.get() instanceof DataState.Loading) {
            state.set(now);
        }
    }

    /** Ends a load that takes too long. */
    public void cancel() {
        if (loading.isBusy()) {
            loading.cancel();
            state.set(new DataState.Failed(reference, "Reading was cancelled."));
            awaited = false;
            tellInput(document.experiment());
        }
    }

    private void follow(Experiment before, Experiment now) {
        if (!now.data().reference().equals(reference)) {
            reload();
        } else if (images == null) {
            tellInput(now);
        } else if (!now.data().equals(before.data())
                || !now.augmentation().equals(before.augmentation())
                || now.training().seed() != before.training().seed()) {
            tellInput(now);
            prepare(now);
        }
    }

    private void prepare(Experiment experiment) {
        ImageDataset loaded = images;
        if (loaded == null) {
            return;
        }
        String mine = reference;
        preparing.request(
                () -> PreparedData.of(experiment, loaded),
                prepared -> state.set(new DataState.Ready(mine, experiment, loaded, prepared)),
                failure -> failed(mine, failure));
    }

    private void failed(String mine, Throwable failure) {
        if (failure instanceof InputException) {
            state.set(new DataState.Failed(mine, Objects.requireNonNullElse(failure.getMessage(), "unknown reason")));
        } else {
            state.set(new DataState.Failed(mine, "The images can't be read: " + failure));
        }
        awaited = false;
        tellInput(document.experiment());
    }

    private void tellInput(Experiment experiment) {
        ImageDataset loaded = images;
        if (loaded != null) {
            int chosen = experiment.data().classes().size();
            input.set(new DataState.NetworkInput(
                    loaded.shape(), chosen == 0 ? loaded.classNames().size() : chosen));
        } else {
            DataState.NetworkInput last = input.get();
            input.set(new DataState.NetworkInput(
                    Objects.requireNonNullElse(experiment.architecture().inputShape(), last.shape()),
                    last.classes(),
                    awaited));
        }
    }
}
