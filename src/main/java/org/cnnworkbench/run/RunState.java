package org.cnnworkbench.run;

import org.cnnworkbench.train.TrainingEvent.Ending;

/** Where a run stands. */
public enum RunState {
    /** Made, and no trainer has begun with it. */
    CREATED,
    /** It waits in the queue for a free slot. Never in the record: the queue says so. */
    QUEUED,
    RUNNING,
    /** A person asked it to rest; its process is there and waits. */
    PAUSED,
    /** All epochs were trained. */
    COMPLETED,
    /** Training ended itself, because nothing became better. */
    STOPPED_EARLY,
    /** A person asked it to stop. */
    STOPPED,
    /** It could not go on; the reason is in the record. */
    FAILED,
    /** Its process is gone without a word: killed, or the machine went down. It can be resumed. */
    INTERRUPTED;

    static RunState of(Ending ending) {
        return switch (ending) {
            case COMPLETED -> COMPLETED;
            case STOPPED_EARLY -> STOPPED_EARLY;
            case STOPPED -> STOPPED;
            case FAILED -> FAILED;
        };
    }

    /** Whether a process trains it, or did when this was written. */
    public boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }

    /** Whether nothing more happens unless somebody resumes it. */
    public boolean isOver() {
        return this != CREATED && this != QUEUED && !isLive();
    }

    /** As people say it. */
    public String text() {
        return switch (this) {
            case CREATED -> "not begun";
            case QUEUED -> "queued";
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case COMPLETED -> "completed";
            case STOPPED_EARLY -> "stopped early";
            case STOPPED -> "stopped";
            case FAILED -> "failed";
            case INTERRUPTED -> "interrupted";
        };
    }
}
