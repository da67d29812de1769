package org.cnnworkbench.ui.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.cnnworkbench.ui.workspace.Workspace;

/**
 * Files dropped on the window: experiments and architectures are opened; the visible page has the first word on anything else, then the
 * Data page, which knows formats of images.
 */
final class FileDrops {

    private final Workspace workspace;
    private final DocumentFiles files;
    private final Pages pages;

    FileDrops(Workspace workspace, DocumentFiles files, Pages pages) {
        this.workspace = workspace;
        this.files = files;
        this.pages = pages;
    }

    void listen(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        scene.setOnDragDropped(event -> {
            List<File> dropped = event.getDragboard().getFiles();
            take(dropped.stream().map(File::toPath).toList());
            event.setDropCompleted(!dropped.isEmpty());
        });
    }

    /** Several at once: the first, and it is said that the others stay out. */
    void take(List<Path> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        if (dropped.size() > 1) {
            workspace
                    .notices()
                    .info("Of " + dropped.size() + " files only "
                            + dropped.getFirst().getFileName() + " is taken: drop one at a time.");
        }
        take(dropped.getFirst());
    }

    /** Does what is meant by dropping this file. */
    void take(Path file) {
        String name = Objects.toString(file.getFileName(), "").toLowerCase(Locale.ROOT);
        PageId visible = workspace.navigator().pageProperty().get();
        if (Files.isRegularFile(file) && (name.endsWith(ExperimentDocument.ENDING) || name.endsWith(".json"))) {
            if (visible == PageId.DATA && offer(PageId.DATA, file)) {
                return;
            }
            files.open(file);
        } else if (offer(visible, file)) {
            return;
        } else if (visible != PageId.DATA && offer(PageId.DATA, file)) {
            workspace.navigator().show(PageId.DATA);
        } else {
            workspace
                    .notices()
                    .info(file.getFileName() + " is neither an experiment nor a data set that the program reads.");
        }
    }

    private boolean offer(PageId to, Path file) {
        return pages.get(to).dropped(file);
    }
}
