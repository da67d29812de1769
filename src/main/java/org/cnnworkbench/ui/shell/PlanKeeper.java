package org.cnnworkbench.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.search.StudyJson;
import org.cnnworkbench.search.StudyPlan;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Keeps what is searched in a file beside the settings: it is there again at the next start, whichever experiment is open then. */
final class PlanKeeper {

    private static final Duration REST = Duration.seconds(2);

    private final Path file;
    private final PauseTransition rest = new PauseTransition(REST);
    private StudyPlan kept;
    private @Nullable InputException damage;

    /** @param file need not exist */
    PlanKeeper(Path file, Experiment experiment) {
        this.file = file;
        this.kept = StudyPlan.around(experiment);
        if (Files.exists(file)) {
            try {
                kept = StudyJson.read(file).with(experiment);
            } catch (InputException e) {
                damage = e;
            }
        }
    }

    /** What was searched when the window was last open. */
    StudyPlan plan() {
        return kept;
    }

    /** Begins to keep what changes. */
    void start(Workspace workspace) {
        if (damage != null) {
            workspace.notices().problem("taking up the search of last time", damage);
        }
        rest.setOnFinished(rested -> {
            StudyPlan plan = workspace.document().plan();
            var ignored = workspace.background().run(() -> write(plan), done -> {});
        });
        workspace.document().planProperty().addListener((observed, before, now) -> {
            if (!now.with(before.experiment()).equals(before)) {
                rest.playFromStart();
            }
        });
    }

    /** Writes what has not been written yet. */
    void end(Workspace workspace) {
        if (rest.getStatus() == Animation.Status.RUNNING) {
            rest.stop();
            try {
                var ignored = write(workspace.document().plan());
            } catch (IOException e) {
                throw new UncheckedIOException("keeping the search in " + file + " failed: " + e.getMessage(), e);
            }
        }
    }

    private Path write(StudyPlan plan) throws IOException {
        if (plan.space().dimensions().isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.createDirectories(file.toAbsolutePath().getParent());
            TextFiles.writeAtomically(file, StudyJson.write(plan));
        }
        return file;
    }
}
