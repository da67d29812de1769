package org.cnnworkbench.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.awaitility.Awaitility;
import org.cnnworkbench.search.result.TrialState;
import org.cnnworkbench.spec.LayerSpec;
import org.cnnworkbench.train.ExperimentJson;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.PageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPageTest {

    private static final String SMALL = """
            {"version": 1, "name": "digits", "architecture": {"version": 1, "name": "Tiny", "input_shape": [8, 8, 1], "layers": [
               {"type": "conv2d", "filters": 4, "kernel_size": 3}, {"type": "output"}]},
             "data": {"reference": "builtin:digits", "limit": 60},
             "training": {"epochs": 1, "engine": "torch", "batch_size": 16}}""";

    @TempDir
    private Path directory;

    @Test
    void twoFieldsAreSearchedAndTheBestIsApplied() throws IOException {
        Path damaged = Files.createDirectories(directory.resolve("studies/damaged"));
        Files.writeString(damaged.resolve("study.json"), "{\"version\": 1, ");
        try (TestWindow window = TestWindow.open(directory)) {
            TestWindow.onWindow(() -> {
                window.workspace().document().edit("a small experiment", now -> ExperimentJson.read("test", SMALL));
                window.workspace().navigator().show(PageId.SEARCH);
                return true;
            });
            assertThat(node(window, "#search-start").isDisabled()).isTrue();
            until(() -> window.stage().getScene().lookup("#plan-trials") != null);

            until(() -> text(window, "#search-problem").contains("study.json:1"));

            press(window, "#search-suggest");
            until(() -> text(window, "#search-check").startsWith("20 trials"));
            type(window, "#search-layers-conv2d-0-filters-values", "2, 3");
            type(window, "#plan-trials", "2");
            until(() -> text(window, "#search-check").equals("2 trials, then the best once more"));

            press(window, "#search-start");
            until(() -> text(window, "#search-state").equals("Completed"));
            assertThat(trials(window).getItems())
                    .hasSize(2)
                    .allMatch(row -> row.state() == TrialState.COMPLETE && row.isScored())
                    .satisfiesOnlyOnce(row -> assertThat(row.best()).isTrue());
            assertThat(text(window, "#search-refit")).contains("on the test images");

            TrialRow best = trials(window).getItems().stream()
                    .filter(TrialRow::best)
                    .toList()
                    .getFirst();
            long filters = Objects.requireNonNull(best.values().get("layers[conv2d_0].filters"))
                    .asLong();
            press(window, "#search-apply");
            until(() -> window.workspace().document().undoTextProperty().get().equals("apply trial " + best.number()));
            LayerSpec.Conv2d first = (LayerSpec.Conv2d) window.workspace()
                    .document()
                    .experiment()
                    .architecture()
                    .layers()
                    .getFirst();
            assertThat(first.filters()).isEqualTo((int) filters);

            press(window, "#search-open-run");
            until(() -> window.workspace().navigator().pageProperty().get() == PageId.TRAIN
                    && window.stage().getScene().lookup("#train-state") != null
                    && text(window, "#train-state").equals("Completed"));
        }
    }

    @SuppressWarnings("unchecked")
    private static TableView<TrialRow> trials(TestWindow window) {
        return (TableView<TrialRow>) node(window, "#search-trials");
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> TestWindow.onWindow(condition));
    }

    /** As a click does, whatever else the machine's screen shows. */
    private static void press(TestWindow window, String id) {
        TestWindow.onWindow(() -> {
            ((ButtonBase) node(window, id)).fire();
            return true;
        });
    }

    private static void type(TestWindow window, String id, String text) {
        TestWindow.onWindow(() -> {
            TextField field = (TextField) node(window, id);
            field.requestFocus();
            field.setText(text);
            field.fireEvent(new ActionEvent());
            return true;
        });
    }

    private static String text(TestWindow window, String id) {
        return ((Labeled) node(window, id)).getText();
    }

    private static Node node(TestWindow window, String id) {
        return window.node(id);
    }
}
