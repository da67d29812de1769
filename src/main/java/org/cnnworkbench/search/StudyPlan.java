package org.cnnworkbench.search;

import java.util.List;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.search.pruner.NoPruner;
import org.cnnworkbench.search.pruner.Pruner;
import org.cnnworkbench.search.sampler.RandomSampler;
import org.cnnworkbench.search.sampler.Sampler;
import org.cnnworkbench.search.space.SearchSpace;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was asked of a study: what {@code study.json} holds.
 *
 * @param trials  how many are made; null for the whole grid, or {@value #DEFAULT_TRIALS} where that is not what is searched
 * @param folds   of the cross-validation; null where trials are judged on the validation images
 * @param workers trials that are trained at once. It belongs to the plan because it says which trials are known when the next is proposed
 */
public record StudyPlan(
        @Option(help = "What you call it", byDefault = "\"study\"")
        String name,

        @Option(help = "What every trial begins with: an experiment, or the name of its file")
        Experiment experiment,

        @Option(help = "The fields that are searched, each with its values or its range")
        SearchSpace space,

        @Option(help = "How the next trial is chosen: grid, random or tpe", byDefault = "\"random\"")
        Sampler sampler,

        @Option(
                help = "How many trials there are; 20, or the whole grid, if left out",
                byDefault = "null",
                min = 1,
                max = 1_000_000)
        @Nullable
        Integer trials,

        @Option(
                help = "Folds of the cross-validation; validation images instead if left out",
                byDefault = "null",
                min = 2,
                max = 1000)
        @Nullable
        Integer folds,

        @Option(help = "What trials are compared by: accuracy, or loss", byDefault = "\"accuracy\"")
        Metric metric,

        @Option(help = "Which epoch's metric counts: last, or best", byDefault = "\"last\"")
        Judged judged,

        @Option(
                help = "When a trial is given up early: none, median, successive_halving or hyperband",
                byDefault = "\"none\"")
        Pruner pruner,

        @Option(help = "Folds and proposals are drawn by this number", byDefault = "42")
        long seed,

        @Option(help = "Trials that are trained at once", byDefault = "1", min = 1, max = 64)
        int workers,

        @Option(
                help =
                        "Whether the best is trained once more on all training and validation images at the end, and judged on the test images",
                byDefault = "true")
        boolean refit,

        @Option(
                help = "Where relative paths in the data reference start; the current directory if left out",
                byDefault = "null")
        @Nullable
        String dataDirectory) {

    /** The version of the JSON form that this program writes. */
    public static final int VERSION = 1;

    /** Trials where neither the plan nor a grid says how many. */
    public static final int DEFAULT_TRIALS = 20;

    /** A number of the held-out images by which trials are compared; as a score, higher is better. */
    public enum Metric {
        /** Share of the images that are told right. */
        ACCURACY,
        /** Mean cross-entropy in nats; its negative is the score. */
        LOSS
    }

    /** Which epoch a trial is judged by. */
    public enum Judged {
        /** As scikit-learn does. */
        LAST,
        /** The one with the best score so far. */
        BEST
    }

    /** A search around an experiment that varies nothing yet, with the defaults of all that a plan says besides. */
    public static StudyPlan around(Experiment experiment) {
        return new StudyPlan(
                "study",
                experiment,
                new SearchSpace(List.of()),
                new RandomSampler(),
                null,
                null,
                Metric.ACCURACY,
                Judged.LAST,
                new NoPruner(),
                42,
                1,
                true,
                null);
    }

    /** As this, with another experiment to begin with. */
    public StudyPlan with(Experiment other) {
        return changed(other, space, trials, workers, dataDirectory);
    }

    /** As this, with another space. */
    public StudyPlan with(SearchSpace other) {
        return changed(experiment, other, trials, workers, dataDirectory);
    }

    /** As this, with another number of trials at once. */
    public StudyPlan withWorkers(int number) {
        return changed(experiment, space, trials, number, dataDirectory);
    }

    /** As this, with another number of trials. */
    public StudyPlan withTrials(int number) {
        return changed(experiment, space, number, workers, dataDirectory);
    }

    /** As this, with relative paths in the data reference starting elsewhere. */
    public StudyPlan withDataDirectory(String directory) {
        return changed(experiment, space, trials, workers, directory);
    }

    private StudyPlan changed(
            Experiment newExperiment,
            SearchSpace newSpace,
            @Nullable Integer newTrials,
            int newWorkers,
            @Nullable String newDirectory) {
        return new StudyPlan(
                name,
                newExperiment,
                newSpace,
                sampler,
                newTrials,
                folds,
                metric,
                judged,
                pruner,
                seed,
                newWorkers,
                refit,
                newDirectory);
    }

    /** Trainings that each trial consists of. */
    public int trainingsPerTrial() {
        return folds == null ? 1 : folds;
    }
}
