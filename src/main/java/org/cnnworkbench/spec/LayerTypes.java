package org.cnnworkbench.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cnnworkbench.input.TypeTable;
import org.jspecify.annotations.Nullable;

/** The layer types and their JSON names, in the order in which a palette shows them. */
public final class LayerTypes {

    /** The one table. */
    public static final TypeTable<LayerSpec> TABLE = TypeTable.of("layer type", types(), SpecCodecs.CODECS);

    private LayerTypes() {}

    private static Map<String, Class<? extends LayerSpec>> types() {
        Map<String, Class<? extends LayerSpec>> types = new LinkedHashMap<>();
        types.put("conv2d", LayerSpec.Conv2d.class);
        types.put("separable_conv2d", LayerSpec.SeparableConv2d.class);
        types.put("depthwise_conv2d", LayerSpec.DepthwiseConv2d.class);
        types.put("max_pool2d", LayerSpec.MaxPool2d.class);
        types.put("avg_pool2d", LayerSpec.AvgPool2d.class);
        types.put("global_avg_pool2d", LayerSpec.GlobalAvgPool2d.class);
        types.put("zero_padding2d", LayerSpec.ZeroPadding2d.class);
        types.put("batch_norm", LayerSpec.BatchNorm.class);
        types.put("activation", LayerSpec.ActivationLayer.class);
        types.put("prelu", LayerSpec.PRelu.class);
        types.put("dropout", LayerSpec.DropoutLayer.class);
        types.put("flatten", LayerSpec.Flatten.class);
        types.put("dense", LayerSpec.Dense.class);
        types.put("add", LayerSpec.Add.class);
        types.put("concat", LayerSpec.Concat.class);
        types.put("output", LayerSpec.Output.class);
        return types;
    }

    /** The weight options of the types that have weights, else null. */
    public static @Nullable WeightOptions weightsOf(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Conv2d conv -> conv.weights();
            case LayerSpec.SeparableConv2d conv -> conv.weights();
            case LayerSpec.DepthwiseConv2d conv -> conv.weights();
            case LayerSpec.Dense dense -> dense.weights();
            case LayerSpec.Output output -> output.weights();
            case LayerSpec.MaxPool2d pool -> null;
            case LayerSpec.AvgPool2d pool -> null;
            case LayerSpec.GlobalAvgPool2d pool -> null;
            case LayerSpec.ZeroPadding2d padding -> null;
            case LayerSpec.BatchNorm norm -> null;
            case LayerSpec.ActivationLayer activation -> null;
            case LayerSpec.PRelu prelu -> null;
            case LayerSpec.DropoutLayer dropout -> null;
            case LayerSpec.Flatten flatten -> null;
            case LayerSpec.Add add -> null;
            case LayerSpec.Concat concat -> null;
        };
    }
}
