package org.cnnworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.search.StudyDirectory;
import org.cnnworkbench.search.StudyFollower;
import org.cnnworkbench.search.StudyRequest;
import org.cnnworkbench.search.StudyStore;
import org.cnnworkbench.search.StudyView;
import org.cnnworkbench.search.result.CvResults;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "study",
        description = "Show what a search has come to, live or finished; without DIR, list the studies.",
        footer = {"", "Columns of --csv and --json are those of scikit-learn's cv_results_."})
final class StudyCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final CommandContext context;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "A study's directory, or the beginning of its name.")
    private @Nullable String name;

    @Option(
            names = "--studies",
            paramLabel = "DIR",
            defaultValue = StudyStore.DEFAULT,
            description = "Where studies lie (default: ${DEFAULT-VALUE}).")
    private Path studies = Path.of(StudyStore.DEFAULT);

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the table of results there.")
    private @Nullable Path csv;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--stop", description = "Ask the study to stop; search --resume goes on with it.")
    private boolean stop;

    StudyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        StudyStore store = new StudyStore(
                context.directory().resolve(studies), context.services().clock());
        String wanted = name;
        if (wanted == null) {
            list(store);
            return ExitCodes.DONE;
        }
        StudyDirectory study = store.find(context.directory(), wanted);
        if (stop) {
            stop(study);
            return ExitCodes.DONE;
        }
        StudyView view = new StudyFollower(study).look();
        if (csv != null) {
            Path file = context.directory().resolve(csv);
            TextFiles.writeAtomically(
                    file,
                    CvResults.of(view.plan().trainingsPerTrial(), view.state().results())
                            .csv());
            context.terminal().err().println("wrote " + file);
        }
        StudySummary summary = new StudySummary(context.terminal());
        if (json) {
            summary.json(study, view);
        } else {
            summary.text(study, view);
        }
        return ExitCodes.DONE;
    }

    private void stop(StudyDirectory study) {
        if (!study.isHeld()) {
            throw new InputException("study " + study + ": no process is at work on it");
        }
        study.requests().append(new StudyRequest.Stop());
        context.terminal().line("study " + study + " was asked to stop");
    }

    private void list(StudyStore store) {
        List<StudyDirectory> found = store.list();
        if (found.isEmpty()) {
            context.terminal()
                    .line("no studies in " + store.directory() + " yet; begin with: cnn-workbench search STUDY.json");
        }
        found.stream().limit(SHOWN).forEach(study -> context.terminal().line(line(study)));
    }

    private static String line(StudyDirectory study) {
        String id = String.valueOf(study.path().getFileName());
        try {
            StudyView view = new StudyFollower(study).look();
            return Texts.format(
                    "%-48s  %-8s  %4d trials  %s",
                    id,
                    view.atWork() ? "at work" : "",
                    view.state().trials().size(),
                    view.state()
                            .best()
                            .map(best -> "best: " + StudyDisplay.score(view.plan(), best.score()))
                            .orElse(""));
        } catch (InputException e) {
            return Texts.format("%-48s  damaged   %s", id, String.valueOf(e.getMessage()));
        }
    }
}
