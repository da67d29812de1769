package org.cnnworkbench.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.TableView;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.PageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in the real window. */
class RunsPageTest {

    @TempDir
    private Path directory;

    @Test
    void aChosenRunStaysChosenWhenItGoesOn() {
        RunStore store = new RunStore(directory.resolve("runs"), Clock.systemUTC());
        RunDirectory first = store.create(DemoExperiment.get(), directory, List.of(), null);
        RunDirectory second = store.create(DemoExperiment.get(), directory, List.of(), null);
        try (TestWindow window = TestWindow.open(directory)) {
            TestWindow.onWindow(() -> {
                window.workspace().navigator().show(PageId.RUNS);
                return null;
            });
            until(() -> table(window) != null && rows(window).size() == 2);
            TestWindow.onWindow(() -> {
                table(window).getSelectionModel().selectAll();
                return null;
            });

            store.end(first, RunState.FAILED, "told so by a test");
            TestWindow.onWindow(() -> {
                window.workspace().runs().refresh();
                return null;
            });
            until(() -> rows(window).stream().anyMatch(row -> row.state() == RunState.FAILED));

            assertThat(TestWindow.onWindow(() -> table(window).getSelectionModel().getSelectedItems().stream()
                            .map(RunRow::run)
                            .toList()))
                    .containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void theNewestRunStandsFirstThoughCellsWereMadeBeforeThereWasOne() {
        try (TestWindow window = TestWindow.open(directory)) {
            TestWindow.onWindow(() -> {
                window.workspace().navigator().show(PageId.RUNS);
                return null;
            });
            until(() -> table(window) != null);
            TestWindow.onWindow(() -> {
                RunsTable table = (RunsTable) table(window);
                table.makeCells();
                table.showRuns();
                return null;
            });
            RunStore store = new RunStore(directory.resolve("runs"), Clock.systemUTC());
            RunDirectory first = store.create(DemoExperiment.get(), directory, List.of(), null);
            RunDirectory second = store.create(DemoExperiment.get(), directory, List.of(), null);
            TestWindow.onWindow(() -> {
                window.workspace().runs().refresh();
                return null;
            });

            until(() -> rows(window).size() == 2);

            assertThat(TestWindow.onWindow(() -> rows(window)))
                    .extracting(RunRow::run)
                    .containsExactly(second, first);
        }
    }

    private static List<RunRow> rows(TestWindow window) {
        return List.copyOf(table(window).getItems());
    }

    @SuppressWarnings("unchecked")
    private static TableView<RunRow> table(TestWindow window) {
        return window.find("#runs-table", TableView.class);
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(60)).until(() -> TestWindow.onWindow(holds));
    }
}
