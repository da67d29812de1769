package org.cnnworkbench.ui.workspace;

import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.run.Services;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.common.Notices;

/**
 * What every page works with; put together in one place.
 *
 * @param services    engines, data sets, processes: the same that the command line uses
 * @param runs        all runs and where they stand
 * @param notices     ways to tell a person something
 * @param networks    trained networks that answer
 * @param runImages   what runs learned from
 */
public record Workspace(
        Services services,
        PreferencesStore preferences,
        Background background,
        Notices notices,
        ExperimentDocument document,
        DatasetSession dataset,
        RunLibrary runs,
        Navigator navigator,
        TrainedNetworks networks,
        RunImages runImages) {

    /** Where runs lie. */
    public RunStore store() {
        return runs.store();
    }
}
