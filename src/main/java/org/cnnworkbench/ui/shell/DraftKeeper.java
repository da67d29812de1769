package org.cnnworkbench.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.input.TextFiles;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.workspace.Workspace;

/** Keeps edits that no file holds in a draft beside the settings, so that a crash or a power cut loses seconds, not hours. */
final class DraftKeeper {

    private static final Duration REST = Duration.seconds(2);

    private final Workspace workspace;
    private final Path draft;
    private final PauseTransition rest = new PauseTransition(REST);

    DraftKeeper(Workspace workspace, Path draft) {
        this.workspace = workspace;
        this.draft = draft;
        rest.setOnFinished(rested -> keep());
    }

    /** Takes up a draft that was left behind. */
    void start() {
        if (Files.exists(draft)) {
            try {
                Experiment left = ExperimentJson.read(draft);
                workspace.document().edit("restore unsaved work", now -> left);
                workspace.notices().info("Your unsaved work was restored. Undo goes back to the saved state.");
            } catch (InputException e) {
                workspace.notices().problem("restoring unsaved work", e);
            }
        }
        workspace.document().experimentProperty().addListener((observed, before, now) -> rest.playFromStart());
        workspace.document().changedProperty().addListener((observed, before, now) -> rest.playFromStart());
    }

    private void keep() {
        boolean changed = workspace.document().changedProperty().get();
        String text = ExperimentJson.write(workspace.document().experiment());
        var ignored = workspace
                .background()
                .run(
                        () -> {
                            if (changed) {
                                Files.createDirectories(draft.toAbsolutePath().getParent());
                                TextFiles.writeAtomically(draft, text);
                            } else {
                                Files.deleteIfExists(draft);
                            }
                            return draft;
                        },
                        kept -> {});
    }

    /** Writes nothing more; what has been written stays. */
    void stop() {
        rest.stop();
    }

    /** The person has decided what becomes of the edits: nothing is to be restored. */
    void end() {
        rest.stop();
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting the draft " + draft + " failed: " + e.getMessage(), e);
        }
    }
}
