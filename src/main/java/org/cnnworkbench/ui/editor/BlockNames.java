package org.cnnworkbench.ui.editor;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.editor.graph.Drawing;
import org.cnnworkbench.ui.editor.graph.GraphLayout;
import org.cnnworkbench.ui.editor.graph.GraphLayout.Block;
import org.cnnworkbench.ui.editor.graph.LayerText;

/** An empty region over every block that names it, for screen readers and tests. */
final class BlockNames extends Pane {

    BlockNames() {
        setMouseTransparent(true);
        setManaged(false);
    }

    /** One region for each block, with its words. */
    void name(Drawing drawing, GraphLayout layout) {
        while (getChildren().size() > layout.blocks().size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < layout.blocks().size()) {
            Region region = new Region();
            int layer = getChildren().size() - 1;
            region.setId(layer < 0 ? "block-input" : "block-" + layer);
            region.setManaged(false);
            region.setAccessibleRole(AccessibleRole.TEXT);
            getChildren().add(region);
        }
        for (Block block : layout.blocks()) {
            getChildren().get(block.layer() + 1).setAccessibleText(described(drawing, block.layer()));
        }
    }

    /** Puts the regions where the blocks are seen. */
    void place(GraphLayout layout, Viewport viewport) {
        for (Block block : layout.blocks()) {
            getChildren()
                    .get(block.layer() + 1)
                    .resizeRelocate(
                            viewport.screenX(block.x()),
                            viewport.screenY(block.y()),
                            GraphLayout.BLOCK_WIDTH * viewport.zoom(),
                            GraphLayout.BLOCK_HEIGHT * viewport.zoom());
        }
    }

    private static String described(Drawing drawing, int layer) {
        TensorShape shape = drawing.output(layer);
        return (layer < 0
                        ? "Images"
                        : LayerText.title(drawing.layer(layer)) + ", " + LayerText.facts(drawing.layer(layer)))
                + (shape == null ? "" : ", output " + shape);
    }
}
