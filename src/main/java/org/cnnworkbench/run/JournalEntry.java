package org.cnnworkbench.run;

import java.time.Instant;
import org.cnnworkbench.train.TrainingEvent;

/**
 * One line of a journal.
 *
 * @param sequence from 1, one more each line, also across resumes
 * @param time     when it happened, by the clock of the machine
 * @param event    what happened
 */
public record JournalEntry(long sequence, Instant time, TrainingEvent event) {

    /** As the journal has it: a line of JSON, its checksum included. */
    public String line() {
        return EventJson.line(this);
    }
}
