package org.cnnworkbench.spec;

import org.cnnworkbench.input.Option;
import org.jspecify.annotations.Nullable;

/** What every layer with weights has. Biases are neither decayed nor constrained. */
public record WeightOptions(
        @Option(help = "How the weights start", byDefault = "\"glorot_uniform\"")
        Initializer initializer,

        @Option(help = "Whether a bias is added", byDefault = "true")
        boolean useBias,

        @Option(help = "The value that every bias starts with", byDefault = "0")
        double biasInit,

        @Option(help = "L1 strength: adds l1 · Σ|w| to what is minimised", byDefault = "0", min = 0)
        double l1,

        @Option(help = "L2 strength: adds l2 · ½ Σw² to what is minimised", byDefault = "0", min = 0)
        double l2,

        @Option(
                help =
                        "The longest that the weight vector of one unit or filter may be; longer ones are shortened after each step",
                byDefault = "null",
                above = 0)
        @Nullable
        Double maxNorm) {

    public static final WeightOptions DEFAULTS =
            new WeightOptions(new Initializer.GlorotUniform(), true, 0, 0, 0, null);
}
