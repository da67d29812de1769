package org.cnnworkbench.ui.evaluate;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.data.format.ImageFiles;
import org.cnnworkbench.eval.Evaluation;
import org.cnnworkbench.eval.Prediction;
import org.cnnworkbench.run.Predictor;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.LatestWins;
import org.cnnworkbench.ui.workspace.TrainedNetworks;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** The images behind the numbers: those of a cell, the worst mistakes, one enlarged with all that the network says of it. */
final class PicturesModel {

    private static final int MOST_MISTAKES = 200;

    private final Workspace workspace;
    private final LatestWins loading;
    private final TrainedNetworks.Asker asking;
    private final ReadOnlyObjectWrapper<Wall> cellImages = new ReadOnlyObjectWrapper<>(Wall.NOTHING);
    private final ReadOnlyObjectWrapper<Wall> mistakes = new ReadOnlyObjectWrapper<>(Wall.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>(null);
    private @Nullable Judged judged;
    private @Nullable Cell cell;
    private @Nullable ImageDataset images;

    /**
     * Pictures to look at.
     *
     * @param title  what they have in common
     * @param images where they lie; null while they are being read
     */
    record Wall(
            String title,
            List<Prediction> predictions,
            @Nullable ImageDataset images) {
        static final Wall NOTHING = new Wall("", List.of(), null);

        Wall {
            predictions = List.copyOf(predictions);
        }
    }

    /**
     * What the network says of one image.
     *
     * @param title         which one
     * @param pixels        as the network sees it, before preprocessing
     * @param probabilities of each class; empty while the network is being asked
     * @param truth         its class, -1 where nobody knows
     */
    record Answer(
            String title,
            TensorShape.Image shape,
            byte[] pixels,
            List<String> classNames,
            float[] probabilities,
            int truth) {}

    PicturesModel(Workspace workspace) {
        this.workspace = workspace;
        this.loading = new LatestWins(workspace.background());
        this.asking = workspace.networks().asker();
    }

    /** The images of the cell that was opened, the most confident first. */
    ReadOnlyObjectProperty<Wall> cellImagesProperty() {
        return cellImages.getReadOnlyProperty();
    }

    /** Mistakes, the most confident first. */
    ReadOnlyObjectProperty<Wall> mistakesProperty() {
        return mistakes.getReadOnlyProperty();
    }

    /** The image that is looked at closely; null for none. */
    ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Shows the images behind another result; an open cell stays open. */
    void show(@Nullable Judged now) {
        Judged before = judged;
        judged = now;
        asking.cancel();
        answer.set(null);
        if (now == null
                || before == null
                || !before.run().equals(now.run())
                || !before.evaluation().classNames().equals(now.evaluation().classNames())) {
            cell = null;
            images = null;
        }
        fill();
        if (now != null && images == null) {
            loading.request(
                    () -> workspace.runImages().of(now.run(), now.experiment(), Progress.none()),
                    loaded -> {
                        images = loaded;
                        fill();
                    },
                    failure -> workspace.notices().problem("reading the images of the run", failure));
        }
    }

    /** Shows the images of a cell. */
    void open(Cell wanted) {
        cell = wanted;
        fill();
    }

    private void fill() {
        Judged now = judged;
        if (now == null) {
            cellImages.set(Wall.NOTHING);
            mistakes.set(Wall.NOTHING);
            return;
        }
        Evaluation evaluation = now.evaluation();
        Comparator<Prediction> confidentFirst =
                Comparator.comparingDouble(Prediction::probability).reversed().thenComparing(Prediction::index);
        List<Prediction> wrong = evaluation.predictions().stream()
                .filter(one -> !one.correct())
                .sorted(confidentFirst)
                .toList();
        mistakes.set(new Wall(
                wrong.isEmpty()
                        ? "Not one mistake on these images"
                        : "The most confident of " + wrong.size() + " mistakes",
                wrong.stream().limit(MOST_MISTAKES).toList(),
                images));
        Cell of = cell;
        if (of == null) {
            cellImages.set(Wall.NOTHING);
            return;
        }
        List<Prediction> inCell = evaluation.predictions().stream()
                .filter(one -> one.truth() == of.truth() && one.predicted() == of.predicted())
                .sorted(confidentFirst)
                .toList();
        cellImages.set(new Wall(title(evaluation, of, inCell.size()), inCell, images));
    }

    private static String title(Evaluation evaluation, Cell of, int count) {
        String images = count == 0 ? "No image" : count == 1 ? "1 image" : count + " images";
        String truth = evaluation.classNames().get(of.truth());
        return of.isRight()
                ? images + " of “" + truth + "”, recognised"
                : images + " of “" + truth + "” taken for “"
                        + evaluation.classNames().get(of.predicted()) + "”";
    }

    /** Looks closely at one image. */
    void enlarge(Prediction one) {
        ImageDataset from = images;
        Judged now = judged;
        if (from == null || now == null) {
            return;
        }
        List<String> names = now.evaluation().classNames();
        String title = "Image " + one.index() + ": “" + names.get(one.truth()) + "”";
        byte[] pixels = from.image(one.index());
        ask(new Answer(title, from.shape(), pixels, names, new float[0], one.truth()), now);
    }

    private void ask(Answer unanswered, Judged now) {
        answer.set(unanswered);
        asking.ask(
                now.run(),
                now.result().checkpoint(),
                (trained, progress) -> new Predictor(trained).probabilities(unanswered.pixels()),
                TrainedNetworks.Watcher.none(),
                probabilities -> answer.set(new Answer(
                        unanswered.title(),
                        unanswered.shape(),
                        unanswered.pixels(),
                        unanswered.classNames(),
                        probabilities,
                        unanswered.truth())),
                failure -> workspace.notices().problem("asking the network", failure));
    }

    /**
     * Lets the network say what a picture file shows.
     *
     * @return false where there is no network to ask
     */
    boolean predict(Path file) {
        Judged now = judged;
        if (now == null) {
            return false;
        }
        asking.ask(
                now.run(),
                now.result().checkpoint(),
                (trained, progress) -> {
                    byte[] pixels = ImageFiles.read(file, trained.preparation().shape());
                    return new Answer(
                            Objects.toString(file.getFileName()),
                            trained.preparation().shape(),
                            pixels,
                            trained.preparation().classNames(),
                            new Predictor(trained).probabilities(pixels),
                            -1);
                },
                TrainedNetworks.Watcher.none(),
                answer::set,
                failure -> workspace.notices().problem("predicting " + file.getFileName(), failure));
        return true;
    }

    /** Looks no longer closely. */
    void closeAnswer() {
        asking.cancel();
        answer.set(null);
    }

    void close() {
        loading.cancel();
        asking.cancel();
    }
}
