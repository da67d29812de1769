package org.cnnworkbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.cnnworkbench.train.Experiment;
import org.cnnworkbench.ui.TestWindow;
import org.cnnworkbench.ui.common.PageId;
import org.cnnworkbench.ui.workspace.DataState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real window, driven by keys and the mouse. */
class ShellTest {

    @TempDir
    private static Path directory;

    private static TestWindow window;

    @BeforeAll
    static void open() {
        window = TestWindow.open(directory);
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @Test
    void theWindowBeginsWithImagesThatComeAlong() {
        Awaitility.await()
                .until(() -> window.workspace().dataset().stateProperty().get() instanceof DataState.Ready);

        assertThat(TestWindow.onWindow(() -> window.stage().getTitle())).isEqualTo("demo – CNN Workbench");
    }

    @Test
    void everyPageOpensByItsKeyAndByTheRail() {
        for (int i = 0; i < PageId.values().length; i++) {
            PageId page = PageId.values()[i];
            window.robot().push(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + (i + 1)));
            awaitPage(page);
        }
        window.robot().clickOn("#rail-data");
        awaitPage(PageId.DATA);
    }

    @Test
    void anEditIsMarkedUndoneByAKeyAndKeptInADraftMeanwhile() {
        TestWindow.onWindow(ShellTest::rename);
        assertThat(TestWindow.onWindow(() -> window.stage().getTitle())).startsWith("• renamed");
        Path draft = directory.resolve("unsaved.cnnx");
        Awaitility.await().until(() -> Files.exists(draft));

        TestWindow.onWindow(() -> {
            window.workspace().document().undo();
            return null;
        });

        assertThat(TestWindow.onWindow(() -> window.stage().getTitle())).isEqualTo("demo – CNN Workbench");
        Awaitility.await().until(() -> !Files.exists(draft));
    }

    @Test
    void theThemeChangesByAKeyAndIsKept() {
        boolean before = window.desktop().theme().now().dark();

        window.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);

        Awaitility.await().until(() -> window.desktop().theme().now().dark() != before);
        assertThat(directory.resolve("settings.json"))
                .content()
                .contains(before ? "\"theme\" : \"light\"" : "\"theme\" : \"dark\"");
    }

    @Test
    void theFootSaysWhatIsTrained() {
        assertThat(TestWindow.<String>onWindow(
                        () -> ((Labeled) window.stage().getScene().lookup("#status-jobs")).getText()))
                .isEqualTo("no run is training");
    }

    private static Callable<Void> nothing() {
        return () -> null;
    }

    private static Void rename() {
        window.workspace()
                .document()
                .edit(
                        "rename",
                        now -> new Experiment(
                                "renamed", now.architecture(), now.data(), now.augmentation(), now.training()));
        return null;
    }

    private static void awaitPage(PageId page) {
        Awaitility.await()
                .until(() -> window.workspace().navigator().pageProperty().get() == page);
        TestWindow.onWindow(nothing());
    }
}
