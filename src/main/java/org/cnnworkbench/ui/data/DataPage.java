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

    private static final String IMAGES = "data-tab-images";
    private static final String AUGMENTATION = "data-tab-augmentation";

    private final BorderPane root = new BorderPane();
    private final SourceModel source;
    private final ImagesModel images;
    private final PreviewModel preview;
    private final TabPane tabs;
    private boolean visible;

    public DataPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
        root.getStylesheets()
                .add(Objects.requireNonNull(DataPage.class.getResource("/org/cnnworkbench/ui/data.css"))
                        .toExternalForm());
        source = new SourceModel(workspace);
        DataModel data = new DataModel(workspace.dataset());
        images = new ImagesModel(data, workspace.background(), workspace.notices());
        AugmentationModel augmentation = new AugmentationModel(workspace.document(), workspace.notices());
        preview = new PreviewModel(workspace.document(), data, workspace.background(), workspace.notices());
        tabs = new TabPane(
                tab(IMAGES, "Images", new ImagesTab(images, theme)),
                tab(AUGMENTATION, "Augmentation", new AugmentationTab(augmentation, preview, theme)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        WaitingView waiting = new WaitingView(data, source);
        StackPane content = new StackPane(waiting, tabs);
        tabs.getSelectionModel().selectedItemProperty().addListener(changed -> follow());
        root.setTop(new SourceBar(source, data));
        root.setCenter(content);
        data.phaseProperty().addListener((observed, before, now) -> show(tabs, waiting, now));
        show(tabs, waiting, data.phaseProperty().get());
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId(id);
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
        visible = true;
        follow();
    }

    @Override
    public void hidden() {
        visible = false;
        follow();
    }

    /** Only what is in sight is worked out. */
    private void follow() {
        String open = tabs.getSelectionModel().getSelectedItem().getId();
        images.activeProperty().set(visible && open.equals(IMAGES));
        preview.activeProperty().set(visible && open.equals(AUGMENTATION));
    }

    @Override
    public boolean dropped(Path file) {
        return source.take(file);
    }
}
