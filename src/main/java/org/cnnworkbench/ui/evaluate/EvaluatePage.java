package org.cnnworkbench.ui.evaluate;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where a network is judged. */
public final class EvaluatePage implements Page {

    private final BorderPane root = new BorderPane();

    public EvaluatePage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
    }

    @Override
    public PageId id() {
        return PageId.EVALUATE;
    }

    @Override
    public Parent view() {
        return root;
    }
}
