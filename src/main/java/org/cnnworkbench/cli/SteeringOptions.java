package org.cnnworkbench.cli;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.run.SteeringRequest;
import org.cnnworkbench.train.SteeringAct;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be changed in a run that has begun. */
final class SteeringOptions {

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "The learning rate of the next batch; a schedule goes on from there in proportion.")
    private @Nullable Double learningRate;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs altogether, more or fewer than before.")
    private @Nullable Integer epochs;

    /** @throws org.cnnworkbench.input.InputException for a number out of its range */
    List<SteeringAct> acts() {
        List<SteeringAct> acts = new ArrayList<>();
        if (learningRate != null) {
            acts.add(SteeringRequest.checked("command line", new SteeringAct.SetLearningRate(learningRate)));
        }
        if (epochs != null) {
            acts.add(SteeringRequest.checked("command line", new SteeringAct.SetEpochs(epochs)));
        }
        return acts;
    }

    @Nullable
    Integer epochs() {
        return epochs;
    }
}
