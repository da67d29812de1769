package org.cnnworkbench.search;

import java.nio.file.Path;
import org.cnnworkbench.data.DatasetReference;
import org.cnnworkbench.data.ImageDataset;
import org.cnnworkbench.data.Progress;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Diagnostics;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.search.space.SearchedExperiment;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.PreparedData;

/** Turns points into experiments, and tells those that can't be trained: a field out of its range, layers that don't fit. */
final class SearchedNetworks {

    private final SearchedExperiment searched;
    private final TensorShape.Image shape;
    private final int classes;

    private SearchedNetworks(SearchedExperiment searched, TensorShape.Image shape, int classes) {
        this.searched = searched;
        this.shape = shape;
        this.classes = classes;
    }

    /**
     * Reads the images once, so that what is wrong with them is told before the first trial.
     *
     * @throws InputException where images, folds or space are wrong
     */
    static SearchedNetworks of(StudyPlan plan, Services services) throws InterruptedException {
        SearchedExperiment searched = new SearchedExperiment(plan.experiment(), plan.space());
        plan.sampler().check(plan.space());
        ImageDataset loaded = services.datasets(Path.of(String.valueOf(plan.dataDirectory())))
                .load(DatasetReference.parse(plan.experiment().data().reference()), Progress.none());
        ImageDataset prepared = PreparedData.of(TrialExperiments.fold(plan.experiment(), plan, 0, 0), loaded)
                .dataset();
        if (prepared.split(ImageDataset.VALIDATION).length == 0) {
            throw new InputException("data " + plan.experiment().data().reference()
                    + ": there are no validation images to compare trials by; set \"folds\", or a validation share");
        }
        return new SearchedNetworks(
                searched, prepared.shape(), prepared.classNames().size());
    }

    /**
     * The experiment of a point.
     *
     * @throws InputException where it can't be trained
     */
    Experiment experiment(Point point) {
        Experiment experiment = searched.apply(point);
        NetworkSummary summary = ShapeInference.infer(experiment.architecture(), shape, classes);
        if (!summary.isValid()) {
            throw new InputException(Diagnostics.errors(summary));
        }
        return experiment;
    }

    /**
     * The same point, for one that a person wrote.
     *
     * @throws InputException where it doesn't lie in the space or can't be trained
     */
    Point check(StudyPlan plan, Point point) {
        Point checked = plan.space().check(point);
        experiment(checked);
        return checked;
    }
}
