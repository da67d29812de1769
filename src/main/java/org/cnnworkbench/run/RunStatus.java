package org.cnnworkbench.run;

import java.util.Optional;
import org.cnnworkbench.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands now. The record says what its trainer last wrote; a trainer that is killed writes nothing more, which the lock
 * tells.
 *
 * @param reason why it ended; null where it hasn't
 */
public record RunStatus(RunState state, @Nullable String reason, RunRecord record) {

    private static final int ATTEMPTS = 5;

    /**
     * Looks.
     *
     * @throws InputException where the record is damaged
     */
    public static RunStatus of(RunDirectory run) {
        RunRecord record = run.record();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!record.state().isLive() || RunLock.isHeld(run)) {
                return new RunStatus(record.state(), record.reason(), record);
            }
            // Perhaps it began or ended between the two looks.
            RunRecord again = run.record();
            if (again.equals(record)) {
                break;
            }
            record = again;
        }
        Optional<String> crash = CrashLog.read(run);
        return new RunStatus(
                crash.isPresent() ? RunState.FAILED : RunState.INTERRUPTED,
                crash.orElse(
                        "its process ended without a word: it was killed, the machine went down, or memory ran out; "
                                + "resume it"),
                record);
    }
}
