package org.cnnworkbench.ui.editor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.awaitility.core.ThrowingRunnable;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.spec.LayerTypes;
import org.cnnworkbench.spec.SpecJson;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.TestWindow;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobotInterface;
import org.testfx.util.WaitForAsyncUtils;

/** The page in the real window, with mouse and keyboard. */
@SuppressWarnings("NullAway.Init") // the fields are set before the tests
class DesignPageTest {

    @TempDir
    static Path directory;

    private static TestWindow window;

    @BeforeAll
    static void open() {
        window = TestWindow.open(directory);
        TestWindow.onWindow(() -> {
            window.stage().setWidth(1000);
            window.stage().setHeight(900);
            return null;
        });
        await().atMost(60, SECONDS)
                .until(() -> TestWindow.onWindow(
                        () -> window.workspace().dataset().inputProperty().get().classes() == 10));
    }

    @AfterEach
    void letGo() {
        window.robot().release(new MouseButton[0]).release(new KeyCode[0]);
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @Test
    void leNetIsBuiltByDraggingFromAnEmptyNetwork() {
        show("");
        List<String> lenet = List.of("conv2d", "avg_pool2d", "conv2d", "avg_pool2d", "dense", "dense", "output");

        lenet.forEach(type -> dragToTheEnd("palette-" + type));

        assertThat(types()).isEqualTo(lenet);
        soon(() -> {
            assertThat(text("#design-problems-toggle")).isEqualTo("No problems");
            assertThat(node("#block-0").getAccessibleText()).contains("output 28×28×32");
            assertThat(node("#block-3").getAccessibleText()).contains("output 7×7×32");
            assertThat(text("#design-output")).isEqualTo("10");
        });
        lenet.forEach(type -> onWindow(() -> window.workspace().document().undo()));
        assertThat(types()).isEmpty();
        lenet.forEach(type -> onWindow(() -> window.workspace().document().redo()));
        assertThat(types()).isEqualTo(lenet);
    }

    @Test
    void aResidualConnectionIsDrawnFromBlockToBlock() {
        show("""
                {"type":"conv2d","filters":8,"kernel_size":3},
                {"type":"conv2d","filters":8,"kernel_size":3},
                {"type":"max_pool2d"},
                {"type":"output"}""");

        Bounds from = bounds("#block-0");
        window.robot()
                .drag(new Point2D(from.getCenterX(), from.getMaxY()), MouseButton.PRIMARY)
                .dropTo(center("#block-2"));
        settle();
        window.robot().clickOn("#connect-add");
        settle();

        assertThat(types()).containsExactly("conv2d", "conv2d", "add", "max_pool2d", "output");
        assertThat(spec().layers().get(2).wiring().inputs()).containsExactly("conv2d_1", "conv2d_0");
        soon(() -> assertThat(text("#design-problems-toggle")).isEqualTo("No problems"));
    }

    @Test
    void aBlockIsDraggedToAnotherGap() {
        show("""
                {"type":"conv2d","filters":8,"kernel_size":3},
                {"type":"batch_norm"},
                {"type":"max_pool2d"},
                {"type":"output"}""");
        Bounds last = bounds("#block-3");

        window.robot()
                .drag(center("#block-1"), MouseButton.PRIMARY)
                .dropTo(new Point2D(last.getCenterX(), last.getMinY() - 10));
        settle();

        assertThat(types()).containsExactly("conv2d", "max_pool2d", "batch_norm", "output");
    }

    @Test
    void aPieceOfSeveralLayersThatIsPutInAtTheEdgeIsBroughtIntoView() {
        show("""
                {"type":"conv2d","filters":8,"kernel_size":3},
                {"type":"output"}""");
        DesignCanvas canvas = (DesignCanvas) node("#design-canvas");
        onWindow(() -> {
            canvas.zoom(1.2);
            canvas.pan(
                    0,
                    canvas.getHeight()
                            - canvas.viewport().screenY(canvas.drawn().block(1).bottom())
                            + 20);
        });
        settle();

        click("#block-1").push(KeyCode.CONTROL, KeyCode.SPACE);
        settle();
        window.robot().write("residual").push(KeyCode.ENTER);
        settle();

        assertThat(types()).hasSizeGreaterThan(5);
        awaitDrawing();
        Bounds seen = bounds("#design-canvas");
        for (int layer = 1; layer < types().size() - 1; layer++) {
            assertThat(seen.contains(bounds("#block-" + layer)))
                    .as("block " + layer)
                    .isTrue();
        }
        onWindow(canvas::fit);
    }

    @Test
    void theKeyboardDuplicatesMovesDeletesAndAddsBySearch() {
        show("""
                {"type":"conv2d","filters":8,"kernel_size":3},
                {"type":"max_pool2d"},
                {"type":"output"}""");

        click("#block-0").push(KeyCode.CONTROL, KeyCode.D);
        expect("conv2d", "conv2d", "max_pool2d", "output");
        window.robot().push(KeyCode.ALT, KeyCode.DOWN);
        expect("conv2d", "max_pool2d", "conv2d", "output");
        window.robot().push(KeyCode.DELETE);
        expect("conv2d", "max_pool2d", "output");
        window.robot().push(KeyCode.HOME).push(KeyCode.CONTROL, KeyCode.SPACE);
        settle();
        window.robot().write("drop").push(KeyCode.ENTER);
        settle();
        expect("conv2d", "dropout", "max_pool2d", "output");
    }

    @Test
    void aSettingOfTheSidebarIsSeenInTheDrawing() {
        show("""
                {"type":"conv2d","filters":8,"kernel_size":3},
                {"type":"output"}""");
        click("#block-0");
        settle();

        window.robot().doubleClickOn("#property-filters").write("24").push(KeyCode.ENTER);
        settle();

        soon(() -> assertThat(node("#block-0").getAccessibleText()).contains("output 28×28×24"));
    }

    @Test
    void textThatCanBeReadBecomesTheDrawingAndTheDrawingBecomesText() {
        show("{\"type\":\"output\"}");
        window.robot().clickOn("#design-json-toggle");
        settle();
        CodeArea area = (CodeArea) node("#design-json");

        onWindow(() -> area.replaceText(
                "{\"version\":1,\"name\":\"typed\",\"layers\":[{\"type\":\"flatten\"},{\"type\":\"output\"}]}"));
        await().atMost(10, SECONDS).until(() -> types().equals(List.of("flatten", "output")));
        onWindow(() -> area.replaceText("{\"version\":1,"));
        await().atMost(10, SECONDS).until(() -> text(".design-json-status").startsWith("Line 1"));
        assertThat(types()).containsExactly("flatten", "output");
        onWindow(() -> window.workspace().document().undo());

        soon(() -> assertThat(textOf(area)).doesNotContain("flatten").contains("\"output\""));
        String written = textOf(area);
        onWindow(((Hyperlink) node("#design-json-aside"))::fire);
        soon(() -> assertThat(textOf(area)).isEqualTo("{\"version\":1,"));
        assertThat(types()).containsExactly("output");
        onWindow(() -> area.replaceText(written));
        window.robot().clickOn("#design-json-toggle");
    }

    private static void dragToTheEnd(String item) {
        Bounds canvas = bounds("#design-canvas");
        window.robot()
                .drag("#" + item, MouseButton.PRIMARY)
                .dropTo(new Point2D(canvas.getCenterX(), canvas.getMaxY() - 8));
        settle();
    }

    /** Another network in the window. */
    private static void show(String layers) {
        ArchitectureSpec spec = SpecJson.read("test", "{\"version\":1,\"name\":\"test\",\"layers\":[" + layers + "]}");
        onWindow(() -> window.workspace()
                .document()
                .edit("test", e -> new Experiment(e.name(), spec, e.data(), e.augmentation(), e.training())));
        settle();
        awaitDrawing();
    }

    private static ArchitectureSpec spec() {
        return TestWindow.onWindow(
                () -> window.workspace().document().experiment().architecture());
    }

    private static List<String> types() {
        return spec().layers().stream().map(LayerTypes.TABLE::nameOf).toList();
    }

    private static Node node(String query) {
        return TestWindow.onWindow(() -> window.stage().getScene().lookup(query));
    }

    private static String text(String query) {
        return TestWindow.onWindow(() -> ((Labeled) window.stage().getScene().lookup(query)).getText());
    }

    private static Bounds bounds(String query) {
        return TestWindow.onWindow(() -> {
            Node node = window.stage().getScene().lookup(query);
            return node.localToScreen(node.getLayoutBounds());
        });
    }

    private static Point2D center(String query) {
        Bounds bounds = bounds(query);
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** Where a machine is slow, shapes are followed in the background, and the drawing and its text come later. */
    private static void soon(ThrowingRunnable assertion) {
        await().atMost(10, SECONDS).untilAsserted(assertion);
    }

    private static String textOf(CodeArea area) {
        return TestWindow.onWindow(() -> area.getText());
    }

    private static void expect(String... types) {
        soon(() -> assertThat(types()).containsExactly(types));
    }

    private static FxRobotInterface click(String query) {
        return window.robot().clickOn(center(query));
    }

    private static void awaitDrawing() {
        DesignCanvas canvas = (DesignCanvas) node("#design-canvas");
        await().atMost(10, SECONDS)
                .until(() -> TestWindow.onWindow(() -> canvas.drawn().blocks().size())
                        == spec().layers().size() + 1);
        settle();
    }

    private static void onWindow(Runnable action) {
        TestWindow.onWindow(() -> {
            action.run();
            return null;
        });
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }
}
