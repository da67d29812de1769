package org.cnnworkbench.train;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.spec.ArchitectureFiles;
import org.cnnworkbench.spec.SpecJson;

/** A small real experiment that trains in about a minute: what {@code train --demo} runs and the window begins with. */
public final class DemoExperiment {

    private static final int EPOCHS = 5;
    private static final int BATCH = 64;

    private DemoExperiment() {}

    /** A small network on 12,000 images of clothes that come with the program. */
    public static Experiment get() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("version", Experiment.VERSION);
        root.put("name", "demo");
        root.set("architecture", SpecJson.codec().write(ArchitectureFiles.sample("tiny")));
        root.putObject("data").put("reference", "builtin:fashion-mnist-mini");
        root.putObject("training").put("epochs", EPOCHS).put("batch_size", BATCH);
        return ExperimentJson.read("the demonstration", JsonText.oneLine(root));
    }
}
