package org.cnnworkbench.ui.shell;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.common.Notices;
import org.controlsfx.control.Notifications;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices in a corner of the window; they leave by themselves. */
final class WindowNotices implements Notices {

    private static final Logger LOG = LoggerFactory.getLogger(WindowNotices.class);
    private static final Duration SHORT = Duration.seconds(4);
    private static final Duration LONG = Duration.seconds(12);

    /** Longer texts take several lines: a notice stays within the smallest window. */
    private static final double TEXT_WIDTH = 380;

    private final Executor windowThread;
    private final String log;
    private final Stage stage;

    /** @param log where errors of the program are written, for messages */
    WindowNotices(Executor windowThread, Stage stage, String log) {
        this.windowThread = windowThread;
        this.stage = stage;
        this.log = log;
    }

    @Override
    public void info(String text) {
        show("", text, Icons.of(MaterialDesignI.INFORMATION_OUTLINE, 24), SHORT);
    }

    @Override
    public void undoable(String text, Runnable undo) {
        windowThread.execute(() -> notification("", text, Icons.of(MaterialDesignU.UNDO_VARIANT, 24), LONG)
                .action(new Action("Undo", pressed -> undo.run()))
                .show());
    }

    @Override
    public void problem(String doing, Throwable failure) {
        if (failure instanceof InputException) {
            show("Problem " + doing, String.valueOf(failure.getMessage()), alert(), LONG);
        } else if (ofAFile(failure) instanceof FileSystemException file) {
            show("Problem " + doing, file.getFile() + ": " + reason(file), alert(), LONG);
        } else {
            LOG.error("{} failed", doing, failure);
            show("Error " + doing, failure + "\nThe work goes on; details are in " + log, alert(), LONG);
        }
    }

    /** A disk that is full and a folder that isn't there are no errors of the program. */
    private static Throwable ofAFile(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof UncheckedIOException && cause != null ? cause : failure;
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = failure.getReason();
        return reason == null ? "it can't be read or written there" : reason;
    }

    private static Node alert() {
        return Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 24);
    }

    private void show(String title, String text, Node graphic, Duration duration) {
        windowThread.execute(() -> notification(title, text, graphic, duration).show());
    }

    private static Node content(String title, String text, Node icon) {
        Label said = new Label(text);
        said.setWrapText(true);
        said.setMaxWidth(TEXT_WIDTH);
        said.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, said);
        if (!title.isEmpty()) {
            Label head = new Label(title);
            head.getStyleClass().add("wb-heading");
            head.setMaxWidth(TEXT_WIDTH);
            words.getChildren().addFirst(head);
        }
        HBox all = new HBox(12, icon, words);
        all.getStyleClass().add("wb-notice");
        return all;
    }

    private Notifications notification(String title, String text, Node graphic, Duration duration) {
        return Notifications.create()
                .text("")
                .graphic(content(title, text, graphic))
                .owner(stage)
                .position(Pos.BOTTOM_RIGHT)
                .hideAfter(duration);
    }
}
