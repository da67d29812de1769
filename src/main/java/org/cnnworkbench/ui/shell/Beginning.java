package org.cnnworkbench.ui.shell;

import java.nio.file.Path;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.workspace.PreferencesStore;

/**
 * What a window begins with that needs no window: reading it takes as long as the system's windows take to start, so that both can be done
 * at the same time.
 *
 * @param experiment the demonstration, computed with what the preferences say
 */
public record Beginning(Path settings, PreferencesStore preferences, Experiment experiment) {

    /**
     * On any thread.
     *
     * @param startedFrom the directory in which the program was started
     * @param settings    the file of preferences; the draft and the log lie beside it
     */
    public static Beginning read(Path startedFrom, Path settings) {
        PreferencesStore preferences = new PreferencesStore(settings, startedFrom);
        return new Beginning(settings, preferences, NewExperiment.with(preferences.now()));
    }
}
