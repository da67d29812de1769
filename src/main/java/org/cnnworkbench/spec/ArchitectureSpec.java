package org.cnnworkbench.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as a person drew it: layers in order, each fed by the one before unless its {@link Wiring} says otherwise.
 *
 * @param name        what the person calls it
 * @param description a sentence about it, or null
 * @param inputShape  the images it was drawn for, or null; a data set's own shape goes before it
 * @param layers      in an order in which every layer stands after those that feed it
 */
public record ArchitectureSpec(
        String name, @Nullable String description, TensorShape.@Nullable Image inputShape, List<LayerSpec> layers) {

    /** The version of the JSON form that this program writes. */
    public static final int VERSION = 1;

    public ArchitectureSpec {
        layers = List.copyOf(layers);
    }
}
