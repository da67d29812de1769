package org.cnnworkbench.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.run.Engines;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.search.space.SearchedExperiment;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/** Settles what a plan leaves open, when a study is made, so that it means the same whenever it is gone on with. */
public final class StudyStart {

    private StudyStart() {}

    /**
     * The plan with the directory of its data, and with the machine's threads shared among the trials that are trained at once.
     *
     * @param directory where relative paths start unless the plan says so
     * @throws InputException where space, sampler and experiment don't go together, or there is no such engine
     */
    public static StudyPlan settled(StudyPlan plan, Path directory, Services services) {
        Experiment experiment = plan.experiment();
        services.engines()
                .find(experiment.training().engine(), experiment.training().device());
        StudyPlan settled = plan.withDataDirectory(String.valueOf(
                plan.dataDirectory() == null
                        ? directory.toAbsolutePath().normalize()
                        : directory
                                .resolve(plan.dataDirectory())
                                .toAbsolutePath()
                                .normalize()));
        if (experiment.training().threads() == 0) {
            ObjectNode tree = ExperimentJson.tree(experiment);
            tree.withObjectProperty("training").put("threads", Math.max(1, Engines.threads(0) / plan.workers()));
            settled = settled.with(ExperimentJson.read("experiment", JsonText.oneLine(tree)));
        }
        plan.sampler().check(plan.space());
        new SearchedExperiment(settled.experiment(), plan.space());
        return settled;
    }
}
