package org.cnnworkbench.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cnnworkbench.data.BatchPipeline;
import org.cnnworkbench.data.ClassSubset;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.eval.Evaluation;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.Evaluator;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;
import org.jspecify.annotations.Nullable;

/** Judges trained networks on labelled images. */
public final class Evaluations {

    /** The split that means every image. */
    public static final String ALL = "all";

    private static final List<String> BEST_FIRST =
            List.of(ImageDataset.TEST, ImageDataset.VALIDATION, ImageDataset.TRAIN);

    private Evaluations() {}

    /**
     * Judges a network on the images of its own experiment.
     *
     * @param split by name, {@value #ALL}, or null for the test images, or where there are none the validation images, or the training images
     * @throws InputException where there is no such split, or the data has changed since the training
     */
    public static RunEvaluation ofOwnData(
            Services services, TrainedNetwork trained, @Nullable String split, Progress progress)
            throws InterruptedException {
        RunRecord record = trained.run().record();
        Experiment experiment = trained.experiment();
        ImageDataset loaded = services.datasets(Path.of(record.dataDirectory()))
                .load(DatasetReference.parse(experiment.data().reference()), progress);
        return of(
                trained,
                ownImages(record, experiment, loaded),
                experiment.data().reference(),
                split,
                progress);
    }

    /**
     * The images of a run's own experiment, split as they were for its training.
     *
     * @param loaded as the experiment's reference names them
     * @throws InputException where they have changed since the training
     */
    public static ImageDataset ownImages(RunRecord record, Experiment experiment, ImageDataset loaded) {
        checkUnchanged(record, loaded);
        return PreparedData.of(experiment, loaded).dataset();
    }

    /** @throws InputException where the data is not what the run was trained with */
    static void checkUnchanged(RunRecord record, ImageDataset loaded) {
        RunRecord.Data data = record.data();
        if (data != null && !data.sha256().equals(loaded.sha256())) {
            String branch = record.origin() == null ? "" : ", or the one that it comes from,";
            throw new InputException("data " + data.reference() + ": the images have changed since run " + record.id()
                    + branch + " was trained; bring the old ones back, or start a new run");
        }
    }

    /**
     * Judges a network on other images.
     *
     * @param directory where relative paths in the reference start
     * @param split     by name, {@value #ALL}, or null for the test images, or where there are none all
     * @throws InputException where shape or classes are not those that the network has learned
     */
    public static RunEvaluation ofOtherData(
            Services services,
            TrainedNetwork trained,
            String reference,
            Path directory,
            @Nullable String split,
            Progress progress)
            throws InterruptedException {
        ImageDataset loaded = services.datasets(directory).load(DatasetReference.parse(reference), progress);
        List<String> classes = trained.preparation().classNames();
        ImageDataset chosen =
                loaded.classNames().equals(classes) || !loaded.classNames().containsAll(classes)
                        ? loaded
                        : ClassSubset.of(loaded, classes);
        trained.preparation().check(chosen);
        String of = split == null && chosen.split(ImageDataset.TEST).length == 0 ? ALL : split;
        return of(trained, chosen, reference, of, progress);
    }

    /**
     * Judges a network on images that have been prepared for it.
     *
     * @param dataset   with the splits to choose from
     * @param reference by which a person knows them
     * @param split     by name, {@value #ALL}, or null for the test images, or where there are none the validation images, or the training images
     * @param progress  told after every batch; may end the work by throwing
     * @throws InputException where there is no such split
     */
    public static RunEvaluation of(
            TrainedNetwork trained, ImageDataset dataset, String reference, @Nullable String split, Progress progress) {
        String name = split == null ? bestSplit(dataset) : split;
        return new RunEvaluation(
                trained.checkpoint().file(),
                reference,
                name,
                evaluate(
                        trained.network(),
                        dataset,
                        indices(dataset, name),
                        trained.preparation(),
                        trained.experiment().training().batchSize(),
                        progress));
    }

    static String bestSplit(ImageDataset dataset) {
        return BEST_FIRST.stream()
                .filter(name -> dataset.split(name).length > 0)
                .findFirst()
                .orElse(ALL);
    }

    static int[] indices(ImageDataset dataset, String split) {
        if (split.equals(ALL)) {
            return IntStream.range(0, dataset.size()).toArray();
        }
        int[] indices = dataset.split(split);
        if (indices.length == 0) {
            throw new InputException("split " + split + ": data set " + dataset.name()
                    + " has no such images; expected one of "
                    + String.join(
                            ", ",
                            Stream.concat(
                                            dataset.splitNames().stream()
                                                    .filter(name -> dataset.split(name).length > 0),
                                            Stream.of(ALL))
                                    .toList()));
        }
        return indices;
    }

    static Evaluation evaluate(
            Network network,
            ImageDataset dataset,
            int[] indices,
            Preparation preparation,
            int batchSize,
            Progress progress) {
        BatchPipeline batches = new BatchPipeline(
                dataset,
                indices,
                preparation.preprocessing(),
                AugmentationPipeline.none(),
                BatchPipeline.Settings.inOrder(batchSize));
        float[] probabilities = new Evaluator(batches).probabilities(network, progress);
        int[] labels = Arrays.stream(indices).map(dataset::label).toArray();
        return Evaluation.of(probabilities, labels, indices, dataset.classNames());
    }
}
