package org.cnnworkbench.ui.shell;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.data.DataPage;
import org.cnnworkbench.ui.editor.DesignPage;
import org.cnnworkbench.ui.evaluate.EvaluatePage;
import org.cnnworkbench.ui.inspect.InspectPage;
import org.cnnworkbench.ui.runs.RunsPage;
import org.cnnworkbench.ui.search.SearchPage;
import org.cnnworkbench.ui.training.TrainPage;
import org.cnnworkbench.ui.workspace.Workspace;

/** The pages, each made when it is first wanted, so that the window is there as soon as its first page is. */
final class Pages {

    private final Workspace workspace;
    private final Theme theme;
    private final Map<PageId, Page> made = new EnumMap<>(PageId.class);

    Pages(Workspace workspace, Theme theme) {
        this.workspace = workspace;
        this.theme = theme;
    }

    /** Made now if it wasn't. */
    Page get(PageId id) {
        Page there = made.get(id);
        if (there != null) {
            return there;
        }
        Page page = make(id);
        made.put(id, page);
        return page;
    }

    private Page make(PageId id) {
        return switch (id) {
            case DESIGN -> new DesignPage(workspace, theme);
            case DATA -> new DataPage(workspace, theme);
            case TRAIN -> new TrainPage(workspace, theme);
            case SEARCH -> new SearchPage(workspace, theme);
            case INSPECT -> new InspectPage(workspace, theme);
            case EVALUATE -> new EvaluatePage(workspace, theme);
            case RUNS -> new RunsPage(workspace, theme);
        };
    }

    /** In the order of the rail. */
    List<PageId> ids() {
        return Arrays.asList(PageId.values());
    }

    /** Those that have been made. */
    Collection<Page> made() {
        return made.values();
    }

    /** One that has not been made yet; empty where all have. */
    Optional<PageId> missing() {
        return ids().stream().filter(id -> !made.containsKey(id)).findFirst();
    }
}
