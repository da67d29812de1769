package org.cnnworkbench.ui.data;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where the images are chosen, looked at, prepared and varied. */
public final class DataPage implements Page {

    private final BorderPane root = new BorderPane();
    private final SourceModel source;
    private final ImagesModel images;

    public DataPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
        root.getStylesheets()
                .add(Objects.requireNonNull(DataPage.class.getResource("/org/cnnworkbench/ui/data.css"))
                        .toExternalForm());
        source = new SourceModel(workspace);
        DataModel data = new DataModel(workspace.dataset());
        images = new ImagesModel(data, workspace.background(), workspace.notices());
        TabPane tabs = new TabPane(tab("images", "Images", new ImagesTab(images, theme)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        WaitingView waiting = new WaitingView(data, source);
        StackPane content = new StackPane(waiting, tabs);
        root.setTop(new SourceBar(source, data));
        root.setCenter(content);
        data.phaseProperty().addListener((observed, before, now) -> show(tabs, waiting, now));
        show(tabs, waiting, data.phaseProperty().get());
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("data-tab-" + id);
        return tab;
    }

    private static void show(Node tabs, Node waiting, DataModel.Phase phase) {
        tabs.setVisible(phase == DataModel.Phase.HERE);
        waiting.setVisible(phase != DataModel.Phase.HERE);
    }

    @Override
    public PageId id() {
        return PageId.DATA;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public void shown() {
        images.activeProperty().set(true);
    }

    @Override
    public void hidden() {
        images.activeProperty().set(false);
    }

    @Override
    public boolean dropped(Path file) {
        return source.take(file);
    }
}
