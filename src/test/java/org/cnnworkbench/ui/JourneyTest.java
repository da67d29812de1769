package org.cnnworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.cnnworkbench.spec.ArchitectureSpec;
import org.cnnworkbench.train.DataSettings;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.common.plot.Plot;
import org.cnnworkbench.ui.common.plot.Series;
import org.cnnworkbench.ui.workspace.DataState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person does in the first minutes: draw a network, train it, watch it, look at its mistakes. The longest that the window's thread
 * was busy on each page is written to {@code target/window-stalls.txt}.
 */
class JourneyTest {

    /** So many that a quick machine trains on them for a second at least, in which the curve is seen to grow. */
    private static final int IMAGES_OF_A_CLASS = 1000;

    private static final List<String> LENET =
            List.of("conv2d", "avg_pool2d", "conv2d", "avg_pool2d", "dense", "dense", "output");

    @TempDir
    private static Path directory;

    private final List<String> stalls = new ArrayList<>();

    @Test
    void leNetIsDrawnTrainedWatchedAndItsMistakesAreLookedAt() throws IOException {
        try (TestWindow window = TestWindow.open(directory);
                Watchdog watchdog = new Watchdog()) {
            TestWindow.onWindow(() -> {
                window.stage().setX(0);
                window.stage().setY(0);
                window.stage().setWidth(1000);
                window.stage().setHeight(900);
                window.workspace().document().edit("an empty network on few images", JourneyTest::empty);
                return null;
            });
            until(() -> window.workspace().dataset().stateProperty().get() instanceof DataState.Ready);
            stalled(watchdog, "start");

            draw(window);
            stalled(watchdog, "Design");

            train(window);
            stalled(watchdog, "Train");

            lookAtAMistake(window);
            stalled(watchdog, "Evaluate");
        }
        Files.write(Path.of("target", "window-stalls.txt"), stalls);
    }

    private static Experiment empty(Experiment now) {
        ArchitectureSpec nothing = new ArchitectureSpec("LeNet", null, null, List.of());
        DataSettings data = now.data();
        DataSettings few = new DataSettings(
                data.reference(),
                data.classes(),
                IMAGES_OF_A_CLASS,
                data.validation(),
                null,
                data.balance(),
                data.preprocessing(),
                null,
                null);
        Experiment drawn = new Experiment(now.name(), nothing, few, now.augmentation(), now.training());
        return ExperimentJson.read(
                "the journey", ExperimentJson.write(drawn).replace("\"epochs\" : 5", "\"epochs\" : 2"));
    }

    private static void draw(TestWindow window) {
        for (String layer : LENET) {
            Bounds canvas = TestWindow.onWindow(() -> {
                Node node = node(window, "#design-canvas");
                return node.localToScreen(node.getLayoutBounds());
            });
            window.robot()
                    .drag("#palette-" + layer, MouseButton.PRIMARY)
                    .dropTo(new Point2D(canvas.getCenterX(), canvas.getMaxY() - 8));
            TestWindow.onWindow(() -> null);
        }
        assertThat(window.workspace().document().experiment().architecture().layers())
                .hasSize(LENET.size());
        until(() -> text(window, "#design-problems-toggle").equals("No problems"));
    }

    private static void train(TestWindow window) {
        window.robot().clickOn("#rail-train");
        until(() -> !node(window, "#train-start").isDisabled());
        window.robot().clickOn("#train-start");
        AtomicInteger some = new AtomicInteger();
        until(() -> some.updateAndGet(none -> points(window)) > 0);
        until(() -> points(window) > some.get());
        until(() -> window.stage().getScene().lookup("#train-end-reason") != null
                && !text(window, "#train-end-reason").isEmpty());
        until(() -> node(window, "#train-evaluate").isVisible());
        window.robot().clickOn("#train-evaluate");
    }

    /** The cells of the first row beside the diagonal: after two epochs at least one of them holds a mistake, in some row. */
    private static void lookAtAMistake(TestWindow window) {
        until(() -> window.stage().getScene().lookup("#evaluate-matrix") != null
                && node(window, "#evaluate-matrix").isVisible());
        TestWindow.onWindow(() -> {
            node(window, "#evaluate-matrix").requestFocus();
            return null;
        });
        window.robot().type(KeyCode.LEFT, 10).type(KeyCode.UP, 10);
        for (int row = 0; row < 10 && !atAMistake(window); row++) {
            for (int column = 0; column < 9 && !atAMistake(window); column++) {
                window.robot().type(KeyCode.RIGHT);
            }
            if (!atAMistake(window)) {
                window.robot().type(KeyCode.LEFT, 10).type(KeyCode.DOWN);
            }
        }
        window.robot().type(KeyCode.ENTER);
        until(() -> node(window, "#evaluate-cell-images").lookup(".wb-picture") != null);
    }

    private static boolean atAMistake(TestWindow window) {
        String sentence = TestWindow.onWindow(() -> ((Label) node(window, "#evaluate-sentence")).getText());
        return sentence.contains("taken for") && !sentence.startsWith("No ") && !sentence.startsWith("0 ");
    }

    private void stalled(Watchdog watchdog, String page) {
        stalls.add(String.format(
                Locale.ROOT, "%-8s longest wait for the window's thread %.0f ms", page, watchdog.longestMillis()));
    }

    private static int points(TestWindow window) {
        if (!(window.stage().getScene().lookup("#plot-loss") instanceof Plot plot)) {
            return 0;
        }
        List<Series> series = plot.model().content().series();
        return series.isEmpty() ? 0 : series.getFirst().size();
    }

    private static String text(TestWindow window, String query) {
        return ((Labeled) node(window, query)).getText();
    }

    private static Node node(TestWindow window, String query) {
        return window.node(query);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(120, TimeUnit.SECONDS).until(() -> TestWindow.onWindow(condition));
    }
}
