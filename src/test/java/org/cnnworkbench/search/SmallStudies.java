package org.cnnworkbench.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.cnnworkbench.app.Launcher;
import org.cnnworkbench.app.Wiring;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.train.ExperimentJson;

/** Studies of one small layer on a few of the digits that come along: a fit takes a moment. */
public final class SmallStudies {

    public static final Services SERVICES = Wiring.services(Launcher.class);

    private static final String PLAN = """
            {"version": 1, "name": "small",
             "experiment": {"version": 1, "name": "small",
               "architecture": {"version": 1, "name": "small", "layers": [
                 {"type": "conv2d", "filters": 4, "kernel_size": 3, "padding": "valid", "activation": "relu"},
                 {"type": "max_pool2d"}, {"type": "output"}]},
               "data": {"reference": "builtin:digits", "limit": 150},
               "training": {"epochs": 3, "batch_size": 32, "optimizer": {"type": "adam"}, "engine": "torch", "threads": 1}},
             "space": %s, %s}
            """;

    private SmallStudies() {}

    /**
     * A plan.
     *
     * @param space as JSON
     * @param more  further fields of the plan, as JSON without braces
     */
    public static StudyPlan plan(Path folder, String space, String more) {
        return StudyStart.settled(StudyJson.read(Path.of("plan"), PLAN.formatted(space, more)), folder, SERVICES);
    }

    /** The same plan with longer trainings. */
    public static StudyPlan longer(StudyPlan plan, int epochs, int images) {
        ObjectNode tree = ExperimentJson.tree(plan.experiment());
        tree.withObjectProperty("training").put("epochs", epochs);
        tree.withObjectProperty("data").put("limit", images);
        return plan.with(ExperimentJson.read("plan", JsonText.oneLine(tree)));
    }

    /** A study of a plan, not begun. */
    static StudyDirectory study(Path folder, String space, String more) {
        return StudyStore.createAt(folder, plan(folder, space, more));
    }

    /** Works through a study in this process, and says where it stands then. */
    static StudyState run(StudyDirectory study) throws InterruptedException {
        try (TrialExecutor executor = new InThisProcess(SERVICES)) {
            new StudyRunner(study, SERVICES, 0).run(executor);
        }
        return state(study);
    }

    static StudyState state(StudyDirectory study) {
        return StudyState.EMPTY.after(study.events().after(0).values());
    }
}
