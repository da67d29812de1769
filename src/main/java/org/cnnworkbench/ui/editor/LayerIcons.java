package org.cnnworkbench.ui.editor;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.cnnworkbench.ui.common.Icons;
import org.cnnworkbench.ui.editor.graph.LayerGroup;
import org.cnnworkbench.ui.editor.paint.GroupColors;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** An icon for each thing in the palette, on a tile in the colour of its group. */
final class LayerIcons {

    private static final int SIZE = 15;
    private static final double TILE = 24;

    private LayerIcons() {}

    /** @param id a layer type or the name of a ready piece */
    static Node tile(String id, LayerGroup group) {
        FontIcon icon = Icons.of(iconOf(id), SIZE);
        icon.getStyleClass().add("design" + GroupColors.name(group));
        StackPane tile = new StackPane(icon);
        tile.setAlignment(Pos.CENTER);
        tile.setMinSize(TILE, TILE);
        tile.setMaxSize(TILE, TILE);
        tile.setStyle("-fx-background-radius: 6; -fx-background-color: " + GroupColors.name(group) + "-soft");
        return tile;
    }

    private static Ikon iconOf(String id) {
        return switch (id) {
            case "conv2d" -> MaterialDesignG.GRID;
            case "separable_conv2d" -> MaterialDesignL.LAYERS_OUTLINE;
            case "depthwise_conv2d" -> MaterialDesignL.LAYERS_TRIPLE;
            case "max_pool2d" -> MaterialDesignA.ARROW_COLLAPSE_ALL;
            case "avg_pool2d" -> MaterialDesignA.ARROW_COLLAPSE;
            case "global_avg_pool2d" -> MaterialDesignI.IMAGE_FILTER_CENTER_FOCUS;
            case "zero_padding2d" -> MaterialDesignB.BORDER_OUTSIDE;
            case "batch_norm" -> MaterialDesignC.CHART_BELL_CURVE;
            case "activation" -> MaterialDesignC.CHART_LINE_VARIANT;
            case "prelu" -> MaterialDesignC.CHART_TIMELINE_VARIANT;
            case "dropout" -> MaterialDesignD.DICE_5_OUTLINE;
            case "flatten" -> MaterialDesignV.VIEW_SEQUENTIAL_OUTLINE;
            case "dense" -> MaterialDesignS.SCATTER_PLOT_OUTLINE;
            case "output" -> MaterialDesignT.TARGET;
            case "add" -> MaterialDesignP.PLUS;
            case "concat" -> MaterialDesignV.VIEW_COLUMN_OUTLINE;
            case "residual_block" -> MaterialDesignD.DEBUG_STEP_OVER;
            case "inception_block" -> MaterialDesignS.SOURCE_BRANCH;
            default -> MaterialDesignF.FORMAT_LIST_BULLETED;
        };
    }
}
