package org.cnnworkbench.ui.data;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where the images are chosen and looked at. */
public final class DataPage implements Page {

    private final BorderPane root = new BorderPane();

    public DataPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
    }

    @Override
    public PageId id() {
        return PageId.DATA;
    }

    @Override
    public Parent view() {
        return root;
    }
}
