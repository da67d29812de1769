package org.cnnworkbench.ui.workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.ui.common.PageId;
import org.jspecify.annotations.Nullable;

/** Which page is shown, and which run the pages are about. */
public final class Navigator {

    private final ObjectProperty<PageId> page = new SimpleObjectProperty<>(PageId.DESIGN);
    private final ObjectProperty<@Nullable RunDirectory> run = new SimpleObjectProperty<>(null);

    public ObjectProperty<PageId> pageProperty() {
        return page;
    }

    /** The run that Train shows in front, and that Inspect and Evaluate are about; null while there is none. */
    public ObjectProperty<@Nullable RunDirectory> runProperty() {
        return run;
    }

    public void show(PageId wanted) {
        page.set(wanted);
    }

    /** Shows a page about a run. */
    public void show(PageId wanted, RunDirectory about) {
        run.set(about);
        page.set(wanted);
    }
}
