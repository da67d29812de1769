package org.cnnworkbench.ui.workspace;

/** How it goes with a run, as its journal tells it. */
public enum RunPhase {
    /** Nothing is known yet. */
    OPENING,
    /** No trainer has begun with it, or it loads its images. */
    WAITING,
    RUNNING,
    /** It rests until somebody says otherwise. */
    PAUSED,
    /** Training is over; the best network is being judged on the images held out. */
    JUDGING,
    /** It is over unless somebody goes on with it. */
    OVER;

    /** Whether a trainer is at it that can be told something. */
    public boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }
}
