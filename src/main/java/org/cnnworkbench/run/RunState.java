package org.cnnworkbench.run;

import org.cnnworkbench.train.TrainingEvent.Ending;

/** Where a run stands. */
public enum RunState {
    /** Asked for, not begun. */
    CREATED,
    RUNNING,
    /** All epochs were trained. */
    COMPLETED,
    /** Training ended itself, because nothing became better. */
    STOPPED_EARLY,
    /** A person asked it to stop. */
    STOPPED,
    /** It could not go on; its reason is in the record. */
    FAILED;

    static RunState of(Ending ending) {
        return switch (ending) {
            case COMPLETED -> COMPLETED;
            case STOPPED_EARLY -> STOPPED_EARLY;
            case STOPPED -> STOPPED;
            case FAILED -> FAILED;
        };
    }

    /** Whether nothing more happens unless somebody resumes it. */
    public boolean isOver() {
        return this != CREATED && this != RUNNING;
    }
}
