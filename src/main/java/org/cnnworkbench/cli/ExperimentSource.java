package org.cnnworkbench.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@link ExperimentOptions} are laid over: an experiment file, the demonstration, or nothing. */
final class ExperimentSource {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXPERIMENT",
            description = "An experiment file (experiment.json of a run is one); options go before what it says.")
    private @Nullable Path file;

    @Option(names = "--demo", description = "Train a small network on a data set that comes along: about a minute.")
    private boolean demo;

    ObjectNode json(Path directory) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (file != null) {
            return ExperimentJson.tree(ExperimentJson.read(directory.resolve(file)));
        }
        if (demo) {
            return ExperimentJson.tree(DemoExperiment.get());
        }
        root.put("version", Experiment.VERSION);
        return root;
    }
}
