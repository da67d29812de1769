package org.cnnworkbench.ui.evaluate;

import org.cnnworkbench.eval.Evaluation;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunEvaluation;
import org.cnnworkbench.train.Experiment;

/**
 * An evaluation of a run's network, with what is needed to ask on.
 *
 * @param result what came out
 */
record Judged(RunDirectory run, Experiment experiment, RunEvaluation result) {

    Evaluation evaluation() {
        return result.evaluation();
    }
}
