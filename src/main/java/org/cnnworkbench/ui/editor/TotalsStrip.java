package org.cnnworkbench.ui.editor;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cnnworkbench.spec.NetworkSummary;
import org.cnnworkbench.spec.Size;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.ui.common.Format;
import org.cnnworkbench.ui.common.Hint;
import org.cnnworkbench.ui.editor.graph.Drawing;

/** What the whole network costs, and how far its last convolution sees. */
final class TotalsStrip extends HBox {

    private final DesignModel model;
    private final Label parameters = number("design-parameters", "Numbers that are learned, or kept, by all layers");
    private final Label cost = number("design-cost", "Multiplications with an addition for one image, forward");
    private final Label memory = number(
            "design-memory",
            "About what training one batch takes: all outputs and their gradients, the parameters with their gradients and the"
                    + " optimizer's numbers, as float32");
    private final Label memoryOf = caption("Memory");
    private final Label field =
            number("design-receptive-field", "Pixels of the image that one number of the last convolution sees");
    private final Label output = number("design-output", "What comes out at the end");

    TotalsStrip(DesignModel model) {
        this.model = model;
        getStyleClass().add("design-totals");
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        pair(caption("Parameters"), parameters),
                        pair(caption("Multiply-adds"), cost),
                        pair(memoryOf, memory),
                        pair(caption("Last convolution sees"), field),
                        pair(caption("Output"), output));
        model.drawingProperty().addListener((observed, before, now) -> show());
        model.document().experimentProperty().addListener((observed, before, now) -> {
            if (now.training().batchSize() != before.training().batchSize()) {
                show();
            }
        });
        show();
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("wb-small", "wb-muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label number(String id, String help) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("wb-number");
        label.setMinWidth(USE_PREF_SIZE);
        Hint.on(label, help);
        return label;
    }

    private static VBox pair(Label caption, Label number) {
        return new VBox(1, caption, number);
    }

    private void show() {
        Drawing drawing = model.drawing();
        NetworkSummary summary = drawing.summary();
        parameters.setText(Format.count(summary.parameterCount()));
        cost.setText(Format.shortCount(summary.multiplyAccumulates()));
        memoryOf.setText("Memory, batch of " + model.batchSize());
        memory.setText(Format.bytes(drawing.trainingBytes(model.batchSize())));
        Size sees = drawing.receptiveField();
        field.setText(sees == null ? "–" : sees.toString());
        TensorShape last = drawing.size() == 0 ? null : drawing.output(drawing.size() - 1);
        output.setText(last == null ? "–" : last.toString());
    }
}
