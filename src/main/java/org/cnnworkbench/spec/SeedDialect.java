package org.cnnworkbench.spec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cnnworkbench.input.JsonValue;
import org.cnnworkbench.input.Option;
import org.cnnworkbench.input.TypeTable;
import org.jspecify.annotations.Nullable;

/**
 * The older list form, {@code [{'type':'C','num_output':64,'kernel_size':(3,3), …}, …]}: C convolution, P pooling, FC fully connected,
 * DO dropout, T the output. {@code drop_out} is a percentage, padding is always "same", and weights start as in the program that the form
 * comes from: normal with the tails cut, deviation 0.03 in convolutions and 0.1 in dense layers, all biases 0.1.
 */
final class SeedDialect {

    private static final Initializer CONVOLUTION_START = new Initializer.TruncatedNormal(0.03);
    private static final Initializer DENSE_START = new Initializer.TruncatedNormal(0.1);
    private static final double BIAS_START = 0.1;

    private static final TypeTable<Layer> TABLE =
            TypeTable.of("layer type", types(), SpecCodecs.CODECS).strict();

    private SeedDialect() {}

    /** A layer in the dialect. */
    sealed interface Layer {}

    /** Convolution. */
    record C(
            @Option(help = "Filters", min = 1) int numOutput,

            @Option(help = "Height and width of a filter", min = 1)
            Size kernelSize,

            @Option(help = "Step of the filter", byDefault = "1", min = 1)
            Size stride,

            @Option(help = "Activation; None is linear", byDefault = "null") @Nullable
            Activation activation,

            @Option(help = "Percent of outputs dropped", byDefault = "0", min = 0, below = 100)
            double dropOut)
            implements Layer {}

    /** Pooling. */
    record P(
            @Option(help = "max or avg", byDefault = "\"max\"")
            Pool pool,

            @Option(help = "Height and width of the window", min = 1)
            Size kernelSize,

            @Option(help = "Step of the window", byDefault = "null", min = 1) @Nullable
            Size stride,

            @Option(help = "Percent of outputs dropped", byDefault = "0", min = 0, below = 100)
            double dropOut)
            implements Layer {}

    /** Fully connected. */
    record FC(
            @Option(help = "Units", min = 1) int numOutput,

            @Option(help = "Activation; None is linear", byDefault = "null") @Nullable
            Activation activation,

            @Option(help = "Percent of outputs dropped", byDefault = "0", min = 0, below = 100)
            double dropOut)
            implements Layer {}

    /** Dropout. */
    record DO(
            @Option(help = "Percent of inputs dropped", min = 0, below = 100)
            double dropOut) implements Layer {}

    /** Output. */
    record T(
            @Option(help = "None or softmax; the output is a softmax either way", byDefault = "null") @Nullable
            Last activation,

            @Option(help = "Classes; from the data if left out", byDefault = "null", min = 2) @Nullable
            Integer numOutput,

            @Option(help = "Must be 0", byDefault = "0", min = 0, max = 0)
            double dropOut)
            implements Layer {}

    enum Pool {
        MAX,
        AVG
    }

    enum Last {
        SOFTMAX
    }

    private static Map<String, Class<? extends Layer>> types() {
        Map<String, Class<? extends Layer>> types = new LinkedHashMap<>();
        types.put("C", C.class);
        types.put("P", P.class);
        types.put("FC", FC.class);
        types.put("DO", DO.class);
        types.put("T", T.class);
        return types;
    }

    /** Whether the value is a list of layers in this form, wrong ones perhaps, rather than in the program's own. */
    static boolean isDialect(JsonValue layers) {
        if (!(layers instanceof JsonValue.Arr list) || list.items().isEmpty()) {
            return false;
        }
        return list.items().stream()
                .anyMatch(layer -> layer instanceof JsonValue.Obj object
                        && object.fields().get("type") instanceof JsonValue.Str type
                        && TABLE.names().contains(type.value()));
    }

    static List<LayerSpec> read(JsonValue layers) {
        return layers.asList().items().stream()
                .map(TABLE::read)
                .map(SeedDialect::translate)
                .toList();
    }

    private static LayerSpec translate(Layer layer) {
        return switch (layer) {
            case C c ->
                new LayerSpec.Conv2d(
                        Wiring.CHAIN,
                        c.numOutput,
                        c.kernelSize,
                        c.stride,
                        Padding.SAME,
                        Size.square(1),
                        orLinear(c.activation),
                        weights(CONVOLUTION_START),
                        rate(c.dropOut));
            case P p ->
                switch (p.pool) {
                    case MAX ->
                        new LayerSpec.MaxPool2d(Wiring.CHAIN, p.kernelSize, p.stride, Padding.SAME, rate(p.dropOut));
                    case AVG ->
                        new LayerSpec.AvgPool2d(Wiring.CHAIN, p.kernelSize, p.stride, Padding.SAME, rate(p.dropOut));
                };
            case FC fc ->
                new LayerSpec.Dense(
                        Wiring.CHAIN, fc.numOutput, orLinear(fc.activation), weights(DENSE_START), rate(fc.dropOut));
            case DO drop -> new LayerSpec.DropoutLayer(Wiring.CHAIN, rate(drop.dropOut));
            case T t -> new LayerSpec.Output(Wiring.CHAIN, t.numOutput, weights(DENSE_START));
        };
    }

    private static Activation orLinear(@Nullable Activation activation) {
        return activation == null ? Activation.LINEAR : activation;
    }

    private static WeightOptions weights(Initializer start) {
        return new WeightOptions(start, true, BIAS_START, 0, 0, null);
    }

    /** 16.7 percent is 0.167, not 0.16699999999999998. */
    private static double rate(double percent) {
        return BigDecimal.valueOf(percent).movePointLeft(2).doubleValue();
    }
}
