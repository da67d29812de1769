package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.run.LineFile;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyFiles;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.search.StudyProcess;
import org.cnnworkbench.search.StudyRequest;
import org.cnnworkbench.search.StudyStart;
import org.cnnworkbench.search.StudyStore;
import org.cnnworkbench.search.TrialSite;
import org.cnnworkbench.search.space.Point;
import org.cnnworkbench.train.ExperimentJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        description = "Search for better settings: train many trials, cross-validated, and the best once more.",
        footer = {
            "",
            "Ctrl-C stops after the batch; --resume goes on. Whatever else ends this command, a closed terminal or kill -9, "
                    + "leaves the study at work: study DIR shows it.",
            "",
            "Examples:",
            "  search study.json --workers 2",
            "  search seed0-random --data fer2013:data/fer2013.csv.gz --limit 2000",
            "  search --resume studies/ID --trials 40",
            "  search study.json --workers 8 --executor spark://cluster:7077",
            "  search --resume studies/ID --add '{\"training.batch_size\": 32}'"
        })
final class SearchCommand implements Callable<Integer> {

    private static final Set<String> OF_A_STUDY_THAT_THERE_IS = Set.of(
            "--resume",
            "--workers",
            "--trials",
            "--add",
            "--studies",
            "--executor",
            "--spark-home",
            "--json",
            "--detach");

    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STUDY",
            description = "The plan: a file, or a sample, seed0-random or seed2-grid; options change its experiment.")
    private @Nullable String file;

    @Mixin
    private final ExperimentOptions options = new ExperimentOptions();

    @Option(names = "--resume", paramLabel = "DIR", description = "Go on with a study, also one that is complete.")
    private @Nullable String resume;

    @Option(names = "--workers", paramLabel = "N", description = "Trials that are trained at once.")
    private @Nullable Integer workers;

    @Option(names = "--trials", paramLabel = "N", description = "How many trials there shall be in all.")
    private @Nullable Integer trials;

    @Option(names = "--add", paramLabel = "JSON", description = "With --resume: train this point, too.")
    private @Nullable String add;

    @Option(names = "--study", paramLabel = "DIR", description = "The study's directory; it must be new or empty.")
    private @Nullable Path study;

    @Option(
            names = "--studies",
            paramLabel = "DIR",
            defaultValue = StudyStore.DEFAULT,
            description = "Where studies lie (default: ${DEFAULT-VALUE}); a new one is named by time and name.")
    private Path studies = Path.of(StudyStore.DEFAULT);

    @Option(
            names = "--executor",
            paramLabel = "WHERE",
            description = "Where trials are trained: local, or spark://HOST:PORT, a Spark cluster (docs/CLUSTER.md). "
                    + "A study remembers it for --resume.")
    private @Nullable String executor;

    @Option(
            names = "--spark-home",
            paramLabel = "DIR",
            description = "Where Spark lies on this computer (default: the environment's SPARK_HOME).")
    private @Nullable Path sparkHome;

    @Option(names = "--json", description = "Print the result as JSON; progress goes to the error stream.")
    private boolean json;

    @Option(names = "--detach", description = "Start the study, say how to watch it, and return at once.")
    private boolean detach;

    SearchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        check("--workers", workers, 64);
        check("--trials", trials, 1_000_000);
        String directory = resume;
        String plan = file;
        if ((directory == null) == (plan == null)) {
            throw new InputException("search: expected either a plan, STUDY, or --resume DIR");
        }
        StudyDirectory made = directory == null ? make(plan) : resumed(directory);
        StudySession session = new StudySession(context, made, json, sparkHome());
        int atOnce = directory == null || workers == null ? 0 : workers;
        return detach ? session.detach(atOnce) : session.run(atOnce);
    }

    private static void check(String option, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new InputException(option + ": expected 1 to " + most + ", received " + value);
        }
    }

    private StudyDirectory make(@Nullable String plan) {
        if (add != null) {
            throw new InputException(
                    "--add: expected --resume DIR beside it: a point is added to a study that there is");
        }
        Path directory = context.directory();
        StudyPlan read = StudyFiles.read(directory, String.valueOf(plan));
        StudyPlan changed = read.with(options.over(ExperimentJson.tree(read.experiment()), directory));
        if (workers != null) {
            changed = changed.withWorkers(workers);
        }
        if (trials != null) {
            changed = changed.withTrials(trials);
        }
        TrialSite site = site().orElse(TrialSite.THIS_COMPUTER);
        StudyProcess.checkReady(site);
        StudyPlan settled = StudyStart.settled(changed, site, directory, context.services());
        StudyDirectory made = study == null
                ? new StudyStore(directory.resolve(studies), context.services().clock()).create(settled)
                : StudyStore.createAt(directory.resolve(study), settled);
        site.remember(made);
        return made;
    }

    /** Where a person wants trials to be trained; empty where they didn't say. */
    private Optional<TrialSite> site() {
        if (sparkHome != null && executor == null && resume == null) {
            throw new InputException("--spark-home: expected --executor spark://HOST:PORT beside it");
        }
        return Optional.ofNullable(executor).map(text -> TrialSite.parse("--executor", text, sparkHome()));
    }

    private @Nullable String sparkHome() {
        return sparkHome == null
                ? null
                : context.directory()
                        .resolve(sparkHome)
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }

    private StudyDirectory resumed(String name) {
        checkNothingElseIsAsked();
        StudyDirectory found = new StudyStore(
                        context.directory().resolve(studies), context.services().clock())
                .find(context.directory(), name);
        if (workers != null && found.isHeld()) {
            throw new InputException("--workers: the study " + found + " is at work; stop it with: cnn-workbench study "
                    + found + " --stop, then go on with --workers");
        }
        if (executor != null && found.isHeld()) {
            throw new InputException(
                    "--executor: the study " + found + " is at work; stop it with: cnn-workbench study " + found
                            + " --stop, then go on with --executor");
        }
        site().ifPresent(site -> {
            StudyProcess.checkReady(site);
            site.remember(found);
        });
        LineFile<StudyRequest> requests = found.requests();
        if (add != null) {
            Point point = found.plan().space().check(Point.CODEC.read(JsonValue.parse("--add", add)));
            requests.append(new StudyRequest.AddTrial(point));
        }
        if (trials != null) {
            requests.append(new StudyRequest.SetTrials(trials));
        }
        return found;
    }

    /** Trials that there are were trained with the plan as it is: another one is another study. */
    private void checkNothingElseIsAsked() {
        if (spec == null) {
            return;
        }
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            String name = option.longestName();
            if (!OF_A_STUDY_THAT_THERE_IS.contains(name)) {
                throw new InputException(name + ": a study goes on with the plan that it was started with; "
                        + "start another with: cnn-workbench search STUDY " + name + " …");
            }
        }
    }
}
