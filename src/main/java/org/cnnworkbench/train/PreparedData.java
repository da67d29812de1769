package org.cnnworkbench.train;

import java.util.Arrays;
import java.util.List;
import org.cnnworkbench.data.Balancing;
import org.cnnworkbench.data.BatchPipeline;
import org.cnnworkbench.data.ClassSubset;
import org.cnnworkbench.data.FittedPreprocessing;
import org.cnnworkbench.data.Folds;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Splitter;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.input.InputException;

/**
 * The images of an experiment, ready to be cut into batches: classes chosen, split, limited, balanced, and the preprocessing fitted to
 * the training images. A function of the data and the settings: a resumed run and an evaluation years later find the same images.
 */
public final class PreparedData {

    private final ImageDataset dataset;
    private final int[] trainingIndices;
    private final FittedPreprocessing preprocessing;
    private final AugmentationPipeline augmentation;
    private final List<Double> classWeights;

    private PreparedData(
            ImageDataset dataset,
            int[] trainingIndices,
            FittedPreprocessing preprocessing,
            AugmentationPipeline augmentation,
            List<Double> classWeights) {
        this.dataset = dataset;
        this.trainingIndices = trainingIndices;
        this.preprocessing = preprocessing;
        this.augmentation = augmentation;
        this.classWeights = classWeights;
    }

    /**
     * @param loaded the data set as its reference names it
     * @throws InputException where the settings don't fit the data
     */
    public static PreparedData of(Experiment experiment, ImageDataset loaded) {
        DataSettings settings = experiment.data();
        long seed = experiment.training().seed();
        Long splitSeed = settings.splitSeed();
        ImageDataset dataset = split(settings, loaded, splitSeed == null ? seed : splitSeed);
        int[] training = dataset.split(ImageDataset.TRAIN);
        if (training.length == 0) {
            throw new InputException("data " + settings.reference() + ": no training images; expected a split named "
                    + ImageDataset.TRAIN + ", there are " + dataset.splitNames());
        }
        // Fitted before balancing: repeated images would move the mean.
        FittedPreprocessing fitted = FittedPreprocessing.fit(settings.preprocessing(), dataset, training);
        int[] balanced = settings.balance() == DataSettings.Balance.OVERSAMPLE
                ? Balancing.oversample(dataset, training, seed)
                : training;
        List<Double> weights = settings.balance() == DataSettings.Balance.WEIGHTS
                ? Arrays.stream(Balancing.classWeights(dataset, training))
                        .boxed()
                        .toList()
                : List.of();
        return new PreparedData(dataset, balanced, fitted, experiment.augmentation(), weights);
    }

    private static ImageDataset split(DataSettings settings, ImageDataset loaded, long seed) {
        ImageDataset dataset = settings.classes().isEmpty() ? loaded : ClassSubset.of(loaded, settings.classes());
        Double holdout = settings.holdout();
        if (holdout != null) {
            dataset = Splitter.pooled(dataset, holdout, seed);
        }
        Integer limit = settings.limit();
        if (limit != null) {
            dataset = Splitter.limit(dataset, limit, seed);
        }
        DataSettings.CrossValidation fold = settings.crossValidation();
        if (fold != null) {
            return fold(fold, dataset, seed);
        }
        if (!dataset.hasSplit(ImageDataset.VALIDATION) && settings.validation() > 0) {
            dataset = Splitter.validation(dataset, settings.validation(), seed);
        }
        return dataset;
    }

    private static ImageDataset fold(DataSettings.CrossValidation chosen, ImageDataset dataset, long seed) {
        Integer number = chosen.fold();
        return number == null
                ? Folds.pooled(dataset)
                : Folds.of(dataset, chosen.folds(), seed).get(number).apply(dataset);
    }

    /** The images with the splits as they are used. */
    public ImageDataset dataset() {
        return dataset;
    }

    public FittedPreprocessing preprocessing() {
        return preprocessing;
    }

    /** Factor on the loss of each class's images; empty where all count alike. */
    public List<Double> classWeights() {
        return classWeights;
    }

    /** Shuffled, augmented, with repetitions where small classes are oversampled. */
    public BatchPipeline trainingBatches(TrainingSettings settings) {
        return new BatchPipeline(
                dataset,
                trainingIndices,
                preprocessing,
                augmentation,
                new BatchPipeline.Settings(settings.batchSize(), settings.seed(), true, preparingThreads()));
    }

    /** In order, as they are. */
    public BatchPipeline validationBatches(TrainingSettings settings) {
        return inOrder(ImageDataset.VALIDATION, settings);
    }

    /** The images of a split in order, as they are. */
    public BatchPipeline inOrder(String split, TrainingSettings settings) {
        return new BatchPipeline(
                dataset,
                dataset.split(split),
                preprocessing,
                AugmentationPipeline.none(),
                BatchPipeline.Settings.inOrder(settings.batchSize()));
    }

    /** Augmenting costs about as much as a small network: half of the machine at most, and without augmentation one thread is plenty. */
    private int preparingThreads() {
        return augmentation.isEmpty() ? 1 : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
