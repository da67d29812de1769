package org.cnnworkbench.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cnnworkbench.run.ImageSource;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.run.TrainingJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker's process does: it is told runs, a line each with the position in its command file behind which commands are meant for
 * this training, a blank, and the directory. It trains one after the other, and answers each with a line, {@value #ANSWER} and the outcome. So Java, the engine's native code and the images are there already for all but the first. It ends with its input; a training
 * that is going on is trained to its end first.
 */
public final class TrialWorker {

    /** The subcommand that its process is started with. */
    public static final String SUBCOMMAND = "trial-worker";

    /** The option by which its process ends with its input also in the middle of a training. */
    public static final String BOUND = "--bound";

    static final String ANSWER = "outcome ";

    private static final Logger LOG = LoggerFactory.getLogger(TrialWorker.class);

    private final Services services;
    private final ImageSource images;

    public TrialWorker(Services services) {
        this.services = services;
        this.images = ImageSource.keepingLast(ImageSource.of(services));
    }

    /**
     * Works until there is nothing more to read.
     *
     * @param answers hears the outcome of each run
     */
    public void work(BufferedReader runs, Consumer<String> answers) {
        try {
            String line = runs.readLine();
            while (line != null) {
                int blank = line.indexOf(' ');
                RunDirectory run = new RunDirectory(Path.of(line.substring(blank + 1)));
                LOG.info("training {}", run);
                TrainingJob.Outcome outcome =
                        new TrainingJob(run, services, Long.parseLong(line.substring(0, blank)), images).run();
                answers.accept(ANSWER + outcome.name());
                line = runs.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading what to train failed: " + e.getMessage(), e);
        }
    }
}
