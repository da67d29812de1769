package org.cnnworkbench.ui.editor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cnnworkbench.spec.Activation;
import org.cnnworkbench.spec.Border;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.spec.Padding;
import org.cnnworkbench.spec.Size;
import org.jspecify.annotations.Nullable;

/** Layers in a few words. */
public final class LayerText {

    private static final Size ONE = Size.square(1);

    private LayerText() {}

    /** What its type is called: {@code Convolution}. */
    public static String type(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Conv2d conv -> "Convolution";
            case LayerSpec.SeparableConv2d conv -> "Separable convolution";
            case LayerSpec.DepthwiseConv2d conv -> "Depthwise convolution";
            case LayerSpec.MaxPool2d pool -> "Max pooling";
            case LayerSpec.AvgPool2d pool -> "Average pooling";
            case LayerSpec.GlobalAvgPool2d pool -> "Global average pooling";
            case LayerSpec.ZeroPadding2d padding -> "Zero padding";
            case LayerSpec.BatchNorm norm -> "Batch normalisation";
            case LayerSpec.ActivationLayer activation -> "Activation";
            case LayerSpec.PRelu prelu -> "PReLU";
            case LayerSpec.DropoutLayer dropout -> "Dropout";
            case LayerSpec.Flatten flatten -> "Flatten";
            case LayerSpec.Dense dense -> "Dense";
            case LayerSpec.Add add -> "Add";
            case LayerSpec.Concat concat -> "Concatenate";
            case LayerSpec.Output output -> "Output";
        };
    }

    /** Its own name, or its type. */
    public static String title(LayerSpec layer) {
        String own = layer.wiring().name();
        return own == null ? type(layer) : own;
    }

    /** The settings that matter most: {@code 5×5 · 20 filters · relu}. */
    public static String facts(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Conv2d c ->
                convolution(
                        c.kernelSize(),
                        count(c.filters(), "filter"),
                        c.strides(),
                        c.padding(),
                        c.dilation(),
                        c.activation(),
                        c.dropout());
            case LayerSpec.SeparableConv2d c ->
                convolution(
                        c.kernelSize(),
                        count(c.filters(), "filter"),
                        c.strides(),
                        c.padding(),
                        c.dilation(),
                        c.activation(),
                        c.dropout());
            case LayerSpec.DepthwiseConv2d c ->
                convolution(
                        c.kernelSize(),
                        "× " + c.depthMultiplier(),
                        c.strides(),
                        c.padding(),
                        c.dilation(),
                        c.activation(),
                        c.dropout());
            case LayerSpec.MaxPool2d p -> pooling(p.poolSize(), p.strides(), p.padding(), p.dropout());
            case LayerSpec.AvgPool2d p -> pooling(p.poolSize(), p.strides(), p.padding(), p.dropout());
            case LayerSpec.GlobalAvgPool2d p -> "one number a channel";
            case LayerSpec.ZeroPadding2d p -> border(p.padding());
            case LayerSpec.BatchNorm n -> "momentum " + number(n.momentum());
            case LayerSpec.ActivationLayer a -> joined(activationName(a.activation()), dropout(a.dropout()));
            case LayerSpec.PRelu p ->
                "a slope "
                        + switch (p.share()) {
                            case ALL -> "for all";
                            case CHANNEL -> "a channel";
                            case NONE -> "a unit";
                        };
            case LayerSpec.DropoutLayer d -> number(d.rate() * 100) + " % dropped";
            case LayerSpec.Flatten f -> "to a vector";
            case LayerSpec.Dense d ->
                joined(count(d.units(), "unit"), activation(d.activation()), dropout(d.dropout()));
            case LayerSpec.Add a -> "sum of its inputs";
            case LayerSpec.Concat c -> "channels side by side";
            case LayerSpec.Output o -> "softmax, a unit a class";
        };
    }

    private static String convolution(
            Size kernel,
            String filters,
            Size strides,
            Padding padding,
            Size dilation,
            Activation activation,
            double dropout) {
        return joined(
                kernel.toString(),
                filters,
                strides.equals(ONE) ? null : "step " + size(strides),
                dilation.equals(ONE) ? null : "dilation " + size(dilation),
                activation(activation),
                padding(padding, Padding.SAME),
                dropout(dropout));
    }

    private static String pooling(Size pool, @Nullable Size strides, Padding padding, double dropout) {
        return joined(
                pool.toString(),
                strides == null || strides.equals(pool) ? null : "step " + size(strides),
                padding(padding, Padding.VALID),
                dropout(dropout));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static @Nullable String padding(Padding padding, Padding usual) {
        if (padding.equals(usual)) {
            return null;
        }
        return switch (padding) {
            case Padding.Same same -> "same";
            case Padding.Valid valid -> "valid";
            case Padding.Explicit explicit -> "pad " + size(explicit.pixels());
        };
    }

    private static String border(Border border) {
        return border.equals(Border.all(border.top()))
                ? border.top() + " on all sides"
                : border.top() + ", " + border.bottom() + ", " + border.left() + ", " + border.right();
    }

    private static @Nullable String activation(Activation activation) {
        return activation == Activation.LINEAR ? null : activationName(activation);
    }

    private static String activationName(Activation activation) {
        return activation.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String dropout(double rate) {
        return rate == 0 ? null : "dropout " + number(rate);
    }

    private static String size(Size size) {
        return size.height() == size.width() ? Integer.toString(size.height()) : size.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(Math.round(value * 1e4) / 1e4);
    }

    private static String joined(@Nullable String... parts) {
        List<String> said = new ArrayList<>();
        for (String part : parts) {
            if (part != null) {
                said.add(part);
            }
        }
        return String.join(" · ", said);
    }
}
