package org.cnnworkbench.train;

import org.cnnworkbench.input.Option;

/**
 * How the learning rate changes over the epochs: a factor on the optimizer's own rate. Schedules are functions of the epoch alone (and
 * of the curve so far, for {@link ReduceOnPlateau}), so that nothing of theirs has to be saved.
 */
public sealed interface LearningRateSchedule {

    /** The optimizer's rate all along. */
    record Constant() implements LearningRateSchedule {}

    /** The rate times {@code factor} after every so many epochs. */
    record Step(
            @Option(help = "Epochs between two reductions", byDefault = "10", min = 1)
            int every,

            @Option(help = "What the rate is multiplied by each time", byDefault = "0.1", above = 0, max = 1)
            double factor)
            implements LearningRateSchedule {}

    /** The rate times {@code factor} after every epoch. */
    record Exponential(
            @Option(help = "What the rate is multiplied by after each epoch", byDefault = "0.95", above = 0, max = 1)
            double factor)
            implements LearningRateSchedule {}

    /** Half a cosine from the optimizer's rate down to {@code floor} times it at the last batch. Loshchilov and Hutter 2016. */
    record Cosine(
            @Option(help = "The share of the rate that is left at the end", byDefault = "0", min = 0, below = 1)
            double floor)
            implements LearningRateSchedule {}

    /**
     * The rate times {@code factor} whenever what is monitored has not become better for so many epochs; seed 3 divides by 4 and goes
     * on from the best epoch's weights.
     */
    record ReduceOnPlateau(
            @Option(help = "Epochs without improvement before the rate is reduced", byDefault = "5", min = 1)
            int patience,

            @Option(help = "What the rate is multiplied by", byDefault = "0.25", above = 0, below = 1)
            double factor,

            @Option(help = "Training ends rather than go below this rate", byDefault = "0.0000001", min = 0)
            double minimum,

            @Option(help = "Whether to go on from the weights of the best epoch", byDefault = "true")
            boolean restartFromBest)
            implements LearningRateSchedule {}
}
