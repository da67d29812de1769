package org.cnnworkbench.ui.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import org.cnnworkbench.data.format.SlowCatalog;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.DataState;
import org.controlsfx.control.StatusBar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set of the catalogue fetched by the page in the real window, from a server that sends when it is told to. */
class FetchedDataTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static Path cache;
    private static SlowCatalog server;
    private static TestWindow window;

    @BeforeAll
    static void open() throws IOException {
        cache = directory.resolve("cache");
        server = new SlowCatalog(cache);
        window = TestWindow.open(directory, cache);
        TestWindow.onWindow(() -> {
            window.stage().setX(0);
            window.stage().setY(0);
            window.stage().setWidth(1000);
            window.stage().setHeight(800);
            window.workspace().navigator().show(PageId.DATA);
            return null;
        });
        until(() -> state() instanceof DataState.Ready);
    }

    @AfterAll
    static void close() {
        window.close();
        server.close();
    }

    /** One story, since each step begins where the one before it ended. */
    @Test
    void aFetchShowsHowFarItIsIsCancelledWithoutATraceSaysWhereItWasCutAndGoesOnFromThere() {
        TestWindow.onWindow(() -> {
            window.find("#data-reference", TextField.class).setText("catalog:slow");
            return null;
        });
        press("#data-load");
        server.send(2);
        until(() -> shown() > 0.15 && shown() < 0.25);
        assertThat(window.text("#data-message"))
                .isEqualTo("fetching train-images-idx3-ubyte from localhost, file 1 of 2 · 20 %");
        server.send(3);
        until(() -> shown() > 0.45 && shown() < 0.55);
        assertThat(TestWindow.onWindow(
                        () -> window.find(".status-bar", StatusBar.class).getProgress()))
                .isBetween(0.4, 0.6);

        press("#data-cancel");
        until(() -> state() instanceof DataState.Failed);
        assertThat(window.text("#data-message")).isEqualTo("Reading was cancelled.");
        until(() -> !cache.resolve("slow").toFile().exists());

        retry();
        server.send(3);
        until(() -> shown() > 0.25 && shown() < 0.35);
        server.cut(true);
        until(() -> state() instanceof DataState.Failed);
        assertThat(window.text("#data-message"))
                .contains("the connection was cut after", "Try again to continue", "by hand");

        server.cut(false);
        retry();
        server.send(SlowCatalog.PIECES);
        until(() -> state() instanceof DataState.Ready);
        assertThat(window.text("#data-chip-images")).isEqualTo("40 images");
        assertThat(cache.resolve("slow")).isDirectoryNotContaining("glob:**.part");
    }

    private static void press(String id) {
        TestWindow.onWindow(() -> {
            window.find(id, Button.class).fire();
            return null;
        });
    }

    private static void retry() {
        int before = server.requests();
        press("#data-retry");
        until(() -> server.requests() > before);
    }

    private static DataState state() {
        return TestWindow.onWindow(
                () -> window.workspace().dataset().stateProperty().get());
    }

    private static double shown() {
        return TestWindow.onWindow(
                () -> window.find("#data-progress", ProgressBar.class).getProgress());
    }

    private static void until(Callable<Boolean> holds) {
        await().atMost(PATIENCE).until(holds);
    }
}
