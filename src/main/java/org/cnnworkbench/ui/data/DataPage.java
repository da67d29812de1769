package org.cnnworkbench.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Soon;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where the images are chosen, looked at, prepared and varied. */
public final class DataPage implements Page {

    private static final String IMAGES = "data-tab-images";
    private static final String PREPARATION = "data-tab-preparation";
    private static final String AUGMENTATION = "data-tab-augmentation";

    private final BorderPane root = new BorderPane();
    private final SourceModel source;
    private final ImagesModel images;
    private final PreparationModel preparation;
    private final AugmentationModel augmentation;
    private final PreviewModel preview;
    private final TabPane tabs;
    private boolean visible;

    public DataPage(Workspace workspace, Theme theme) {
        root.getStyleClass().add("wb-page");
        source = new SourceModel(
                workspace.document(),
                workspace.dataset(),
                workspace.notices(),
                workspace
                        .services()
                        .datasets(workspace.preferences().directory())
                        .loaders());
        DataModel data = new DataModel(workspace.dataset());
        images = new ImagesModel(data, workspace.background(), workspace.notices());
        augmentation = new AugmentationModel(workspace.document(), workspace.notices());
        preparation = new PreparationModel(workspace.document(), data, workspace.background(), workspace.notices());
        preview = new PreviewModel(workspace.document(), data, workspace.background(), workspace.notices());
        tabs = new TabPane(
                tab(IMAGES, "Images", new ImagesTab(images, theme)),
                tab(PREPARATION, "Preparation", new PreparationTab(preparation, theme)),
                tab(AUGMENTATION, "Augmentation", new AugmentationTab(augmentation, preview, theme)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        WaitingView waiting = new WaitingView(data, source);
        StackPane content = new StackPane(waiting, tabs);
        tabs.getSelectionModel().selectedItemProperty().addListener(changed -> follow());
        root.setTop(new VBox(new SourceBar(source, data), new ProblemBar(data, workspace.document())));
        root.setCenter(content);
        data.phaseProperty().addListener((observed, before, now) -> show(tabs, waiting, now));
        show(tabs, waiting, data.phaseProperty().get());
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, new Soon(content));
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
    public void behind() {
        shown();
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
        preparation.activeProperty().set(visible && open.equals(PREPARATION));
        preview.activeProperty().set(visible && open.equals(AUGMENTATION));
    }

    @Override
    public List<MenuItem> menu() {
        MenuItem reload = new MenuItem("Read the images again");
        reload.setAccelerator(new KeyCodeCombination(KeyCode.F5));
        reload.setOnAction(chosen -> source.load());
        MenuItem draw = new MenuItem("New random draws");
        draw.setAccelerator(new KeyCodeCombination(KeyCode.F6));
        draw.setOnAction(chosen -> {
            tabs.getTabs().stream()
                    .filter(tab -> AUGMENTATION.equals(tab.getId()))
                    .forEach(tab -> tabs.getSelectionModel().select(tab));
            preview.drawAgain();
        });
        return List.of(reload, draw);
    }

    @Override
    public boolean dropped(Path file) {
        boolean text = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return text ? augmentation.take(file) : source.take(file);
    }
}
