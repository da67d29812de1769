package org.cnnworkbench.train;

import org.cnnworkbench.engine.Optimizer;
import org.cnnworkbench.input.Option;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained.
 *
 * @param threads that the engine computes with; 0 for as many as the machine has
 */
public record TrainingSettings(
        @Option(help = "How many times every training image is seen", byDefault = "10", min = 1, max = 1_000_000)
        int epochs,

        @Option(help = "Images in one step", byDefault = "64", min = 1, max = 1_000_000)
        int batchSize,

        @Option(help = "How a gradient becomes a step", byDefault = "\"adam\"")
        Optimizer optimizer,

        @Option(help = "How the learning rate changes over the epochs", byDefault = "\"constant\"")
        LearningRateSchedule schedule,

        @Option(help = "Epochs in which the learning rate rises from 0 in a straight line", byDefault = "0", min = 0)
        double warmUpEpochs,

        @Option(help = "Which validation number says what is better: error_rate or loss", byDefault = "\"error_rate\"")
        Monitor monitor,

        @Option(
                help = "Stop when what is monitored has not become better for so many epochs; never if left out",
                byDefault = "null",
                min = 1)
        @Nullable
        Integer patience,

        @Option(
                help = "By how much what is monitored has to fall to count as better for patience and plateaus",
                byDefault = "0",
                min = 0)
        double minDelta,

        @Option(help = "Everything random is a function of this number", byDefault = "42")
        long seed,

        @Option(help = "Which engine computes: torch, dl4j, or auto for the fastest here", byDefault = "\"auto\"")
        String engine,

        @Option(
                help =
                        "Where it computes: cpu, cuda:N for a graphics card, or auto for a card where an engine can use one",
                byDefault = "\"auto\"")
        String device,

        @Option(
                help = "Threads that the engine computes with; 0: as many as the machine has",
                byDefault = "0",
                min = 0,
                max = 4096)
        int threads,

        @Option(
                help =
                        "Seconds after which a checkpoint is written, also in the middle of an epoch; after every epoch there is one anyway",
                byDefault = "60",
                above = 0)
        double checkpointSeconds,

        @Option(help = "So many of the latest checkpoints are kept, besides the best", byDefault = "3", min = 1)
        int keepLast,

        @Option(
                help = "Besides the latest and the best, the checkpoint of every so many epochs is kept",
                byDefault = "10",
                min = 1)
        int keepEvery,

        @Option(
                help =
                        "What is watched while training: full, or none for curves by epoch only. The weights come out the same",
                byDefault = "\"full\"")
        Observation observation) {

    /** What a trainer tells while it trains. */
    public enum Observation {
        /** Loss and error rate of the batches, statistics of the layers, the filters. */
        FULL,
        /** Loss and error rate of the epochs. */
        NONE
    }

    /** The number by which epochs are compared, on the validation images or, where there are none, the training images. */
    public enum Monitor {
        /** Share of mistakes; of two epochs with the same, the one with the lower loss is better. */
        ERROR_RATE,
        LOSS
    }
}
