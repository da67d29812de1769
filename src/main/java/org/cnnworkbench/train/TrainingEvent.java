package org.cnnworkbench.train;

import java.util.List;
import java.util.Map;
import org.cnnworkbench.engine.LayerStatistics;
import org.cnnworkbench.engine.Tensor;

/** Something that happened while training, told in order to whoever listens. Listeners can't steer. */
public sealed interface TrainingEvent {

    /**
     * The first batch is about to be learned.
     *
     * @param epoch           the epoch that comes first, from 1; more than 1 in a resumed run
     * @param epochs          how many there will be at most
     * @param batchesPerEpoch steps in an epoch
     * @param trainingImages  seen in an epoch, repetitions counted
     * @param validationImages judged after an epoch
     * @param parameters      numbers that the network has
     */
    record Started(
            int epoch, int epochs, int batchesPerEpoch, int trainingImages, int validationImages, long parameters)
            implements TrainingEvent {}

    /**
     * @param epoch from 1
     * @param batch in the epoch, from 1
     * @param loss  mean cross-entropy of the batch in nats, dropout on
     * @param errorRate share of mistakes in the batch, 0 to 1
     * @param images in the batch
     * @param learningRate of the step
     */
    record BatchFinished(int epoch, int batch, double loss, double errorRate, int images, double learningRate)
            implements TrainingEvent {}

    /**
     * @param result the epoch's row of the curves
     * @param best   whether no epoch before was better
     * @param layers what the epoch's last step did to each layer
     */
    record EpochFinished(EpochResult result, boolean best, List<LayerStatistics> layers) implements TrainingEvent {
        public EpochFinished {
            layers = List.copyOf(layers);
        }
    }

    /** The kernels of every convolution after an epoch, by name of the layer: filters × channels × height × width. */
    record FiltersChanged(int epoch, Map<String, Tensor> kernels) implements TrainingEvent {}

    /** A checkpoint is on the disk. */
    record CheckpointWritten(int epoch, String file) implements TrainingEvent {}

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
