package org.cnnworkbench.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cnnworkbench.cli.Terminal;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyFiles;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyProcess;
import org.cnnworkbench.search.StudyRunner;
import org.cnnworkbench.search.StudyStart;
import org.cnnworkbench.search.StudyStore;
import org.cnnworkbench.search.spark.SparkExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A study whose trials are trained on the cluster that {@code spark-submit} names. */
final class ClusterStudy {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterStudy.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;

    private ClusterStudy() {}

    /** Whether the arguments begin with a study or a plan. */
    static boolean isMeant(Path directory, List<String> arguments) {
        return !arguments.isEmpty()
                && (arguments.getFirst().endsWith(".json")
                        || Files.exists(directory.resolve(arguments.getFirst())));
    }

    static int run(Path directory, List<String> arguments, Terminal terminal) {
        try {
            Services services = ClusterLauncher.services();
            StudyDirectory study = study(directory, arguments.getFirst(), services);
            int asked = workers(arguments.subList(1, arguments.size()));
            StudyPlan plan = study.plan();
            int workers = asked > 0 ? asked : plan.workers();
            try (SparkExecutor executor = new SparkExecutor(
                    plan.name(), plan.experiment().training().threads(), workers, ClusterLauncher::services)) {
                terminal.out().println("study " + study);
                new StudyRunner(study, services, workers).run(executor);
            }
            return DONE;
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return WRONG_INPUT;
        } catch (RuntimeException e) {
            LOG.error("the study's process failed", e);
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static StudyDirectory study(Path directory, String name, Services services) {
        Path path = directory.resolve(name);
        StudyDirectory study = new StudyDirectory(path);
        if (study.isStudy()) {
            return study;
        }
        if (Files.isDirectory(path)) {
            throw new InputException(path + ": expected the directory of a study, with study.json; there is none");
        }
        StudyPlan settled = StudyStart.settled(StudyStart.forCluster(StudyFiles.read(directory, name)), directory, services);
        return new StudyStore(directory.resolve(StudyStore.DEFAULT), services.clock()).create(settled);
    }

    private static int workers(List<String> options) {
        if (options.isEmpty()) {
            return 0;
        }
        String option = options.getFirst();
        String number = option.replaceFirst("^" + StudyProcess.WORKERS + "=", "");
        if (options.size() > 1 || number.equals(option) || !number.matches("[1-9][0-9]?")) {
            throw new InputException("expected STUDY and perhaps " + StudyProcess.WORKERS + "=N, received "
                    + String.join(" ", options));
        }
        return Integer.parseInt(number);
    }
}
