package org.cnnworkbench.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
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
 * What a command and a trainer do first, in this process, for the cache that the program's later starts are made quick by: the demonstration
 * is trained with a few images.
 *
 * @param run      the trained one; it is there until this is closed
 * @param exitCode of the training
 */
record StartTraining(RunDirectory run, int exitCode) implements AutoCloseable {

    private static final int IMAGES = 200;

    /** @param directory whose runs a window shows */
    static StartTraining in(Path directory, Services services, Terminal terminal) {
        RunStore runs = new RunStore(directory.resolve("runs"), services.clock());
        RunDirectory run = runs.create(briefly(), directory, List.of(), null);
        return new StartTraining(run, train(runs.directory(), run, services, terminal));
    }

    @Override
    public void close() {
        try {
            Folders.delete(run.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int train(Path runs, RunDirectory run, Services services, Terminal terminal) {
        Terminal silent =
                new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
        for (List<String> looking : List.of(List.of("train", "--help"), List.of("runs", "--runs", runs.toString()))) {
            new Program(services, silent, runs, looking).run();
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
