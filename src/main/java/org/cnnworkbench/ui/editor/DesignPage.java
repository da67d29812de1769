package org.cnnworkbench.ui.editor;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where the network is drawn. */
public final class DesignPage implements Page {

    private final BorderPane root = new BorderPane();

    public DesignPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
    }

    @Override
    public PageId id() {
        return PageId.DESIGN;
    }

    @Override
    public Parent view() {
        return root;
    }
}
