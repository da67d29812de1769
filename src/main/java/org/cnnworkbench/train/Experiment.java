package org.cnnworkbench.train;

import org.cnnworkbench.data.augment.AugmentationPipeline;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.spec.ArchitectureSpec;

/**
 * Everything that was asked for: what {@code experiment.json} holds.
 *
 * @param augmentation what is done to training images, an empty pipeline for nothing
 */
public record Experiment(
        @Option(help = "What you call it", byDefault = "\"experiment\"")
        String name,

        @Option(help = "The network, as in an architecture file")
        ArchitectureSpec architecture,

        @Option(help = "Which images, and what is done to them")
        DataSettings data,

        @Option(
                help = "What is done to training images, as in an augmentation file",
                byDefault = "{\"version\": 1, \"steps\": []}")
        AugmentationPipeline augmentation,

        @Option(help = "How the network is trained", byDefault = "{}")
        TrainingSettings training) {

    /** The version of the JSON form that this program writes. */
    public static final int VERSION = 1;
}
