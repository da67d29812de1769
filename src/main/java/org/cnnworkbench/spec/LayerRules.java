package org.cnnworkbench.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row for each layer type: which rule gives its output, parameters and cost. */
final class LayerRules {

    private static final Size NOT_DILATED = Size.square(1);

    private LayerRules() {}

    /** Answers null, with a diagnostic, where the layer can't work on its inputs. Single-input layers are given exactly one. */
    static @Nullable Derived derive(LayerSpec layer, List<Feed> inputs, Site site) {
        Feed input = inputs.get(0);
        return switch (layer) {
            case LayerSpec.Conv2d conv -> ConvolutionRules.conv2d(conv, input, site);
            case LayerSpec.SeparableConv2d conv -> ConvolutionRules.separable(conv, input, site);
            case LayerSpec.DepthwiseConv2d conv -> ConvolutionRules.depthwise(conv, input, site);
            case LayerSpec.MaxPool2d pool -> pool(pool.poolSize(), pool.strides(), pool.padding(), input, site);
            case LayerSpec.AvgPool2d pool -> pool(pool.poolSize(), pool.strides(), pool.padding(), input, site);
            case LayerSpec.GlobalAvgPool2d pool -> DenseRules.globalPool(input, site);
            case LayerSpec.ZeroPadding2d padding -> zeroPadding(padding.padding(), input, site);
            case LayerSpec.BatchNorm norm -> batchNorm(input);
            case LayerSpec.ActivationLayer activation -> Derived.unchanged(input);
            case LayerSpec.PRelu prelu ->
                Derived.unchanged(input, Parameters.other("alpha", alphaShape(prelu.share(), input.shape()), true));
            case LayerSpec.DropoutLayer dropout -> Derived.unchanged(input);
            case LayerSpec.Flatten flatten -> DenseRules.flatten(input);
            case LayerSpec.Dense dense -> DenseRules.dense(dense, input, site);
            case LayerSpec.Add add -> MergeRules.add(inputs, site);
            case LayerSpec.Concat concat -> MergeRules.concat(inputs, site);
            case LayerSpec.Output output -> DenseRules.output(output, input, site);
        };
    }

    static boolean isMerge(LayerSpec layer) {
        return layer instanceof LayerSpec.Add || layer instanceof LayerSpec.Concat;
    }

    /** The step of a pooling window is its size where nothing else was asked. */
    private static @Nullable Derived pool(Size pool, @Nullable Size strides, Padding padding, Feed input, Site site) {
        TensorShape.Image image = Shapes.image(input, site);
        if (image == null) {
            return null;
        }
        Size steps = strides == null ? pool : strides;
        TensorShape.Image output =
                WindowRules.slide(image, pool, steps, NOT_DILATED, padding, image.channels(), true, site);
        return output == null
                ? null
                : Derived.withoutParameters(output, input.field().through(pool, steps, NOT_DILATED));
    }

    private static @Nullable Derived zeroPadding(Border border, Feed input, Site site) {
        TensorShape.Image image = Shapes.image(input, site);
        if (image == null) {
            return null;
        }
        TensorShape.Image output = Shapes.image(
                (long) image.height() + border.top() + border.bottom(),
                (long) image.width() + border.left() + border.right(),
                image.channels(),
                site);
        return output == null ? null : Derived.withoutParameters(output, input.field());
    }

    private static Derived batchNorm(Feed input) {
        int channels = channels(input.shape());
        return Derived.unchanged(
                input,
                Parameters.vector("gamma", channels, true),
                Parameters.vector("beta", channels, true),
                Parameters.vector("mean", channels, false),
                Parameters.vector("variance", channels, false));
    }

    private static List<Integer> alphaShape(LayerSpec.PRelu.Share share, TensorShape input) {
        return switch (share) {
            case ALL -> List.of(1);
            case CHANNEL -> List.of(channels(input));
            case NONE ->
                switch (input) {
                    case TensorShape.Image image -> List.of(image.channels(), image.height(), image.width());
                    case TensorShape.Vector vector -> List.of(vector.features());
                };
        };
    }

    private static int channels(TensorShape shape) {
        return switch (shape) {
            case TensorShape.Image image -> image.channels();
            case TensorShape.Vector vector -> vector.features();
        };
    }
}
