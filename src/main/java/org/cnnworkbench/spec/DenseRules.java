package org.cnnworkbench.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes, parameters and cost of layers that see all that they are given: dense, output, flatten, global pooling. */
final class DenseRules {

    private DenseRules() {}

    static Derived dense(LayerSpec.Dense layer, Feed input, Site site) {
        return connected(layer.units(), layer.weights(), input, site);
    }

    static @Nullable Derived output(LayerSpec.Output layer, Feed input, Site site) {
        Integer drawn = layer.classes();
        int classes = drawn == null || site.classes() > 0 ? site.classes() : drawn;
        if (drawn != null && drawn != classes) {
            site.error(
                    "class_count_mismatch",
                    "classes: expected " + classes + ", the number of classes in the data, received " + drawn,
                    "Set classes to " + classes + ", or leave it out to take it from the data.");
        }
        if (classes < 1) {
            site.error(
                    Diagnostic.CLASSES_UNKNOWN,
                    "classes: expected the number of classes, received neither classes nor a data set",
                    "Set classes, or choose a data set.");
            return null;
        }
        return connected(classes, layer.weights(), input, site);
    }

    private static Derived connected(int units, WeightOptions weights, Feed input, Site site) {
        int features = Math.toIntExact(input.shape().elements());
        if (input.shape() instanceof TensorShape.Image image) {
            site.note(
                    "flatten_inferred",
                    "feature maps of " + image + " are flattened to " + features + " features first",
                    "Nothing to do; add a flatten layer before it to show this in the drawing.");
        }
        ParameterSpec kernel = Parameters.kernel("kernel", List.of(units, features), features, units);
        return new Derived(
                new Feed(TensorShape.vector(units), ReceptiveField.whole(site.networkInput())),
                Parameters.withBias(weights, units, kernel),
                kernel.elements());
    }

    static Derived flatten(Feed input) {
        int features = Math.toIntExact(input.shape().elements());
        return Derived.withoutParameters(TensorShape.vector(features), input.field());
    }

    static @Nullable Derived globalPool(Feed input, Site site) {
        TensorShape.Image image = Shapes.image(input, site);
        return image == null
                ? null
                : Derived.withoutParameters(
                        TensorShape.vector(image.channels()), ReceptiveField.whole(site.networkInput()));
    }
}
