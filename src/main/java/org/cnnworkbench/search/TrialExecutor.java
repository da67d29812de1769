package org.cnnworkbench.search;

import java.util.List;
import java.util.Optional;
import org.cnnworkbench.run.RunDirectory;

/**
 * Trains the runs of a study: in processes of this machine, or elsewhere. What a run comes to is in its directory. Not safe for concurrent
 * use.
 */
public interface TrialExecutor extends AutoCloseable {

    /**
     * Begins with a run, or goes on from its latest checkpoint. Where another process is at it already, that one is waited for.
     *
     * @return at once
     * @throws ClusterException where no run can be trained any more
     */
    Training train(RunDirectory run);

    /** What people should know of the means that trainings need, each said once: that they wait for a cluster, say. */
    default List<String> news() {
        return List.of();
    }

    /** Ends what it needs for itself. Trainings that are still going on are left to themselves. */
    @Override
    void close();

    /** A training that was begun. */
    interface Training {

        /** Whether it is over, whatever came of it. */
        boolean isOver();

        /** Why nobody trains it, where the means to do so were lost; the run's own failures are in its record. */
        Optional<String> trouble();
    }
}
