package org.cnnworkbench.ui.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.workspace.Preferences;

/** What the window begins with: the demonstration, computed with what the settings say. */
final class NewExperiment {

    private NewExperiment() {}

    static Experiment with(Preferences preferences) {
        ObjectNode demo = ExperimentJson.tree(DemoExperiment.get());
        ObjectNode training = demo.withObject("/training");
        training.put("engine", preferences.engine());
        training.put("threads", preferences.threads());
        return ExperimentJson.read("a new experiment", JsonText.oneLine(demo));
    }
}
