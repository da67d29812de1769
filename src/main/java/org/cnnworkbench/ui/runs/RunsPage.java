package org.cnnworkbench.ui.runs;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where all runs are listed and compared. */
public final class RunsPage implements Page {

    private final BorderPane root = new BorderPane();

    public RunsPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
    }

    @Override
    public PageId id() {
        return PageId.RUNS;
    }

    @Override
    public Parent view() {
        return root;
    }
}
