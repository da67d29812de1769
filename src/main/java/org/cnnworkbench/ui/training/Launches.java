package org.cnnworkbench.ui.training;

import java.util.List;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunRecord;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.TrainerProcess;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.ui.workspace.Workspace;

/** Begins runs, at once or when their turn comes. What it does takes a while: not for the window's thread. */
final class Launches {

    private final Workspace workspace;

    Launches(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Makes a run.
     *
     * @throws InputException where no engine can do what the experiment asks for, or the directory can't be written
     */
    RunDirectory create(Experiment experiment) {
        workspace
                .services()
                .engines()
                .find(experiment.training().engine(), experiment.training().device());
        return workspace.store().create(experiment, workspace.preferences().directory(), List.of(), null);
    }

    /**
     * Starts a trainer and waits for its end; whoever is interrupted meanwhile leaves it running. A trainer that dies without a word is
     * recorded as interrupted or failed.
     *
     * @param begun called when it is at work
     * @return the record as the run ended
     */
    RunRecord train(RunDirectory run, List<SteeringAct> first, Runnable begun) throws InterruptedException {
        TrainerProcess trainer;
        try {
            trainer = TrainerProcess.start(run, workspace.services(), first);
        } catch (RuntimeException e) {
            endUnbegun(run, e);
            throw e;
        }
        if (trainer.awaitStart()) {
            begun.run();
        }
        return trainer.awaitEnd();
    }

    /** A run that was made and can't be begun shall not look as if it might. */
    private void endUnbegun(RunDirectory run, RuntimeException why) {
        if (run.record().state() == RunState.CREATED) {
            workspace.store().end(run, RunState.FAILED, "it could not be begun: " + why.getMessage());
        }
    }

    /** Lets a run wait for a free slot. */
    int enqueue(RunDirectory run, List<SteeringAct> first) throws InterruptedException {
        return workspace.runs().queue().add(run, 0, first);
    }
}
