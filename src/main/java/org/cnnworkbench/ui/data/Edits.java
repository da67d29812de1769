package org.cnnworkbench.ui.data;

import java.util.List;
import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.train.DataSettings;
import org.cnnworkbench.train.Experiment;

/** Experiments with one part replaced. */
final class Edits {

    private Edits() {}

    static Experiment data(Experiment experiment, DataSettings data) {
        return new Experiment(
                experiment.name(), experiment.architecture(), data, experiment.augmentation(), experiment.training());
    }

    static Experiment augmentation(Experiment experiment, AugmentationPipeline pipeline) {
        return new Experiment(
                experiment.name(), experiment.architecture(), experiment.data(), pipeline, experiment.training());
    }

    /** Another source, with all of its classes. */
    static DataSettings source(DataSettings data, String reference) {
        return data.from(reference, List.of());
    }

    static DataSettings classes(DataSettings data, List<String> classes) {
        return data.from(data.reference(), classes);
    }
}
