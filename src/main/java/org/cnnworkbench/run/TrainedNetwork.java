package org.cnnworkbench.run;

import java.util.List;
import org.cnnworkbench.engine.Engine;
import org.cnnworkbench.engine.Network;
import org.cnnworkbench.engine.NetworkPlan;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.ShapeInference;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.TrainingState;

/**
 * A network as a checkpoint has it, ready to answer. To be closed.
 *
 * @param checkpoint  that it was read from
 * @param preparation how images are prepared for it, and the classes
 */
public record TrainedNetwork(
        RunDirectory run, Experiment experiment, Checkpoints.Saved checkpoint, Preparation preparation, Network network)
        implements AutoCloseable {

    /**
     * Reads a checkpoint into a network.
     *
     * @param which {@code best}, {@code latest} or an epoch's number
     * @throws InputException where there is no such checkpoint, or a file of the run is missing or damaged
     */
    public static TrainedNetwork open(RunDirectory run, String which, Engines engines) {
        Experiment experiment = run.experiment();
        Checkpoints checkpoints = new Checkpoints(run, experiment.training());
        Checkpoints.Saved saved = checkpoints.find(which);
        TrainingState state = checkpoints.read(saved);
        Preparation preparation = Preparation.read(run);
        NetworkSummary summary = ShapeInference.infer(
                experiment.architecture(),
                preparation.shape(),
                preparation.classNames().size());
        if (!summary.isValid()) {
            throw new InputException(
                    run.experimentFile() + ": the network can't be built: " + Diagnostics.errors(summary));
        }
        Engine engine = engines.forAnswers(experiment.training(), run.record().engine());
        Network network = engine.build(new NetworkPlan(
                summary,
                experiment.training().optimizer(),
                List.of(),
                experiment.training().seed()));
        try {
            network.restore(state.network());
        } catch (IllegalArgumentException e) {
            network.close();
            throw new InputException(
                    run + ": checkpoint " + saved.file() + " doesn't fit the run's network: " + e.getMessage(), e);
        }
        return new TrainedNetwork(run, experiment, saved, preparation, network);
    }

    @Override
    public void close() {
        network.close();
    }
}
