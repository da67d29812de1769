package org.cnnworkbench.ui.editor.graph;

import org.cnnworkbench.spec.LayerSpec;

/** What layers are for: the groups of the palette, each with a colour. */
public enum LayerGroup {
    CONVOLUTION("Convolution"),
    POOLING("Pooling"),
    DENSE("Dense"),
    SHAPE("Shape"),
    NORMALISE("Normalise and regularise"),
    COMBINE("Combine");

    private final String title;

    LayerGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public static LayerGroup of(LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Conv2d conv -> CONVOLUTION;
            case LayerSpec.SeparableConv2d conv -> CONVOLUTION;
            case LayerSpec.DepthwiseConv2d conv -> CONVOLUTION;
            case LayerSpec.MaxPool2d pool -> POOLING;
            case LayerSpec.AvgPool2d pool -> POOLING;
            case LayerSpec.GlobalAvgPool2d pool -> POOLING;
            case LayerSpec.Dense dense -> DENSE;
            case LayerSpec.Output output -> DENSE;
            case LayerSpec.ZeroPadding2d padding -> SHAPE;
            case LayerSpec.Flatten flatten -> SHAPE;
            case LayerSpec.BatchNorm norm -> NORMALISE;
            case LayerSpec.ActivationLayer activation -> NORMALISE;
            case LayerSpec.PRelu prelu -> NORMALISE;
            case LayerSpec.DropoutLayer dropout -> NORMALISE;
            case LayerSpec.Add add -> COMBINE;
            case LayerSpec.Concat concat -> COMBINE;
        };
    }
}
