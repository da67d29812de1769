package org.cnnworkbench.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where several paths meet. */
final class MergeRules {

    private MergeRules() {}

    static @Nullable Derived add(List<Feed> inputs, Site site) {
        TensorShape first = inputs.get(0).shape();
        if (!inputs.stream().allMatch(input -> input.shape().equals(first))) {
            site.error(
                    "add_shapes_differ",
                    "expected inputs of one shape, received " + shapes(inputs),
                    "Give the paths the same strides and padding and as many filters, "
                            + "for example by a 1×1 convolution on the shorter one.");
            return null;
        }
        return Derived.withoutParameters(first, field(inputs));
    }

    static @Nullable Derived concat(List<Feed> inputs, Site site) {
        boolean alike = inputs.stream()
                .allMatch(input -> sameButForChannels(inputs.get(0).shape(), input.shape()));
        if (!alike) {
            site.error(
                    "concat_sizes_differ",
                    "expected inputs of one height and width, received " + shapes(inputs),
                    "Give the paths the same strides and padding.");
            return null;
        }
        TensorShape output = switch (inputs.get(0).shape()) {
            case TensorShape.Image image -> Shapes.image(image.height(), image.width(), channels(inputs), site);
            case TensorShape.Vector vector -> features(channels(inputs), site);
        };
        return output == null ? null : Derived.withoutParameters(output, field(inputs));
    }

    private static TensorShape.@Nullable Vector features(long features, Site site) {
        TensorShape.Image checked = Shapes.image(1, 1, features, site);
        return checked == null ? null : TensorShape.vector(checked.channels());
    }

    private static boolean sameButForChannels(TensorShape a, TensorShape b) {
        return switch (a) {
            case TensorShape.Image image ->
                b instanceof TensorShape.Image other
                        && image.height() == other.height()
                        && image.width() == other.width();
            case TensorShape.Vector vector -> b instanceof TensorShape.Vector;
        };
    }

    private static long channels(List<Feed> inputs) {
        long sum = 0;
        for (Feed input : inputs) {
            sum += switch (input.shape()) {
                case TensorShape.Image image -> image.channels();
                case TensorShape.Vector vector -> vector.features();
            };
        }
        return sum;
    }

    private static ReceptiveField field(List<Feed> inputs) {
        return ReceptiveField.widest(inputs.stream().map(Feed::field).toList());
    }

    private static String shapes(List<Feed> inputs) {
        return String.join(
                " and ", inputs.stream().map(input -> input.shape().toString()).toList());
    }
}
