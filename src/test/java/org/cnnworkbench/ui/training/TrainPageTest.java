package org.cnnworkbench.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.awaitility.Awaitility;
import org.cnnworkbench.run.RunStatus;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.train.SteeringAct;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.common.plot.Plot;
import org.cnnworkbench.ui.common.plot.PlotMark;
import org.cnnworkbench.ui.common.plot.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainPageTest {

    @TempDir
    private Path directory;

    @Test
    void aNetworkIsTrainedSteeredAndWatchedToItsEnd() {
        try (TestWindow window = TestWindow.open(directory)) {
            TestWindow.onWindow(() -> {
                window.workspace()
                        .document()
                        .edit(
                                "a small experiment",
                                now -> ExperimentJson.read(
                                        "test",
                                        ExperimentJson.write(now)
                                                .replace(
                                                        "\"builtin:fashion-mnist-mini\"",
                                                        "\"builtin:fashion-mnist-mini\", \"limit\" : 300")
                                                .replace("\"epochs\" : 5", "\"epochs\" : 500")
                                                .replace("\"batch_size\" : 64", "\"batch_size\" : 16")));
                window.workspace().navigator().show(PageId.TRAIN);
                return true;
            });
            until(() -> !node(window, "#train-start").isDisabled());

            press(window, "#train-start");
            until(() -> points(window, "#plot-loss") > 3);
            assertThat(points(window, "#plot-error")).isPositive();

            type(window, "#train-learning-rate", "0.002");
            press(window, "#train-apply-rate");
            until(() -> plot(window, "#plot-loss").model().content().marks().stream()
                    .anyMatch(mark -> mark.kind() == PlotMark.Kind.LEARNING_RATE));

            until(() -> !node(window, "#train-pause").isDisabled());
            press(window, "#train-pause");
            until(() -> text(window, "#train-pause").equals("Continue")
                    && !node(window, "#train-pause").isDisabled());
            assertThat(text(window, "#train-state")).isEqualTo("Paused");
            press(window, "#train-pause");
            until(() -> text(window, "#train-pause").equals("Pause")
                    && !node(window, "#train-pause").isDisabled());

            press(window, "#train-stop-after-epoch");
            until(() -> !text(window, "#train-end-reason").isEmpty()
                    && node(window, "#train-evaluate").isVisible());
            assertThat(text(window, "#train-state")).isEqualTo("Stopped");
            assertThat(text(window, "#train-best")).startsWith("Best: epoch");

            RunStatus status = RunStatus.of(window.workspace().store().list().getFirst());
            assertThat(status.record().steering())
                    .extracting(applied -> applied.act())
                    .contains(
                            new SteeringAct.SetLearningRate(0.002),
                            new SteeringAct.Pause(),
                            new SteeringAct.Continue());
            press(window, "#train-evaluate");
            assertThat(window.workspace().navigator().pageProperty().get()).isEqualTo(PageId.EVALUATE);
        }
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> TestWindow.onWindow(condition));
    }

    /** As a click does, whatever else the machine's screen shows. */
    private static void press(TestWindow window, String id) {
        TestWindow.onWindow(() -> {
            ((Button) node(window, id)).fire();
            return true;
        });
    }

    private static void type(TestWindow window, String id, String text) {
        TestWindow.onWindow(() -> {
            TextInputControl field = (TextInputControl) node(window, id);
            field.requestFocus();
            field.setText(text);
            return true;
        });
    }

    private static String text(TestWindow window, String id) {
        return ((Labeled) node(window, id)).getText();
    }

    private static Plot plot(TestWindow window, String id) {
        return (Plot) node(window, id);
    }

    private static int points(TestWindow window, String id) {
        if (window.stage().getScene().lookup(id) == null) {
            return 0;
        }
        List<Series> series = plot(window, id).model().content().series();
        return series.isEmpty() ? 0 : series.getFirst().size();
    }

    private static Node node(TestWindow window, String id) {
        return window.node(id);
    }
}
