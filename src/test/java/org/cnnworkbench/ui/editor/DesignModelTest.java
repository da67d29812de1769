package org.cnnworkbench.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.beans.property.SimpleObjectProperty;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.Diagnostic;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.TensorShape;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.ui.common.Background;
import org.cnnworkbench.ui.editor.graph.Gap;
import org.cnnworkbench.ui.editor.graph.PaletteCatalog;
import org.cnnworkbench.ui.workspace.DataState.NetworkInput;
import org.cnnworkbench.ui.workspace.ExperimentDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The demonstration's network: conv, pool, conv, pool, dense, output. */
class DesignModelTest {

    private final ExperimentDocument document = new ExperimentDocument(DemoExperiment.get());
    private final SimpleObjectProperty<NetworkInput> input =
            new SimpleObjectProperty<>(new NetworkInput(TensorShape.image(28, 28, 1), 10));
    private final Background background = new Background(Runnable::run, failure -> {
        throw new AssertionError(failure);
    });
    private final DesignModel model = new DesignModel(document, input, background);

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void whatIsCopiedAndPastedStandsBehindWhatIsSelected() {
        model.select(List.of(0, 1));
        String copied = model.copy().orElseThrow();
        model.select(List.of(3));

        model.paste(copied);

        assertThat(types())
                .containsExactly(
                        "conv2d", "max_pool2d", "conv2d", "max_pool2d", "conv2d", "max_pool2d", "dense", "output");
        assertThat(model.selection()).containsExactly(4, 5);
    }

    @Test
    void everyEditIsTakenBackAndDoneAgain() {
        Random random = new Random(3);
        List<ArchitectureSpec> history = new ArrayList<>(List.of(model.spec()));
        for (int i = 0; i < 40; i++) {
            randomEdit(random);
            if (!model.spec().equals(history.getLast())) {
                history.add(model.spec());
            }
        }

        for (int i = history.size() - 2; i >= 0; i--) {
            document.undo();
            assertThat(model.spec()).isEqualTo(history.get(i));
        }
        for (ArchitectureSpec spec : history.subList(1, history.size())) {
            document.redo();
            assertThat(model.spec()).isEqualTo(spec);
        }
    }

    private void randomEdit(Random random) {
        int size = model.spec().layers().size();
        if (size > 0) {
            model.select(List.of(random.nextInt(size)));
        }
        switch (random.nextInt(4)) {
            case 0 -> model.delete();
            case 1 -> model.duplicate();
            case 2 -> model.nudge(random.nextBoolean());
            default ->
                model.insert(
                        PaletteCatalog.ITEMS.get(random.nextInt(PaletteCatalog.ITEMS.size())),
                        new Gap.After(random.nextInt(size + 1) - 1));
        }
    }

    @Test
    void otherImagesGiveOtherShapes() {
        input.set(new NetworkInput(TensorShape.image(32, 32, 3), 5));

        assertThat(model.drawing().output(0)).isEqualTo(TensorShape.image(32, 32, 8));
        assertThat(model.drawing().output(5)).isEqualTo(TensorShape.vector(5));
    }

    @Test
    void nobodyIsBlamedForWhatIsUnknownWhileImagesAreRead() {
        input.set(new NetworkInput(TensorShape.image(28, 28, 1), 0, true));
        assertThat(model.drawing().diagnosticsOf(5)).isEmpty();

        input.set(new NetworkInput(TensorShape.image(28, 28, 1), 0));
        assertThat(model.drawing().diagnosticsOf(5))
                .singleElement()
                .extracting(Diagnostic::code)
                .isEqualTo(Diagnostic.CLASSES_UNKNOWN);
    }

    @Test
    void whatIsSelectedStaysSelectedWhereUndoMovesIt() {
        model.select(List.of(0));
        model.duplicate();
        model.select(List.of(0, 1, 4));

        document.undo();
        assertThat(model.selection()).as("the copy is gone").containsExactly(0, 3);

        document.redo();
        assertThat(model.selection()).containsExactly(0, 4);
    }

    @Test
    void aResidualBlockFitsWhereverItIsPut() {
        PaletteCatalog.Item block = PaletteCatalog.ITEMS.stream()
                .filter(item -> item.id().equals("residual_block"))
                .findFirst()
                .orElseThrow();

        model.insert(block, new Gap.After(0));

        assertThat(model.drawing().summary().isValid()).isTrue();
        assertThat(model.selection()).hasSize(7);
    }

    @Test
    void aMissingOutputLayerIsMendedByOnePress() {
        model.select(List.of(5));
        model.delete();
        Diagnostic problem = model.drawing().summary().diagnostics().stream()
                .filter(each -> each.code().equals("no_output_layer"))
                .findFirst()
                .orElseThrow();

        model.apply(problem, model.mendOf(problem).orElseThrow());

        assertThat(model.drawing().summary().isValid()).isTrue();
        assertThat(types()).endsWith("dense", "output");
    }

    private List<String> types() {
        return model.spec().layers().stream().map(LayerTypes.TABLE::nameOf).toList();
    }
}
