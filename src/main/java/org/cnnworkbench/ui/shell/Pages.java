package org.cnnworkbench.ui.shell;

import java.util.List;
import org.cnnworkbench.ui.common.Page;
import org.cnnworkbench.ui.common.Theme;
import org.cnnworkbench.ui.data.DataPage;
import org.cnnworkbench.ui.editor.DesignPage;
import org.cnnworkbench.ui.evaluate.EvaluatePage;
import org.cnnworkbench.ui.inspect.InspectPage;
import org.cnnworkbench.ui.runs.RunsPage;
import org.cnnworkbench.ui.training.TrainPage;
import org.cnnworkbench.ui.workspace.Workspace;

/** Which pages there are. */
final class Pages {

    private Pages() {}

    /** In the order of the rail. */
    static List<Page> all(Workspace workspace, Theme theme) {
        return List.of(
                new DesignPage(workspace, theme),
                new DataPage(workspace, theme),
                new TrainPage(workspace, theme),
                new InspectPage(workspace, theme),
                new EvaluatePage(workspace, theme),
                new RunsPage(workspace, theme));
    }
}
