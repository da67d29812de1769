package org.cnnworkbench.spec;

import java.util.List;
import org.cnnworkbench.input.Option;
import org.jspecify.annotations.Nullable;

/**
 * Where a layer stands in the graph.
 *
 * @param name   by which other layers and people call it; null where none was given
 * @param inputs names of the layers that feed it; empty for the layer before it. {@value #NETWORK_INPUT} is the network's input
 */
public record Wiring(
        @Option(help = "A name of your own, by which other layers can take this one as input", byDefault = "null")
        @Nullable
        String name,

        @Option(help = "Names of the layers that feed this one; empty: the layer before it", byDefault = "[]")
        List<String> inputs) {

    public static final String NETWORK_INPUT = "input";

    /** No name, fed by the layer before. */
    public static final Wiring CHAIN = new Wiring(null, List.of());

    public Wiring {
        inputs = List.copyOf(inputs);
    }
}
