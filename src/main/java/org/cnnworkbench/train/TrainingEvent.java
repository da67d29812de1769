package org.cnnworkbench.train;

import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.Inline;

/** Something that happened while training, told in order to whoever listens. Listeners can't steer. */
public sealed interface TrainingEvent {

    /**
     * A trainer begins, or goes on where another was interrupted. What was told of places behind {@link #position} is void: it comes again.
     *
     * @param epochsDone      epochs trained to their end
     * @param batchesDone     batches learned of the epoch after those
     * @param epochs          how many there will be at most
     * @param batchesPerEpoch steps in an epoch
     * @param trainingImages  seen in an epoch, repetitions counted
     * @param validationImages judged after an epoch
     * @param parameters      numbers that the network has
     */
    record Started(
            int epochsDone,
            int batchesDone,
            int epochs,
            int batchesPerEpoch,
            int trainingImages,
            int validationImages,
            long parameters)
            implements TrainingEvent {

        public Position position() {
            return new Position(epochsDone, batchesDone);
        }
    }

    /**
     * Batches were learned; usually one, and in the thinned journal of a long run the mean over several.
     *
     * @param epoch from 1
     * @param batch the last of them in the epoch, from 1
     * @param batches how many
     * @param loss  mean cross-entropy in nats, dropout on
     * @param errorRate share of mistakes, 0 to 1
     * @param images in them
     * @param learningRate of the last step
     */
    record BatchFinished(
            int epoch, int batch, int batches, double loss, double errorRate, int images, double learningRate)
            implements TrainingEvent {

        /** The place behind them. */
        public Position position() {
            return new Position(epoch - 1, batch);
        }
    }

    /**
     * @param result the epoch's row of the curves
     * @param best   whether no epoch before was better
     */
    record EpochFinished(EpochResult result, boolean best) implements TrainingEvent {}

    /** What the last step did to each layer with weights; told now and then. */
    record LayersObserved(@Inline Position at, List<LayerStatistics> layers) implements TrainingEvent {
        public LayersObserved {
            layers = List.copyOf(layers);
        }
    }

    /**
     * The kernels of every convolution, by name of the layer: filters × channels × height × width; told at the ends of epochs, and now and
     * then between.
     */
    record FiltersChanged(@Inline Position at, Map<String, Tensor> kernels) implements TrainingEvent {}

    /** A checkpoint is on the disk. */
    record CheckpointWritten(@Inline Position at, String file) implements TrainingEvent {}

    /**
     * A person steered.
     *
     * @param at       where it took effect
     * @param repeated whether it was only done again, at the same place, after an interruption or in a reproduction
     */
    record Steered(@Inline Position at, SteeringAct act, boolean repeated) implements TrainingEvent {}

    /** Something worth knowing: the learning rate was reduced, training went back to the best epoch. */
    record Note(int epoch, String text) implements TrainingEvent {}

    /** The end. */
    record Finished(Ending ending, String reason, int epochs, int bestEpoch) implements TrainingEvent {}

    /** How a training can end. */
    enum Ending {
        /** All epochs were trained. */
        COMPLETED,
        /** Early stopping, or a plateau at the smallest learning rate. */
        STOPPED_EARLY,
        /** A person asked. */
        STOPPED,
        /** The numbers went bad or the machine gave out; the last good checkpoint is there. */
        FAILED
    }
}
