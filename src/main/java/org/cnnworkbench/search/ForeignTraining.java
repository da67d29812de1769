package org.cnnworkbench.search;

import java.util.Optional;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunLock;

/** One by a process that was there already: of a study whose own process was killed. */
public record ForeignTraining(RunDirectory run) implements TrialExecutor.Training {

    @Override
    public boolean isOver() {
        return !RunLock.isHeld(run);
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}
