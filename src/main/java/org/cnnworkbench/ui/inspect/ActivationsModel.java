package org.cnnworkbench.ui.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.data.Batch;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.data.format.ImageFiles;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.run.Predictor;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.TrainedNetwork;
import org.cnnworkbench.spec.LayerSummary;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.workspace.TrainedNetworks;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What every layer makes of one image. */
final class ActivationsModel {

    private final Workspace workspace;
    private final LatestWins loading;
    private final TrainedNetworks.Asker asking;
    private final Consumer<Throwable> failures;
    private final ReadOnlyObjectWrapper<@Nullable ImageDataset> images = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>(null);
    private @Nullable Asked asked;
    private @Nullable Chosen chosen;

    private record Asked(RunDirectory run, Experiment experiment, String checkpoint) {}

    /** An image of the data set, or a file. */
    private record Chosen(int index, @Nullable Path file) {}

    /**
     * The feature maps of a layer.
     *
     * @param type  of the layer: {@code conv2d}
     * @param shape of one example that it gives
     */
    record Maps(String layer, String type, TensorShape shape, Mosaic mosaic) {

        /** As a person says it: {@code 16 maps of 24×24}. */
        String text() {
            return shape instanceof TensorShape.Image image
                    ? image.channels() + (image.channels() == 1 ? " map of " : " maps of ") + image.height() + "×"
                            + image.width()
                    : shape.elements() + " numbers";
        }
    }

    /**
     * What the network makes of the image.
     *
     * @param title         which image
     * @param pixels        as the network sees it, before preprocessing
     * @param truth         its class, -1 where nobody knows
     */
    record Answer(
            String title,
            TensorShape.Image shape,
            byte[] pixels,
            List<String> classNames,
            float[] probabilities,
            int truth,
            List<Maps> layers) {

        Answer {
            layers = List.copyOf(layers);
        }
    }

    ActivationsModel(Workspace workspace, Consumer<Throwable> failures) {
        this.workspace = workspace;
        this.failures = failures;
        this.loading = new LatestWins(workspace.background());
        this.asking = workspace.networks().asker();
    }

    /** The images to choose from; null while they are being read. */
    ReadOnlyObjectProperty<@Nullable ImageDataset> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** What the network makes of the chosen image; while the next answer is worked out the one before stands. */
    ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Asks the network of a checkpoint from now on. */
    void show(RunDirectory run, Experiment experiment, String checkpoint) {
        Asked before = asked;
        Asked now = new Asked(run, experiment, checkpoint);
        if (now.equals(before)) {
            return;
        }
        asked = now;
        if (before != null && before.run.equals(run) && images.get() != null) {
            ask();
            return;
        }
        loading.request(
                () -> workspace.runImages().of(run, experiment, Progress.none()),
                loaded -> {
                    images.set(loaded);
                    if (chosen == null) {
                        int[] test = loaded.split(ImageDataset.TEST);
                        chosen = new Chosen(test.length > 0 ? test[0] : 0, null);
                    }
                    ask();
                },
                failures);
    }

    void clear() {
        loading.cancel();
        asking.cancel();
        asked = null;
        chosen = null;
        images.set(null);
        answer.set(null);
    }

    /** Looks at an image of the data set. */
    void choose(int index) {
        chosen = new Chosen(index, null);
        ask();
    }

    /**
     * Looks at a picture file.
     *
     * @return false where there is no network to show it to
     */
    boolean choose(Path file) {
        if (asked == null) {
            return false;
        }
        chosen = new Chosen(-1, file);
        ask();
        return true;
    }

    private void ask() {
        Asked of = asked;
        Chosen image = chosen;
        ImageDataset from = images.get();
        if (of == null || image == null || (image.file == null && from == null)) {
            return;
        }
        asking.ask(
                of.run,
                of.checkpoint,
                (trained, progress) -> answer(trained, image, from, progress),
                TrainedNetworks.Watcher.none(),
                answer::set,
                failures);
    }

    private static Answer answer(TrainedNetwork trained, Chosen chosen, @Nullable ImageDataset from, Progress progress)
            throws InterruptedException {
        Path file = chosen.file;
        TensorShape.Image shape = trained.preparation().shape();
        byte[] pixels = file != null
                ? ImageFiles.read(file, shape)
                : Objects.requireNonNull(from).image(chosen.index);
        int truth = file != null || from == null ? -1 : from.label(chosen.index);
        List<String> names = trained.preparation().classNames();
        Batch batch = Predictor.batch(trained.preparation(), pixels);
        List<Maps> layers = new ArrayList<>();
        List<LayerSummary> all = trained.network().summary().layers();
        for (LayerSummary layer : all) {
            progress.update("asking the network", layers.size(), all.size());
            layers.add(maps(layer, trained.network().activations(layer.name(), batch)));
        }
        return new Answer(
                file != null
                        ? String.valueOf(file.getFileName())
                        : "Image " + chosen.index + ": “" + names.get(truth) + "”",
                shape,
                pixels,
                names,
                new Predictor(trained).probabilities(pixels),
                truth,
                layers);
    }

    private static Maps maps(LayerSummary layer, Tensor values) {
        Mosaic mosaic = layer.output() instanceof TensorShape.Image image
                ? Mosaic.ofMaps(values.values(), image.channels(), image.height(), image.width())
                : Mosaic.ofMaps(values.values(), values.values().length, 1, 1);
        return new Maps(layer.name(), layer.type(), layer.output(), mosaic);
    }
}
