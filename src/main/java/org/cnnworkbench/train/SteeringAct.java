package org.cnnworkbench.train;

import org.cnnworkbench.input.Option;

/** What a person can ask of a training while it runs. It takes effect between two batches. */
public sealed interface SteeringAct {

    /** Rest after this batch, with everything saved, until somebody says {@link Continue} or {@link Stop}. */
    record Pause() implements SteeringAct {}

    /** Go on after a rest. */
    record Continue() implements SteeringAct {}

    /** End, and leave a network that can be used and resumed. */
    record Stop(
            @Option(help = "now, or after_epoch", byDefault = "\"now\"")
            When when) implements SteeringAct {}

    /** When to stop. */
    enum When {
        /** After the batch that is being learned. */
        NOW,
        /** After the epoch that is being trained. */
        AFTER_EPOCH
    }

    /** Take steps at this rate from the next batch on; from there the schedule goes on in proportion. A warm-up is over then. */
    record SetLearningRate(
            @Option(help = "The learning rate of the next step", above = 0, max = 1000)
            double learningRate) implements SteeringAct {}

    /** Train so many epochs altogether; if there are that many already, training ends with the one that is being trained. */
    record SetEpochs(
            @Option(help = "Epochs altogether", min = 1, max = 1_000_000)
            int epochs) implements SteeringAct {}

    /** Save the state as it is now, and keep it for good. */
    record TakeCheckpoint() implements SteeringAct {}

    /** Whether the weights come out otherwise for it; the other acts only say when they are computed. */
    default boolean changesWeights() {
        return switch (this) {
            case SetLearningRate rate -> true;
            case SetEpochs epochs -> true;
            case Pause pause -> false;
            case Continue go -> false;
            case Stop stop -> false;
            case TakeCheckpoint checkpoint -> false;
        };
    }

    /** As a person says it: {@code learning rate 0.001}. */
    default String text() {
        return switch (this) {
            case Pause pause -> "paused";
            case Continue go -> "continued";
            case Stop stop -> stop.when == When.NOW ? "stop" : "stop after this epoch";
            case SetLearningRate rate -> "learning rate " + rate.learningRate;
            case SetEpochs set -> set.epochs + " epochs";
            case TakeCheckpoint checkpoint -> "checkpoint";
        };
    }
}
