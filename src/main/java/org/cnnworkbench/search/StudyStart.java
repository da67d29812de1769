package org.cnnworkbench.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.cnnworkbench.engine.Engine;
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
     * The plan for a cluster: where the number of threads is left open it is one, since this machine's cores say nothing of the cluster's.
     */
    public static StudyPlan forCluster(StudyPlan plan) {
        ObjectNode tree = ExperimentJson.tree(plan.experiment());
        ObjectNode training = tree.withObjectProperty("training");
        if (plan.experiment().training().threads() == 0) {
            training.put("threads", 1);
        }
        return plan.with(ExperimentJson.read("experiment", JsonText.oneLine(tree)));
    }

    /** As {@link #settled(StudyPlan, Path, Services)}, for trials that are trained somewhere. */
    public static StudyPlan settled(StudyPlan plan, TrialSite site, Path directory, Services services) {
        return settled(site instanceof TrialSite.SparkCluster ? forCluster(plan) : plan, directory, services);
    }

    /**
     * The plan with the directory of its data, the engine, its device where the build could use graphics cards, and the machine's threads shared among the trials that are trained at once. An
     * engine that is left open is the first one: a choice by timing would make some trials differ from others, and from themselves.
     *
     * @param directory where relative paths start unless the plan says so
     * @throws InputException where space, sampler and experiment don't go together, or there is no such engine
     */
    public static StudyPlan settled(StudyPlan plan, Path directory, Services services) {
        Experiment experiment = plan.experiment();
        Engine engine = services.engines()
                .find(experiment.training().engine(), experiment.training().device());
        StudyPlan settled = plan.withDataDirectory(String.valueOf(
                plan.dataDirectory() == null
                        ? directory.toAbsolutePath().normalize()
                        : directory
                                .resolve(plan.dataDirectory())
                                .toAbsolutePath()
                                .normalize()));
        ObjectNode tree = ExperimentJson.tree(experiment);
        ObjectNode training = tree.withObjectProperty("training");
        training.put("engine", engine.name());
        if (services.engines().mayUseCards()) {
            training.put(
                    "device",
                    services.engines().place(experiment.training(), null).device());
        }
        if (experiment.training().threads() == 0) {
            training.put("threads", Math.max(1, Engines.threads(0) / plan.workers()));
        }
        settled = settled.with(ExperimentJson.read("experiment", JsonText.oneLine(tree)));
        plan.sampler().check(plan.space());
        new SearchedExperiment(settled.experiment(), plan.space());
        return settled;
    }
}
