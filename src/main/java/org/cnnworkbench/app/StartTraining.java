package org.cnnworkbench.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.cli.Program;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.cli.TrainerCommand;
import org.cnnworkbench.input.JsonText;
import org.cnnworkbench.run.Folders;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;

/**
 * What a command and a trainer do first, in this process and a directory of its own, for the cache that the program's later starts are made
 * quick by: the demonstration is trained with a few images.
 */
final class StartTraining {

    private static final int IMAGES = 200;

    private StartTraining() {}

    /** The exit code of the training. */
    static int run(Services services, Terminal terminal) {
        try {
            Path folder = Files.createTempDirectory("cnn-workbench-start");
            try {
                return runIn(folder, services, terminal);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int runIn(Path folder, Services services, Terminal terminal) {
        RunDirectory run = new RunStore(folder, services.clock()).create(briefly(), folder, List.of(), null);
        Terminal silent =
                new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
        for (List<String> looking : List.of(List.of("train", "--help"), List.of("runs", "--runs", folder.toString()))) {
            new Program(services, silent, folder, looking).run();
        }
        return TrainerCommand.run(
                services,
                terminal,
                List.of(TrainerProcess.SUBCOMMAND, run.path().toString()));
    }

    private static Experiment briefly() {
        ObjectNode tree = ExperimentJson.tree(DemoExperiment.get());
        tree.withObjectProperty("training").put("epochs", 1);
        tree.withObjectProperty("data").put("limit", IMAGES);
        return ExperimentJson.read("the demonstration", JsonText.oneLine(tree));
    }
}
