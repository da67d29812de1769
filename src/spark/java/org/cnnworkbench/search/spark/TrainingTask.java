package org.cnnworkbench.search.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.VoidFunction;
import org.cnnworkbench.run.Folders;
import org.cnnworkbench.search.LocalExecutor;
import org.cnnworkbench.search.remote.RemoteTraining;
import org.cnnworkbench.search.remote.Ticket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an executor does: has a run trained by a process beside it, started as on the study's own machine, and tells the study what comes of
 * it. Where the task is cancelled, the study's process is lost, or the executor is killed, the training's process ends at once.
 */
final class TrainingTask implements VoidFunction<Ticket> {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(TrainingTask.class);

    private final ServicesSource source;

    TrainingTask(ServicesSource source) {
        this.source = source;
    }

    @Override
    public void call(Ticket ticket) throws IOException, InterruptedException {
        LOG.info("{}", ticket);
        Path folder = Files.createTempDirectory(scratch(), "cnn-workbench-");
        LocalExecutor executor = WarmExecutors.take(source);
        boolean trained = false;
        try {
            RemoteTraining.train(ticket, folder, executor);
            trained = true;
        } finally {
            if (trained) {
                WarmExecutors.giveBack(executor);
            } else {
                executor.close();
            }
            delete(folder);
        }
    }

    /** Spark clears what lies there when the study's process has ended, however it ended. */
    private static Path scratch() {
        String folders = System.getenv("SPARK_EXECUTOR_DIRS");
        return Path.of(
                folders == null || folders.isBlank()
                        ? System.getProperty("java.io.tmpdir")
                        : folders.split(File.pathSeparator, 2)[0]);
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // A process that is just ending may still have written there.
            LOG.info("{} stays for Spark to clear: {}", folder, e.getMessage());
        }
    }
}
