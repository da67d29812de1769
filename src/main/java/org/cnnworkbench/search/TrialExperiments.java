package org.cnnworkbench.search;

import java.util.Locale;
import org.cnnworkbench.train.DataSettings.CrossValidation;
import org.cnnworkbench.train.Experiment;
import org.jspecify.annotations.Nullable;

/** What the runs of a trial are asked: its settings, and which images they train on. The same folds for every trial. */
final class TrialExperiments {

    private TrialExperiments() {}

    /** One fold; where there is no cross-validation, the splits as the experiment has them. */
    static Experiment fold(Experiment experiment, StudyPlan plan, int trial, int fold) {
        Integer folds = plan.folds();
        return with(
                experiment,
                plan,
                String.format(Locale.ROOT, "trial %d%s", trial, folds == null ? "" : ", fold " + fold),
                folds == null ? null : new CrossValidation(folds, fold));
    }

    /** All training and validation images. */
    static Experiment refit(Experiment experiment, StudyPlan plan, int trial) {
        return with(experiment, plan, "best of " + plan.name() + ": trial " + trial, new CrossValidation(2, null));
    }

    private static Experiment with(Experiment experiment, StudyPlan plan, String name, @Nullable CrossValidation fold) {
        Long own = experiment.data().splitSeed();
        return new Experiment(
                name,
                experiment.architecture(),
                experiment.data().withSplits(own == null ? plan.seed() : own, fold),
                experiment.augmentation(),
                experiment.training());
    }
}
