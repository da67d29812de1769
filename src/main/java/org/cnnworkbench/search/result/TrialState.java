package org.cnnworkbench.search.result;

import java.util.Locale;

/** How a trial stands. */
public enum TrialState {
    WAITING,
    RUNNING,
    /** Given up by the pruner. */
    PRUNED,
    COMPLETE,
    /** It could not be trained; the reason is kept. */
    FAILED,
    /** A person stopped it. */
    STOPPED;

    /** As tables and files have it: {@code complete}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
