package org.cnnworkbench.ui.search;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Repeat;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.workspace.Workspace;

/** Where better settings are searched: the plan on the left, the studies and their trials on the right. */
public final class SearchPage implements Page {

    private static final Duration PERIOD = Duration.millis(500);

    private final BorderPane root = new BorderPane();
    private final StudiesModel studies;
    private final SearchBar bar;
    private final StudyPanel study;
    private final Timeline looking;

    public SearchPage(Workspace workspace, Theme theme) {
        studies = new StudiesModel(workspace);
        PlanModel model = new PlanModel(workspace);
        StudyActs acts = new StudyActs(workspace, studies);
        PlanPanel plan = new PlanPanel(
                model,
                workspace.document(),
                new SiteField(
                        workspace.preferences(),
                        failure -> workspace.notices().problem("keeping where trials are trained", failure)));
        bar = new SearchBar(model, acts, workspace.preferences(), shown -> root.setLeft(shown ? plan : null));
        study = new StudyPanel(workspace, studies, acts, theme);
        root.getStyleClass().add("wb-page");
        root.setTop(bar);
        root.setLeft(plan);
        root.setCenter(study);
        looking = Repeat.every(PERIOD, studies::look);
    }

    @Override
    public PageId id() {
        return PageId.SEARCH;
    }

    @Override
    public Parent view() {
        return root;
    }

    @Override
    public List<MenuItem> menu() {
        List<MenuItem> items = new ArrayList<>(bar.menu());
        items.addAll(study.menu());
        return items;
    }

    @Override
    public void shown() {
        studies.look();
        looking.play();
    }

    @Override
    public void hidden() {
        looking.stop();
    }

    @Override
    public void close() {
        looking.stop();
    }
}
