package org.cnnworkbench.ui.training;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where networks are trained and watched. */
public final class TrainPage implements Page {

    private final BorderPane root = new BorderPane();

    public TrainPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
    }

    @Override
    public PageId id() {
        return PageId.TRAIN;
    }

    @Override
    public Parent view() {
        return root;
    }
}
