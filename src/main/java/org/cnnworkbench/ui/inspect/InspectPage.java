package org.cnnworkbench.ui.inspect;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where filters and activations are looked at. */
public final class InspectPage implements Page {

    private final BorderPane root = new BorderPane();

    public InspectPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
    }

    @Override
    public PageId id() {
        return PageId.INSPECT;
    }

    @Override
    public Parent view() {
        return root;
    }
}
