package org.cnnworkbench.ui.runs;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.awaitility.Awaitility;
import org.cnnworkbench.run.RunDirectory;
import org.cnnworkbench.run.RunState;
import org.cnnworkbench.run.RunStore;
import org.cnnworkbench.train.DemoExperiment;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.PageId;

/**
 * Measures the Runs page with many runs: how long the window's thread is busy with showing the page and with sorting by each column. Two
 * numbers: runs, and the milliseconds between their being read and the page's being asked for. The window makes the pages that aren't shown
 * in its first seconds.
 *
 * <pre>mvn -q test-compile exec:exec -Dexec.classpathScope=test -Dmain.class=org.cnnworkbench.ui.runs.ManyRuns -Dargs="1000 5000" \
 *     -Djvm.flags="-Dglass.platform=Headless -Dprism.order=sw --enable-native-access=ALL-UNNAMED"</pre>
 */
public final class ManyRuns {

    private ManyRuns() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        int rest = arguments.length < 2 ? 0 : Integer.parseInt(arguments[1]);
        Path directory = Files.createTempDirectory("many-runs");
        RunStore store = new RunStore(directory.resolve("runs"), Clock.systemUTC());
        for (int i = 0; i < runs; i++) {
            RunDirectory run = store.createAt(
                    store.directory().resolve(String.format(Locale.ROOT, "run-%05d", i)),
                    DemoExperiment.get(),
                    directory,
                    List.of(),
                    null);
            store.end(run, i % 7 == 0 ? RunState.FAILED : RunState.STOPPED, "made for a measurement");
        }
        PrintStream out = System.out;
        try (TestWindow window = TestWindow.open(directory)) {
            long begun = System.nanoTime();
            Awaitility.await()
                    .atMost(5, TimeUnit.MINUTES)
                    .until(() -> window.workspace().runs().runs().size() == runs);
            out.printf(
                    Locale.ROOT, "%d runs read in the background in %.1f s%n", runs, (System.nanoTime() - begun) / 1e9);
            Thread.sleep(rest);
            out.printf(
                    Locale.ROOT,
                    "showing the page for the first time: %.0f ms%n",
                    busy(() -> window.workspace().navigator().show(PageId.RUNS)));
            Awaitility.await()
                    .atMost(1, TimeUnit.MINUTES)
                    .until(() ->
                            TestWindow.onWindow(() -> table(window).getItems().size()) == runs);
            TestWindow.onWindow(() -> {
                window.workspace().navigator().show(PageId.DESIGN);
                return null;
            });
            out.printf(
                    Locale.ROOT,
                    "showing it again: %.0f ms%n",
                    busy(() -> window.workspace().navigator().show(PageId.RUNS)));
            TableView<?> table = TestWindow.onWindow(() -> table(window));
            // Twice: the first time, Java is still compiling.
            List<TableColumn<?, ?>> columns = new ArrayList<>(table.getColumns());
            columns.addAll(table.getColumns());
            for (TableColumn<?, ?> column : columns) {
                out.printf(Locale.ROOT, "sorting by %s: %.0f ms%n", column.getText(), busy(() -> sort(table, column)));
            }
        }
        System.exit(0);
    }

    private static TableView<?> table(TestWindow window) {
        return window.find("#runs-table", TableView.class);
    }

    @SuppressWarnings("unchecked")
    private static <S> void sort(TableView<S> table, TableColumn<?, ?> column) {
        table.getSortOrder().setAll(List.of((TableColumn<S, ?>) column));
        table.sort();
    }

    /** Until the window's thread has laid out and drawn what the action changed. */
    private static double busy(Runnable action) {
        long begun = System.nanoTime();
        TestWindow.onWindow(() -> {
            action.run();
            return null;
        });
        TestWindow.onWindow(() -> null);
        return (System.nanoTime() - begun) / 1e6;
    }
}
