package org.cnnworkbench.run;

import java.util.List;
import java.util.function.Function;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.SteeringAct;
import org.jspecify.annotations.Nullable;

/**
 * A run in a line.
 *
 * @param id     name of its directory
 * @param status where it stands; null where its record can't be read
 * @param epochs that it shall train altogether, 0 where that can't be read
 * @param damage what is wrong with its files; null for nothing
 */
public record RunOverview(
        RunDirectory run,
        String id,
        @Nullable RunStatus status,
        int epochs,
        @Nullable String damage) {

    /** Of a run; damaged files are told, never thrown. */
    public static RunOverview of(RunDirectory run) {
        return of(run, RunStatus::of);
    }

    /** @param look tells where the run stands, with the queue taken into account where there is one */
    public static RunOverview of(RunDirectory run, Function<RunDirectory, RunStatus> look) {
        String id = String.valueOf(run.path().getFileName());
        RunStatus status = null;
        try {
            status = look.apply(run);
            return new RunOverview(run, id, status, epochs(run, status.record()), null);
        } catch (InputException e) {
            return new RunOverview(run, id, status, 0, e.getMessage());
        }
    }

    private static int epochs(RunDirectory run, RunRecord record) {
        List<Integer> set = record.steering().stream()
                .map(applied -> applied.act())
                .filter(SteeringAct.SetEpochs.class::isInstance)
                .map(act -> ((SteeringAct.SetEpochs) act).epochs())
                .toList();
        return set.isEmpty() ? run.experiment().training().epochs() : set.getLast();
    }
}
